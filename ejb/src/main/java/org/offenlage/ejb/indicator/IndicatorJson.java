package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.microdata.JsonMembers;

/**
 * Indicators as JSON, the form in which pages, the API and the database keep them. Stateless.
 *
 * <pre>{@code
 * {"metadata": {"id": "at-risk-of-poverty", "field": "poverty",
 *    "name": {"de": "...", "en": "..."}, "definition": {...}, "interpretation": {...},
 *    "unit": {...}, "source": {...}, "decimals": 1, "origin": "synthetic"},
 *  "measure": {"type": "share",
 *    "whole": {"dataset": "eusilc", "assignments": {"area": {"type": "code", "column": "db040"}}},
 *    "part": {"type": "below-percent-of-median", "column": "eqIncome", "percent": 60}},
 *  "dimensions": [
 *    {"type": "area", "name": "area", "label": {...}, "categories": [
 *      {"code": "AT", "label": {...}}, {"code": "Tyrol", "label": {...}, "parent": "AT"}]}]}
 * }</pre>
 *
 * <p>Measures: {@code count} (records), {@code rate} (numerator, denominator, per), {@code share}
 * (whole, part), {@code sum} and {@code mean} (records, column, greatest, holding), {@code
 * distinct} (records, column), {@code quantile} (records, column, least, greatest, percent), and
 * those of {@link IndexJson}. Assignments: {@code code}, {@code band}, {@code age}; conditions:
 * {@code one-of}, {@code between}, {@code below-percent-of-median}. Dimensions: {@code area},
 * {@code classification}, {@code period}.
 */
public final class IndicatorJson {

  private static final Set<String> TOTAL =
      Set.of("type", "records", "column", "greatest", "holding");

  private IndicatorJson() {}

  /**
   * Reads a definition.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static IndicatorDefinition parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return read(reader.readObject());
    } catch (JsonException | IllegalStateException notJson) {
      throw new IllegalArgumentException("the definition is not a JSON object", notJson);
    }
  }

  /** Reads a definition; throws as {@link #parse}. */
  public static IndicatorDefinition read(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(json, "the definition", Set.of("metadata", "measure", "dimensions"));
    return new IndicatorDefinition(
        metadata(members.object("metadata")),
        measure(members.object("measure")),
        members.objects("dimensions", IndicatorJson::dimension));
  }

  /** Writes a definition. */
  public static JsonObject write(IndicatorDefinition definition) {
    JsonArrayBuilder dimensions = Json.createArrayBuilder();
    for (Dimension dimension : definition.dimensions()) {
      dimensions.add(write(dimension));
    }
    return Json.createObjectBuilder()
        .add("metadata", write(definition.metadata()))
        .add("measure", write(definition.measure()))
        .add("dimensions", dimensions)
        .build();
  }

  private static IndicatorMetadata metadata(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json,
            "the metadata",
            Set.of(
                "id",
                "field",
                "name",
                "definition",
                "interpretation",
                "unit",
                "source",
                "decimals",
                "origin",
                "details"));
    return new IndicatorMetadata(
        members.text("id"),
        members.constant("field", FieldOfAction.class),
        text(members.object("name"), "the name"),
        text(members.object("definition"), "the definition's text"),
        text(members.object("interpretation"), "the interpretation"),
        text(members.object("unit"), "the unit"),
        text(members.object("source"), "the source"),
        members.small("decimals"),
        members.constant("origin", IndicatorMetadata.DataOrigin.class),
        members.has("details")
            ? Optional.of(DetailsJson.read(members.object("details")))
            : Optional.empty());
  }

  private static JsonObjectBuilder write(IndicatorMetadata metadata) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", metadata.id())
            .add("field", JsonMembers.word(metadata.field()))
            .add("name", write(metadata.name()))
            .add("definition", write(metadata.definition()))
            .add("interpretation", write(metadata.interpretation()))
            .add("unit", write(metadata.unit()))
            .add("source", write(metadata.source()))
            .add("decimals", metadata.decimals())
            .add("origin", JsonMembers.word(metadata.origin()));
    metadata.details().ifPresent(details -> json.add("details", DetailsJson.write(details)));
    return json;
  }

  static LocalizedText text(JsonObject json, String place) {
    JsonMembers members = JsonMembers.of(json, place, Set.of("de", "en"));
    String german = members.text("de");
    return new LocalizedText(german, members.optionalText("en").orElse(german));
  }

  static JsonObjectBuilder write(LocalizedText text) {
    return Json.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }

  private static Measure measure(JsonObject json) {
    return switch (json.getString("type", "")) {
      case "count" -> {
        JsonMembers members = JsonMembers.of(json, "the measure", Set.of("type", "records"));
        yield new Measure.Count(query(members.object("records")));
      }
      case "rate" -> {
        JsonMembers members =
            JsonMembers.of(json, "the measure", Set.of("type", "numerator", "denominator", "per"));
        yield new Measure.Rate(
            query(members.object("numerator")),
            query(members.object("denominator")),
            members.small("per"));
      }
      case "share" -> {
        JsonMembers members = JsonMembers.of(json, "the measure", Set.of("type", "whole", "part"));
        yield new Measure.Share(
            query(members.object("whole")), ConditionJson.read(members.object("part")));
      }
      case "sum" -> {
        JsonMembers members = JsonMembers.of(json, "the measure", TOTAL);
        yield new Measure.Sum(query(members.object("records")), total(members));
      }
      case "mean" -> {
        JsonMembers members = JsonMembers.of(json, "the measure", TOTAL);
        yield new Measure.Mean(query(members.object("records")), total(members));
      }
      case "distinct" -> {
        JsonMembers members =
            JsonMembers.of(json, "the measure", Set.of("type", "records", "column"));
        yield new Measure.DistinctCount(
            query(members.object("records")), new Quantity.Distinct(members.text("column")));
      }
      case "quantile" -> {
        JsonMembers members =
            JsonMembers.of(
                json,
                "the measure",
                Set.of("type", "records", "column", "least", "greatest", "percent"));
        yield new Measure.QuantileOf(
            query(members.object("records")),
            new Quantity.Quantile(
                members.text("column"),
                members.whole("least"),
                members.whole("greatest"),
                members.small("percent")));
      }
      case IndexJson.NUMBER, IndexJson.COMPOSITE -> new Measure.Index(IndexJson.read(json));
      default ->
          throw new IllegalArgumentException(
              "the type of the measure must be count, rate, share, sum, mean, distinct, quantile,"
                  + " index-number or composite-index");
    };
  }

  private static Quantity.Total total(JsonMembers members) {
    return new Quantity.Total(
        members.text("column"), members.whole("greatest"), members.optionalText("holding"));
  }

  private static JsonObjectBuilder write(String type, CountQuery records, Quantity.Total total) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", type)
            .add("records", write(records))
            .add("column", total.column())
            .add("greatest", total.greatest());
    total.holding().ifPresent(holding -> json.add("holding", holding));
    return json;
  }

  private static JsonObjectBuilder write(Measure measure) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (measure instanceof Measure.Count count) {
      return json.add("type", "count").add("records", write(count.records()));
    }
    if (measure instanceof Measure.Rate rate) {
      return json.add("type", "rate")
          .add("numerator", write(rate.numerator()))
          .add("denominator", write(rate.denominator()))
          .add("per", rate.per());
    }
    if (measure instanceof Measure.Sum sum) {
      return write("sum", sum.records(), sum.total());
    }
    if (measure instanceof Measure.Mean mean) {
      return write("mean", mean.records(), mean.total());
    }
    if (measure instanceof Measure.DistinctCount distinct) {
      return json.add("type", "distinct")
          .add("records", write(distinct.records()))
          .add("column", distinct.things().column());
    }
    if (measure instanceof Measure.QuantileOf of) {
      return json.add("type", "quantile")
          .add("records", write(of.records()))
          .add("column", of.quantile().column())
          .add("least", of.quantile().least())
          .add("greatest", of.quantile().greatest())
          .add("percent", of.quantile().percent());
    }
    if (measure instanceof Measure.Index index) {
      return IndexJson.write(index.formula());
    }
    Measure.Share share = (Measure.Share) measure;
    return json.add("type", "share")
        .add("whole", write(share.whole()))
        .add("part", ConditionJson.write(share.part()));
  }

  private static CountQuery query(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json,
            "a count",
            Set.of("dataset", "assignments", "conditions", "recordsPerRespondent"));
    Map<String, Assignment> assignments = new HashMap<>();
    members
        .object("assignments")
        .forEach(
            (name, value) -> assignments.put(name, AssignmentJson.read(objectOf(name, value))));
    return new CountQuery(
        members.text("dataset"),
        assignments,
        members.has("conditions") ? members.objects("conditions", ConditionJson::read) : List.of(),
        members.has("recordsPerRespondent")
            ? OptionalInt.of(members.small("recordsPerRespondent"))
            : OptionalInt.empty());
  }

  private static JsonObject objectOf(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("the assignment to '" + name + "' must be an object");
  }

  private static JsonObjectBuilder write(CountQuery query) {
    JsonObjectBuilder assignments = Json.createObjectBuilder();
    query.assignments().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> assignments.add(entry.getKey(), AssignmentJson.write(entry.getValue())));
    JsonArrayBuilder conditions = Json.createArrayBuilder();
    query.conditions().forEach(condition -> conditions.add(ConditionJson.write(condition)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("dataset", query.datasetId())
            .add("assignments", assignments)
            .add("conditions", conditions);
    query.recordsPerRespondent().ifPresent(most -> json.add("recordsPerRespondent", most));
    return json;
  }

  private static Dimension dimension(JsonObject json) {
    String type = json.getString("type", "");
    String place = "the dimension '" + json.getString("name", "") + "'";
    if (type.equals("period")) {
      JsonMembers members = JsonMembers.of(json, place, Set.of("type", "name", "label"));
      return new Dimension.Period(members.text("name"), text(members.object("label"), place));
    }
    if (!type.equals("area") && !type.equals("classification")) {
      throw new IllegalArgumentException(
          "the type of " + place + " must be area, classification or period");
    }
    JsonMembers members =
        JsonMembers.of(
            json,
            place,
            type.equals("area")
                ? Set.of("type", "name", "label", "categories", "history", "beside")
                : Set.of("type", "name", "label", "categories"));
    String name = members.text("name");
    LocalizedText label = text(members.object("label"), place);
    if (members.has("history")) {
      return new Dimension.Area(
          name,
          label,
          members.has("categories")
              ? members.objects("categories", IndicatorJson::category)
              : List.of(),
          Optional.of(AreaJson.reference(members.object("history"))),
          AreaJson.beside(members));
    }
    List<Category> categories = members.objects("categories", IndicatorJson::category);
    return type.equals("area")
        ? new Dimension.Area(name, label, categories, Optional.empty(), AreaJson.beside(members))
        : new Dimension.Classification(name, label, categories);
  }

  static Category category(JsonObject json) {
    JsonMembers members = JsonMembers.of(json, "a category", Set.of("code", "label", "parent"));
    return new Category(
        members.text("code"),
        text(members.object("label"), "a category's label"),
        members.optionalText("parent"));
  }

  private static JsonObjectBuilder write(Dimension dimension) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", JsonMembers.word(dimension.role()))
            .add("name", dimension.name())
            .add("label", write(dimension.label()));
    if (dimension instanceof Dimension.Area area) {
      area.history().ifPresent(history -> json.add("history", AreaJson.write(history)));
      json.add("categories", write(area.categories()));
      if (!area.beside().isEmpty()) {
        JsonArrayBuilder beside = Json.createArrayBuilder();
        area.beside().forEach(other -> beside.add(AreaJson.write(other)));
        json.add("beside", beside);
      }
    } else if (dimension instanceof Dimension.Classification classification) {
      json.add("categories", write(classification.categories()));
    }
    return json;
  }

  static JsonArrayBuilder write(List<Category> categories) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Category category : categories) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("code", category.code())
              .add("label", write(category.label()));
      category.parent().ifPresent(parent -> json.add("parent", parent));
      array.add(json);
    }
    return array;
  }
}
