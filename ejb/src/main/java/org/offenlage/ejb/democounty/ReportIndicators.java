package org.offenlage.ejb.democounty;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.IndicatorJson;

/**
 * The further indicators of the social report, read from the resource that declares them. The
 * dimensions are the same for all, so they are not repeated there. Stateless.
 */
final class ReportIndicators {

  private ReportIndicators() {}

  static List<IndicatorDefinition> all(CountyFacts facts) {
    JsonArray dimensions =
        IndicatorJson.write(DemoIndicators.all(facts).get(0)).getJsonArray("dimensions");
    try (InputStream in = ReportIndicators.class.getResourceAsStream("report-indicators.json")) {
      if (in == null) {
        throw new IllegalStateException("the resource report-indicators.json is missing");
      }
      try (JsonReader reader = Json.createReader(in)) {
        return reader.readArray().stream()
            .map(JsonValue::asJsonObject)
            .map(declared -> definition(declared, dimensions))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndicatorDefinition definition(JsonObject declared, JsonArray dimensions) {
    JsonArrayBuilder all = Json.createArrayBuilder(dimensions);
    return IndicatorJson.read(Json.createObjectBuilder(declared).add("dimensions", all).build());
  }
}
