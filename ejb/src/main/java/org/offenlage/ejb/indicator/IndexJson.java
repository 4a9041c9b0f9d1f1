package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.microdata.JsonMembers;

/**
 * Indices as JSON. Stateless.
 *
 * <pre>{@code
 * {"type": "index-number", "of": {"indicator": "birth-rate"}, "basePeriod": "2019"}
 *
 * {"type": "composite-index", "scale": "min-max", "parts": [
 *   {"indicator": "benefit-rate", "version": 2, "weight": 2},
 *   {"indicator": "women-in-employment", "codes": {"sex": "f"}, "weight": 1,
 *    "orientation": "reversed"}]}
 * }</pre>
 *
 * <p>Scales: {@code min-max}, {@code z-score}. Without a version the one is meant that is in force
 * when the index is prepared; without an orientation a high figure makes the index high.
 */
public final class IndexJson {

  /** Type of an index against a base period. */
  public static final String NUMBER = "index-number";

  /** Type of a composite index. */
  public static final String COMPOSITE = "composite-index";

  private IndexJson() {}

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static IndexFormula read(JsonObject json) {
    if (json.getString("type", "").equals(NUMBER)) {
      JsonMembers members = JsonMembers.of(json, "the measure", Set.of("type", "of", "basePeriod"));
      JsonObject of = members.object("of");
      return new IndexFormula.AgainstBase(
          part(
              of,
              JsonMembers.of(of, "a part of the index", Set.of("indicator", "version", "codes"))),
          members.text("basePeriod"));
    }
    JsonMembers members = JsonMembers.of(json, "the measure", Set.of("type", "scale", "parts"));
    return new IndexFormula.Composite(
        members.objects("parts", IndexJson::weighted),
        members.constant("scale", IndexFormula.Scale.class));
  }

  private static IndexFormula.Weighted weighted(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json,
            "a part of the index",
            Set.of("indicator", "version", "codes", "weight", "orientation"));
    return new IndexFormula.Weighted(
        part(json, members),
        members.small("weight"),
        members.has("orientation")
            ? members.constant("orientation", IndexFormula.Orientation.class)
            : IndexFormula.Orientation.SAME);
  }

  private static IndexPart part(JsonObject json, JsonMembers members) {
    Map<String, String> codes = new TreeMap<>();
    if (members.has("codes")) {
      members
          .object("codes")
          .forEach(
              (variable, code) -> {
                if (!(code instanceof JsonString text)) {
                  throw new IllegalArgumentException("the code of '" + variable + "' must be text");
                }
                codes.put(variable, text.getString());
              });
    }
    return new IndexPart(
        members.text("indicator"),
        members.has("version") ? OptionalInt.of(members.small("version")) : OptionalInt.empty(),
        codes);
  }

  /** Writes a formula. */
  public static JsonObjectBuilder write(IndexFormula formula) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (formula instanceof IndexFormula.AgainstBase base) {
      return json.add("type", NUMBER)
          .add("of", write(base.of()))
          .add("basePeriod", base.basePeriod());
    }
    IndexFormula.Composite composite = (IndexFormula.Composite) formula;
    JsonArrayBuilder parts = Json.createArrayBuilder();
    for (IndexFormula.Weighted weighted : composite.weighted()) {
      parts.add(
          write(weighted.part())
              .add("weight", weighted.weight())
              .add("orientation", JsonMembers.word(weighted.orientation())));
    }
    return json.add("type", COMPOSITE)
        .add("scale", JsonMembers.word(composite.scale()))
        .add("parts", parts);
  }

  private static JsonObjectBuilder write(IndexPart part) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("indicator", part.indicatorId());
    part.version().ifPresent(version -> json.add("version", version));
    if (!part.codes().isEmpty()) {
      JsonObjectBuilder codes = Json.createObjectBuilder();
      new TreeMap<>(part.codes()).forEach(codes::add);
      json.add("codes", codes);
    }
    return json;
  }
}
