package org.offenlage.web.chart;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;

/** Which areas the map has: the municipalities of the county, by their AGS. */
public final class MapAreas {

  /** Codes of all areas of the map. */
  public static final Set<String> CODES = codes();

  private MapAreas() {}

  private static Set<String> codes() {
    try (JsonReader reader = Json.createReader(new StringReader(Pen.map()))) {
      return reader.readObject().getJsonArray("features").stream()
          .map(JsonValue::asJsonObject)
          .map((JsonObject feature) -> feature.getString("id"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
