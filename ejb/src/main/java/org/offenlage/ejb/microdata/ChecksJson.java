package org.offenlage.ejb.microdata;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.rule.Rule;

/** The checks of a declaration as JSON. Stateless. */
final class ChecksJson {

  private ChecksJson() {}

  static Checks read(JsonMembers declaration) {
    return new Checks(
        declaration.has("referencePeriod")
            ? Optional.of(
                period(
                    JsonMembers.of(
                        declaration.object("referencePeriod"),
                        "the reference period",
                        Set.of("kind", "column"))))
            : Optional.empty(),
        declaration.has("keys") ? declaration.lists("keys") : List.of(),
        declaration.has("rules")
            ? declaration.texts("rules").stream().map(Rule::parse).toList()
            : List.of(),
        declaration.has("plausibility")
            ? Optional.of(
                plausibility(
                    JsonMembers.of(
                        declaration.object("plausibility"),
                        "plausibility",
                        Set.of("area", "totals", "tolerancePercent", "leastRecords"))))
            : Optional.empty());
  }

  private static Checks.PeriodCheck period(JsonMembers members) {
    return new Checks.PeriodCheck(
        members.constant("kind", ReferencePeriod.Kind.class), members.optionalText("column"));
  }

  private static Checks.Plausibility plausibility(JsonMembers members) {
    return new Checks.Plausibility(
        members.optionalText("area"),
        members.has("totals") ? members.texts("totals") : List.of(),
        members.small("tolerancePercent"),
        members.small("leastRecords"));
  }

  static void write(Checks checks, JsonObjectBuilder json) {
    checks
        .period()
        .ifPresent(
            period -> {
              JsonObjectBuilder written =
                  Json.createObjectBuilder().add("kind", JsonMembers.word(period.kind()));
              period.column().ifPresent(column -> written.add("column", column));
              json.add("referencePeriod", written);
            });
    if (!checks.keys().isEmpty()) {
      JsonArrayBuilder keys = Json.createArrayBuilder();
      checks.keys().forEach(key -> keys.add(Json.createArrayBuilder(key)));
      json.add("keys", keys);
    }
    if (!checks.rules().isEmpty()) {
      json.add("rules", Json.createArrayBuilder(checks.rules().stream().map(Rule::text).toList()));
    }
    checks
        .plausibility()
        .ifPresent(
            plausibility -> {
              JsonObjectBuilder written = Json.createObjectBuilder();
              plausibility.area().ifPresent(area -> written.add("area", area));
              if (!plausibility.totals().isEmpty()) {
                written.add("totals", Json.createArrayBuilder(plausibility.totals()));
              }
              json.add(
                  "plausibility",
                  written
                      .add("tolerancePercent", plausibility.tolerancePercent())
                      .add("leastRecords", plausibility.leastRecords()));
            });
  }
}
