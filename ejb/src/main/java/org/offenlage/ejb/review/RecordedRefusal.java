package org.offenlage.ejb.review;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.ejb.ledger.CanonicalJson;

/**
 * A refusal as it was told before, read back from where it was kept.
 *
 * @param kind what kind of refusal it was
 * @param code its stable name
 * @param detail the English sentence
 * @param parameters values that a translated sentence may mention
 */
record RecordedRefusal(Kind kind, String code, String detail, Map<String, String> parameters)
    implements Refusal {

  RecordedRefusal {
    parameters = Map.copyOf(parameters);
  }

  static String write(Refusal refusal) {
    JsonObjectBuilder parameters = Json.createObjectBuilder();
    refusal.parameters().forEach(parameters::add);
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("kind", refusal.kind().name())
            .add("code", refusal.code())
            .add("detail", refusal.detail())
            .add("parameters", parameters)
            .build());
  }

  static RecordedRefusal read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      Map<String, String> parameters = new TreeMap<>();
      JsonObject stored = json.getJsonObject("parameters");
      stored.keySet().forEach(name -> parameters.put(name, stored.getString(name)));
      return new RecordedRefusal(
          Kind.valueOf(json.getString("kind")),
          json.getString("code"),
          json.getString("detail"),
          parameters);
    }
  }
}
