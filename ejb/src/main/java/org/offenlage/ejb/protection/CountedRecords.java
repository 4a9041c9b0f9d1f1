package org.offenlage.ejb.protection;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.AreaSpells;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.tabulation.TabulatedTable;

/**
 * Which records a table counts and what its variables mean, in a form that stays the same for as
 * long as the meaning does: by it, cells of different publications are found to be one cell.
 *
 * @param population which records of a snapshot are counted, and what of them where it is not their
 *     number, as canonical JSON
 * @param meanings for each spanning variable but the period, its name together with a hash of how
 *     records fall into it
 * @param locality whether one record's place depends on other respondents
 * @param areas what codes of areas mean in each period, where that changes
 */
public record CountedRecords(
    String population,
    Map<String, String> meanings,
    Condition.Locality locality,
    Optional<AreaSpells> areas) {

  private static final int HASH_DIGITS = 16;

  public CountedRecords {
    meanings = Map.copyOf(meanings);
  }

  /** Records whose areas are the same in each period. */
  public CountedRecords(
      String population, Map<String, String> meanings, Condition.Locality locality) {
    this(population, meanings, locality, Optional.empty());
  }

  /** What the query behind a table of an indicator counts. */
  public static CountedRecords of(
      IndicatorDefinition definition,
      CountQuery query,
      Quantity quantity,
      TabulatedTable.Part part) {
    Map<String, String> meanings = new HashMap<>();
    query
        .assignments()
        .forEach(
            (variable, assignment) -> meanings.put(variable, meaning(variable, json(assignment))));
    if (part == TabulatedTable.Part.SHARE && definition.measure() instanceof Measure.Share share) {
      meanings.put(
          TabulatedTable.PART_VARIABLE, meaning(TabulatedTable.PART_VARIABLE, json(share.part())));
    }
    boolean local =
        query.conditions().stream()
                .allMatch(condition -> condition.locality() == Condition.Locality.OWN_RECORD)
            && !(definition.measure() instanceof Measure.Share share
                && share.part().locality() == Condition.Locality.ALL_RECORDS);
    return new CountedRecords(
        population(query, quantity),
        meanings,
        local ? Condition.Locality.OWN_RECORD : Condition.Locality.ALL_RECORDS,
        query.assignments().values().stream()
            .filter(Assignment.ByCode.class::isInstance)
            .flatMap(assignment -> ((Assignment.ByCode) assignment).areas().stream())
            .findFirst());
  }

  /** The population of the table that counts the same records. */
  String countsOfIt() {
    try (var reader = Json.createReader(new StringReader(population))) {
      return CanonicalJson.of(
          Json.createObjectBuilder(reader.readObject()).remove("quantity").build());
    }
  }

  private static Optional<JsonObjectBuilder> json(Quantity quantity) {
    if (quantity instanceof Quantity.Total total) {
      return Optional.of(
          Json.createObjectBuilder()
              .add("total", total.column())
              .add("greatest", total.greatest()));
    }
    if (quantity instanceof Quantity.Quantile quantile) {
      return Optional.of(
          Json.createObjectBuilder()
              .add("values", quantile.column())
              .add("least", quantile.least())
              .add("greatest", quantile.greatest())
              .add("percent", quantile.percent()));
    }
    return quantity instanceof Quantity.Distinct distinct
        ? Optional.of(Json.createObjectBuilder().add("distinct", distinct.column()))
        : Optional.empty();
  }

  private static String population(CountQuery query, Quantity quantity) {
    List<String> conditions = new ArrayList<>();
    query
        .conditions()
        .forEach(condition -> conditions.add(CanonicalJson.of(json(condition).build())));
    // The order in which conditions are declared changes nothing.
    conditions.sort(null);
    JsonArrayBuilder sorted = Json.createArrayBuilder();
    conditions.forEach(sorted::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("dataset", query.datasetId()).add("conditions", sorted);
    query.recordsPerRespondent().ifPresent(most -> json.add("recordsPerRespondent", most));
    json(quantity).ifPresent(other -> json.add("quantity", other));
    return CanonicalJson.of(json.build());
  }

  private static String meaning(String variable, JsonObjectBuilder json) {
    return variable + "~" + Sha256.of(CanonicalJson.of(json.build())).substring(0, HASH_DIGITS);
  }

  private static JsonObjectBuilder json(Assignment assignment) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("column", assignment.column());
    if (assignment instanceof Assignment.ByCode byCode) {
      json.add("by", "code");
      whenEmpty(json, byCode.whenEmpty());
      byCode.areas().ifPresent(areas -> json.add("areas", json(areas.reference())));
    } else if (assignment instanceof Assignment.ByBand byBand) {
      json.add("by", "band").add("bands", bands(byBand.bands()));
      whenEmpty(json, byBand.whenEmpty());
    } else if (assignment instanceof Assignment.ByAge byAge) {
      json.add("by", "age").add("bands", bands(byAge.bands()));
    }
    return json;
  }

  /**
   * Whatever day areas are shown of, a leaf of one revision is one ground, and records that may be
   * in several areas have a leaf of their own for these. Each period's own areas are no ground that
   * others are carried to, so they are told apart.
   */
  private static JsonObjectBuilder json(AreaReference reference) {
    return Json.createObjectBuilder()
        .add("history", reference.history())
        .add("revision", reference.revision().orElse(0))
        .add("carried", reference.on().isPresent());
  }

  private static void whenEmpty(JsonObjectBuilder json, Optional<String> leaf) {
    leaf.ifPresent(code -> json.add("whenEmpty", code));
  }

  private static JsonArrayBuilder bands(List<Assignment.Band> bands) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (Assignment.Band band : bands) {
      json.add(
          Json.createArrayBuilder()
              .add(band.code())
              .add(band.from().stripTrailingZeros().toPlainString()));
    }
    return json;
  }

  private static JsonObjectBuilder json(Condition condition) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("column", condition.column());
    if (condition instanceof Condition.OneOf oneOf) {
      JsonArrayBuilder codes = Json.createArrayBuilder();
      oneOf.codes().stream().sorted().forEach(codes::add);
      json.add("oneOf", codes);
    } else if (condition instanceof Condition.Between between) {
      json.add("least", between.least().stripTrailingZeros().toPlainString())
          .add("most", between.most().stripTrailingZeros().toPlainString());
    } else if (condition instanceof Condition.BelowPercentOfMedian below) {
      json.add("belowPercentOfMedian", below.percent());
    } else if (condition instanceof Condition.Linked linked) {
      JsonArrayBuilder there = Json.createArrayBuilder();
      linked.conditions().stream()
          .map(each -> CanonicalJson.of(json(each).build()))
          .sorted()
          .forEach(there::add);
      json.add("linked", linked.datasetId())
          .add("otherColumn", linked.otherColumn())
          .add("yearsLater", linked.yearsLater())
          .add("there", there);
    }
    return json;
  }
}
