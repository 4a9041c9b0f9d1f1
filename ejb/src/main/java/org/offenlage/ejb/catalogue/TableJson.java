package org.offenlage.ejb.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.offenlage.privacy.safe.ConsistentEstimate;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** The published form of a safe table as JSON, and back; the statement's public part only. */
final class TableJson {

  /** Kept: to look one up for every cell would cost far more than the cell. */
  static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private TableJson() {}

  static JsonObject write(SafeTable table) {
    JsonArrayBuilder variables = JSON.createArrayBuilder();
    for (SpanningVariable variable : table.structure().variables()) {
      JsonArrayBuilder hierarchies = JSON.createArrayBuilder();
      variable.hierarchies().forEach(hierarchy -> hierarchies.add(hierarchy(hierarchy)));
      variables.add(
          JSON.createObjectBuilder().add("name", variable.name()).add("hierarchies", hierarchies));
    }
    JsonArrayBuilder cells = JSON.createArrayBuilder();
    table.cells().forEach(cell -> cells.add(cell(cell)));
    return JSON.createObjectBuilder()
        .add("mechanism", table.statement().mechanism().name())
        .add("parameters", ContentJson.strings(table.statement().publicParameters()))
        .add("variables", variables)
        .add("cells", cells)
        .build();
  }

  static SafeTable read(JsonObject json) {
    List<SpanningVariable> variables = new ArrayList<>();
    for (JsonValue value : json.getJsonArray("variables")) {
      JsonObject variable = value.asJsonObject();
      variables.add(
          new SpanningVariable(
              variable.getString("name"),
              variable.getJsonArray("hierarchies").stream()
                  .map(JsonValue::asJsonObject)
                  .map(TableJson::hierarchy)
                  .toList()));
    }
    return new SafeTable(
        TableStructure.of(variables),
        json.getJsonArray("cells").stream()
            .map(JsonValue::asJsonObject)
            .map(TableJson::cell)
            .toList(),
        new ProtectionStatement(
            ProtectionStatement.Mechanism.valueOf(json.getString("mechanism")),
            ContentJson.strings(json.getJsonObject("parameters")),
            Map.of()));
  }

  private static JsonObject hierarchy(Hierarchy hierarchy) {
    JsonArrayBuilder codes = JSON.createArrayBuilder();
    JsonObjectBuilder parents = JSON.createObjectBuilder();
    for (String code : hierarchy.codes()) {
      codes.add(code);
      hierarchy.parent(code).ifPresent(parent -> parents.add(code, parent));
    }
    return JSON.createObjectBuilder().add("codes", codes).add("parents", parents).build();
  }

  private static Hierarchy hierarchy(JsonObject json) {
    List<String> codes =
        json.getJsonArray("codes").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    JsonObject parentOf = json.getJsonObject("parents");
    if (parentOf.isEmpty()) {
      return Hierarchy.withoutTotal(codes);
    }
    Map<String, String> parents = new LinkedHashMap<>();
    for (String code : codes) {
      if (parentOf.containsKey(code)) {
        parents.put(code, parentOf.getString(code));
      }
    }
    Hierarchy hierarchy = Hierarchy.ofParents(parents);
    // Cells are numbered by the order of codes: another order would move every value.
    if (!hierarchy.codes().equals(codes)) {
      throw new IllegalStateException("the order of a published hierarchy cannot be restored");
    }
    return hierarchy;
  }

  private static JsonObject cell(SafeCell cell) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (cell instanceof SafeCell.Published published) {
      return json.add("count", published.count()).build();
    }
    if (cell instanceof SafeCell.Suppressed suppressed) {
      return json.add("hidden", suppressed.reason().name()).build();
    }
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return json.add("perturbed", perturbed.count()).build();
    }
    SafeCell.Noisy noisy = (SafeCell.Noisy) cell;
    json.add("estimate", noisy.estimate()).add("margin", margin(noisy.margin()));
    noisy.consistent().ifPresent(consistent -> json.add("consistent", consistent(consistent)));
    return json.build();
  }

  private static JsonObjectBuilder consistent(ConsistentEstimate consistent) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("thousandths", consistent.estimate().unscaledValue())
            .add("margin", margin(consistent.margin()));
    consistent.whole().ifPresent(whole -> json.add("whole", whole));
    return json;
  }

  private static ConsistentEstimate consistent(JsonObject json) {
    return new ConsistentEstimate(
        new BigDecimal(
            json.getJsonNumber("thousandths").bigIntegerValueExact(),
            ConsistentEstimate.FRACTION_DIGITS),
        margin(json.getJsonArray("margin")),
        json.containsKey("whole") ? OptionalLong.of(whole(json, "whole")) : OptionalLong.empty());
  }

  private static JsonArrayBuilder margin(Margin margin) {
    return JSON.createArrayBuilder()
        .add(margin.lower())
        .add(margin.upper())
        .add(margin.coveragePercent());
  }

  private static Margin margin(JsonArray margin) {
    return new Margin(
        margin.getJsonNumber(0).longValueExact(),
        margin.getJsonNumber(1).longValueExact(),
        margin.getInt(2));
  }

  /** Both ends in units of the last digit, and the coverage; null where there is none. */
  static JsonValue ratioMargin(Optional<RatioMargin> margin) {
    return margin
        .<JsonValue>map(
            each ->
                JSON.createArrayBuilder()
                    .add(each.lower().unscaledValue())
                    .add(each.upper().unscaledValue())
                    .add(each.coveragePercent())
                    .build())
        .orElse(JsonValue.NULL);
  }

  static Optional<RatioMargin> ratioMargin(JsonValue json) {
    if (!(json instanceof JsonArray margin)) {
      return Optional.empty();
    }
    return Optional.of(
        new RatioMargin(
            new BigDecimal(
                margin.getJsonNumber(0).bigIntegerValueExact(), RatioMargin.FRACTION_DIGITS),
            new BigDecimal(
                margin.getJsonNumber(1).bigIntegerValueExact(), RatioMargin.FRACTION_DIGITS),
            margin.getInt(2)));
  }

  /** What is known, in units of the last digit. */
  static JsonValue reliability(Reliability reliability) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    reliability.change().ifPresent(each -> json.add("change", each.unscaledValue()));
    reliability.fromWhole().ifPresent(each -> json.add("fromWhole", each.unscaledValue()));
    reliability.chance().ifPresent(each -> json.add("chance", each.unscaledValue()));
    return json.build();
  }

  static Reliability reliability(JsonValue json) {
    JsonObject members = json.asJsonObject();
    return new Reliability(
        millionths(members, "change"),
        millionths(members, "fromWhole"),
        millionths(members, "chance"));
  }

  private static Optional<BigDecimal> millionths(JsonObject json, String member) {
    return json.containsKey(member)
        ? Optional.of(
            new BigDecimal(
                json.getJsonNumber(member).bigIntegerValueExact(), Reliability.FRACTION_DIGITS))
        : Optional.empty();
  }

  private static SafeCell cell(JsonObject json) {
    if (json.containsKey("count")) {
      return new SafeCell.Published(whole(json, "count"));
    }
    if (json.containsKey("hidden")) {
      return new SafeCell.Suppressed(SafeCell.Reason.valueOf(json.getString("hidden")));
    }
    if (json.containsKey("perturbed")) {
      return new SafeCell.Perturbed(whole(json, "perturbed"));
    }
    return new SafeCell.Noisy(
        whole(json, "estimate"),
        margin(json.getJsonArray("margin")),
        json.containsKey("consistent")
            ? Optional.of(consistent(json.getJsonObject("consistent")))
            : Optional.empty());
  }

  private static long whole(JsonObject json, String member) {
    return json.getJsonNumber(member).longValueExact();
  }
}
