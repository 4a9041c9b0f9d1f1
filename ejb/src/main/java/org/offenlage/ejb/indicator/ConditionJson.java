package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import org.offenlage.ejb.microdata.JsonMembers;

/** Conditions as JSON. Stateless. */
final class ConditionJson {

  private ConditionJson() {}

  static Condition read(JsonObject json) {
    return switch (json.getString("type", "")) {
      case "one-of" -> {
        JsonMembers members =
            JsonMembers.of(json, "a condition", Set.of("type", "column", "codes"));
        yield new Condition.OneOf(members.text("column"), members.texts("codes"));
      }
      case "between" -> {
        JsonMembers members =
            JsonMembers.of(json, "a condition", Set.of("type", "column", "least", "most"));
        yield new Condition.Between(
            members.text("column"), members.number("least"), members.number("most"));
      }
      case "below-percent-of-median" -> {
        JsonMembers members =
            JsonMembers.of(json, "a condition", Set.of("type", "column", "percent"));
        yield new Condition.BelowPercentOfMedian(members.text("column"), members.small("percent"));
      }
      case "linked" -> {
        JsonMembers members =
            JsonMembers.of(
                json,
                "a condition",
                Set.of("type", "column", "dataset", "otherColumn", "yearsLater", "conditions"));
        yield new Condition.Linked(
            members.text("column"),
            members.text("dataset"),
            members.text("otherColumn"),
            members.small("yearsLater"),
            members.has("conditions")
                ? members.objects("conditions", ConditionJson::read)
                : List.of());
      }
      default ->
          throw new IllegalArgumentException(
              "the type of a condition must be one-of, between, below-percent-of-median or"
                  + " linked");
    };
  }

  static JsonObjectBuilder write(Condition condition) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (condition instanceof Condition.OneOf oneOf) {
      return json.add("type", "one-of")
          .add("column", oneOf.column())
          .add("codes", Json.createArrayBuilder(oneOf.codes()));
    }
    if (condition instanceof Condition.Between between) {
      return json.add("type", "between")
          .add("column", between.column())
          .add("least", between.least())
          .add("most", between.most());
    }
    if (condition instanceof Condition.Linked linked) {
      JsonArrayBuilder conditions = Json.createArrayBuilder();
      linked.conditions().forEach(each -> conditions.add(write(each)));
      return json.add("type", "linked")
          .add("column", linked.column())
          .add("dataset", linked.datasetId())
          .add("otherColumn", linked.otherColumn())
          .add("yearsLater", linked.yearsLater())
          .add("conditions", conditions);
    }
    Condition.BelowPercentOfMedian below = (Condition.BelowPercentOfMedian) condition;
    return json.add("type", "below-percent-of-median")
        .add("column", below.column())
        .add("percent", below.percent());
  }
}
