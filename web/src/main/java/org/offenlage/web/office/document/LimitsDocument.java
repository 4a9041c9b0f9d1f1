package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.protection.Limits;

/** What a release rule limits, as a document. Stateless. */
final class LimitsDocument {

  private LimitsDocument() {}

  static Limits read(Fields fields) throws MalformedDocument {
    Set<String> areaColumns =
        fields.has("areaColumns") ? Set.copyOf(fields.texts("areaColumns")) : Set.of();
    Optional<Fields> population = fields.optionalObject("smallestPopulation");
    Optional<Limits.SmallestPopulation> smallest =
        population.isPresent() ? Optional.of(smallest(population.get())) : Optional.empty();
    List<Limits.Combination> neverCrossed = new ArrayList<>();
    if (fields.has("neverCrossed")) {
      for (Fields combination : fields.objects("neverCrossed")) {
        Set<String> columns = Set.copyOf(combination.texts("columns"));
        combination.nothingElse();
        neverCrossed.add(combination.make(() -> new Limits.Combination(columns)));
      }
    }
    Optional<Period> retention =
        fields.has("retention")
            ? Optional.of(retention(fields, fields.text("retention")))
            : Optional.empty();
    fields.nothingElse();
    return fields.make(() -> new Limits(areaColumns, smallest, neverCrossed, retention));
  }

  private static Limits.SmallestPopulation smallest(Fields fields) throws MalformedDocument {
    String indicator = fields.text("indicator");
    long least = fields.wholeLong("least");
    fields.nothingElse();
    return fields.make(() -> new Limits.SmallestPopulation(indicator, least));
  }

  private static Period retention(Fields fields, String text) throws MalformedDocument {
    try {
      return Period.parse(text);
    } catch (DateTimeParseException e) {
      throw fields.wrong("retention", "a period such as P5Y or P18M");
    }
  }

  static JsonObjectBuilder write(Limits limits) {
    JsonArrayBuilder combinations = Json.createArrayBuilder();
    limits
        .neverCrossed()
        .forEach(
            each ->
                combinations.add(
                    Json.createObjectBuilder()
                        .add("columns", Json.createArrayBuilder(each.sorted()))));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("areaColumns", Json.createArrayBuilder(new TreeSet<>(limits.areaColumns())))
            .add("neverCrossed", combinations);
    limits
        .smallestPopulation()
        .ifPresent(
            smallest ->
                json.add(
                    "smallestPopulation",
                    Json.createObjectBuilder()
                        .add("indicator", smallest.indicatorId())
                        .add("least", smallest.least())));
    limits.retention().ifPresent(period -> json.add("retention", period.toString()));
    return json;
  }
}
