package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.IndexJson;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;

/** What an indicator measures, within its document. Stateless. */
final class MeasureDocument {

  private MeasureDocument() {}

  static Measure read(Fields fields) throws MalformedDocument {
    Measure measure =
        switch (fields.text("type")) {
          case "count" -> new Measure.Count(query(fields.object("records")));
          case "rate" -> {
            CountQuery numerator = query(fields.object("numerator"));
            CountQuery denominator = query(fields.object("denominator"));
            int per = fields.whole("per");
            yield fields.make(() -> new Measure.Rate(numerator, denominator, per));
          }
          case "share" ->
              new Measure.Share(query(fields.object("whole")), condition(fields.object("part")));
          case "sum" -> new Measure.Sum(query(fields.object("records")), total(fields));
          case "mean" -> new Measure.Mean(query(fields.object("records")), total(fields));
          case "distinct" ->
              new Measure.DistinctCount(
                  query(fields.object("records")), new Quantity.Distinct(fields.text("column")));
          case "quantile" ->
              new Measure.QuantileOf(query(fields.object("records")), quantile(fields));
          case IndexJson.NUMBER, IndexJson.COMPOSITE ->
              new Measure.Index(fields.whole(IndexJson::read));
          default ->
              throw fields.wrong(
                  "type",
                  "one of count, rate, share, sum, mean, distinct, quantile, index-number and"
                      + " composite-index");
        };
    fields.nothingElse();
    return measure;
  }

  static JsonObjectBuilder write(Measure measure) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (measure instanceof Measure.Count count) {
      return json.add("type", "count").add("records", query(count.records()));
    }
    if (measure instanceof Measure.Rate rate) {
      return json.add("type", "rate")
          .add("numerator", query(rate.numerator()))
          .add("denominator", query(rate.denominator()))
          .add("per", rate.per());
    }
    if (measure instanceof Measure.Share share) {
      return json.add("type", "share")
          .add("whole", query(share.whole()))
          .add("part", condition(share.part()));
    }
    if (measure instanceof Measure.Sum sum) {
      return total(json.add("type", "sum").add("records", query(sum.records())), sum.total());
    }
    if (measure instanceof Measure.Mean mean) {
      return total(json.add("type", "mean").add("records", query(mean.records())), mean.total());
    }
    if (measure instanceof Measure.DistinctCount distinct) {
      return json.add("type", "distinct")
          .add("records", query(distinct.records()))
          .add("column", distinct.things().column());
    }
    if (measure instanceof Measure.QuantileOf of) {
      return json.add("type", "quantile")
          .add("records", query(of.records()))
          .add("column", of.quantile().column())
          .add("least", of.quantile().least())
          .add("greatest", of.quantile().greatest())
          .add("percent", of.quantile().percent());
    }
    if (measure instanceof Measure.Index index) {
      return IndexJson.write(index.formula());
    }
    throw new IllegalStateException("a measure that documents do not know");
  }

  private static Quantity.Total total(Fields fields) throws MalformedDocument {
    String column = fields.text("column");
    long greatest = fields.wholeLong("greatest");
    Optional<String> holding = fields.optionalText("holding");
    return fields.make(() -> new Quantity.Total(column, greatest, holding));
  }

  private static Quantity.Quantile quantile(Fields fields) throws MalformedDocument {
    String column = fields.text("column");
    long least = fields.wholeLong("least");
    long greatest = fields.wholeLong("greatest");
    int percent = fields.whole("percent");
    return fields.make(() -> new Quantity.Quantile(column, least, greatest, percent));
  }

  private static JsonObjectBuilder total(JsonObjectBuilder json, Quantity.Total total) {
    json.add("column", total.column()).add("greatest", total.greatest());
    total.holding().ifPresent(holding -> json.add("holding", holding));
    return json;
  }

  private static CountQuery query(Fields fields) throws MalformedDocument {
    String dataset = fields.text("dataset");
    Map<String, Assignment> assignments = new LinkedHashMap<>();
    Optional<Fields> byName = fields.optionalObject("assignments");
    if (byName.isPresent()) {
      for (String name : byName.get().names()) {
        assignments.put(name, assignment(byName.get().object(name)));
      }
    }
    List<Condition> conditions = new ArrayList<>();
    for (Fields condition : fields.objects("conditions")) {
      conditions.add(condition(condition));
    }
    OptionalInt bound = fields.optionalWhole("recordsPerRespondent");
    fields.nothingElse();
    return fields.make(() -> new CountQuery(dataset, assignments, conditions, bound));
  }

  private static Assignment assignment(Fields fields) throws MalformedDocument {
    String column = fields.text("column");
    String type = fields.text("type");
    Optional<String> whenEmpty = fields.optionalText("whenEmpty");
    List<Assignment.Band> bands = new ArrayList<>();
    if (!type.equals("code")) {
      for (Fields band : fields.objects("bands")) {
        bands.add(new Assignment.Band(band.text("code"), band.number("from")));
        band.nothingElse();
      }
    }
    fields.nothingElse();
    return switch (type) {
      case "code" -> new Assignment.ByCode(column, whenEmpty);
      case "band" -> fields.make(() -> new Assignment.ByBand(column, bands, whenEmpty));
      case "age" -> {
        if (whenEmpty.isPresent()) {
          throw fields.wrong("whenEmpty", "absent where the type is age");
        }
        yield fields.make(() -> new Assignment.ByAge(column, bands));
      }
      default -> throw fields.wrong("type", "one of code, band and age");
    };
  }

  private static Condition condition(Fields fields) throws MalformedDocument {
    String column = fields.text("column");
    Condition condition =
        switch (fields.text("type")) {
          case "one-of" -> {
            List<String> codes = fields.texts("codes");
            yield fields.make(() -> new Condition.OneOf(column, codes));
          }
          case "between" -> {
            BigDecimal least = fields.number("least");
            BigDecimal most = fields.number("most");
            yield fields.make(() -> new Condition.Between(column, least, most));
          }
          case "below-percent-of-median" -> {
            int percent = fields.whole("percent");
            yield fields.make(() -> new Condition.BelowPercentOfMedian(column, percent));
          }
          case "linked" -> {
            String dataset = fields.text("dataset");
            String otherColumn = fields.text("otherColumn");
            int yearsLater = fields.whole("yearsLater");
            List<Condition> there = new ArrayList<>();
            for (Fields each : fields.objects("conditions")) {
              there.add(condition(each));
            }
            yield fields.make(
                () -> new Condition.Linked(column, dataset, otherColumn, yearsLater, there));
          }
          default ->
              throw fields.wrong(
                  "type", "one of one-of, between, below-percent-of-median and linked");
        };
    fields.nothingElse();
    return condition;
  }

  private static JsonObjectBuilder query(CountQuery query) {
    JsonObjectBuilder assignments = Json.createObjectBuilder();
    query.assignments().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> assignments.add(entry.getKey(), assignment(entry.getValue())));
    JsonArrayBuilder conditions = Json.createArrayBuilder();
    query.conditions().forEach(condition -> conditions.add(condition(condition)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("dataset", query.datasetId())
            .add("assignments", assignments)
            .add("conditions", conditions);
    query.recordsPerRespondent().ifPresent(bound -> json.add("recordsPerRespondent", bound));
    return json;
  }

  private static JsonObjectBuilder assignment(Assignment assignment) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("column", assignment.column());
    if (assignment instanceof Assignment.ByCode code) {
      json.add("type", "code");
      code.whenEmpty().ifPresent(leaf -> json.add("whenEmpty", leaf));
    } else if (assignment instanceof Assignment.ByBand band) {
      json.add("type", "band").add("bands", bands(band.bands()));
      band.whenEmpty().ifPresent(leaf -> json.add("whenEmpty", leaf));
    } else if (assignment instanceof Assignment.ByAge age) {
      json.add("type", "age").add("bands", bands(age.bands()));
    } else {
      throw new IllegalStateException("an assignment that documents do not know");
    }
    return json;
  }

  private static JsonArrayBuilder bands(List<Assignment.Band> bands) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (Assignment.Band band : bands) {
      json.add(Json.createObjectBuilder().add("code", band.code()).add("from", band.from()));
    }
    return json;
  }

  private static JsonObjectBuilder condition(Condition condition) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("column", condition.column());
    if (condition instanceof Condition.OneOf oneOf) {
      return json.add("type", "one-of").add("codes", Json.createArrayBuilder(oneOf.codes()));
    }
    if (condition instanceof Condition.Between between) {
      return json.add("type", "between").add("least", between.least()).add("most", between.most());
    }
    if (condition instanceof Condition.BelowPercentOfMedian below) {
      return json.add("type", "below-percent-of-median").add("percent", below.percent());
    }
    if (condition instanceof Condition.Linked linked) {
      JsonArrayBuilder there = Json.createArrayBuilder();
      linked.conditions().forEach(each -> there.add(condition(each)));
      return json.add("type", "linked")
          .add("dataset", linked.datasetId())
          .add("otherColumn", linked.otherColumn())
          .add("yearsLater", linked.yearsLater())
          .add("conditions", there);
    }
    throw new IllegalStateException("a condition that documents do not know");
  }
}
