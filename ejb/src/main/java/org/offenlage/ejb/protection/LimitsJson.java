package org.offenlage.ejb.protection;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Period;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The stored form of what a release rule limits. Member names are never changed. Stateless. */
final class LimitsJson {

  private LimitsJson() {}

  static JsonObject write(Limits limits) {
    JsonArrayBuilder combinations = Json.createArrayBuilder();
    limits.neverCrossed().forEach(each -> combinations.add(texts(each.columns())));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("areaColumns", texts(limits.areaColumns()))
            .add("neverCrossed", combinations);
    limits
        .smallestPopulation()
        .ifPresent(
            smallest ->
                json.add("populationOf", smallest.indicatorId())
                    .add("smallestPopulation", smallest.least()));
    limits.retention().ifPresent(period -> json.add("retention", period.toString()));
    return json.build();
  }

  static Limits read(JsonObject json) {
    return new Limits(
        texts(json.getJsonArray("areaColumns")),
        json.containsKey("smallestPopulation")
            ? Optional.of(
                new Limits.SmallestPopulation(
                    json.getString("populationOf"),
                    json.getJsonNumber("smallestPopulation").longValueExact()))
            : Optional.empty(),
        json.getJsonArray("neverCrossed").getValuesAs(JsonArray.class).stream()
            .map(columns -> new Limits.Combination(texts(columns)))
            .toList(),
        json.containsKey("retention")
            ? Optional.of(Period.parse(json.getString("retention")))
            : Optional.empty());
  }

  private static JsonArrayBuilder texts(Set<String> texts) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    new TreeSet<>(texts).forEach(json::add);
    return json;
  }

  private static Set<String> texts(JsonArray json) {
    Set<String> texts = new HashSet<>();
    json.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
    return texts;
  }
}
