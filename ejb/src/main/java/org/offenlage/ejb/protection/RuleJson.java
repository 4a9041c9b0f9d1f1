package org.offenlage.ejb.protection;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Optional;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;

/** The stored form of a release rule. Member names are never changed. */
final class RuleJson {

  private RuleJson() {}

  static String write(RuleDraft draft) {
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("id", draft.id())
            .add("title", text(draft.title()))
            .add("shortForm", text(draft.shortForm()))
            .add("mechanism", mechanism(draft.mechanism()))
            .add("denominators", draft.denominators().name())
            .add("limits", LimitsJson.write(draft.limits()))
            .build());
  }

  static RuleDraft read(String json) {
    JsonObject rule;
    try (var reader = Json.createReader(new StringReader(json))) {
      rule = reader.readObject();
    }
    return new RuleDraft(
        rule.getString("id"),
        text(rule.getJsonObject("title")),
        text(rule.getJsonObject("shortForm")),
        mechanism(rule.getJsonObject("mechanism")),
        RuleDraft.Denominators.valueOf(rule.getString("denominators")),
        // Rules of the first versions have none.
        rule.containsKey("limits") ? LimitsJson.read(rule.getJsonObject("limits")) : Limits.none());
  }

  private static JsonObjectBuilder text(LocalizedText text) {
    return Json.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }

  private static LocalizedText text(JsonObject text) {
    return new LocalizedText(text.getString("de"), text.getString("en"));
  }

  private static JsonObject mechanism(ProtectionMechanism mechanism) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (mechanism instanceof ProtectionMechanism.Suppression suppression) {
      json.add("kind", "SUPPRESSION")
          .add("threshold", suppression.threshold())
          .add("zeros", suppression.zeros().name())
          .add("levelPercent", suppression.demand().percentOfValue())
          .add("levelWidth", suppression.demand().minimumWidth());
      suppression.sums().ifPresent(sums -> json.add("sums", ConcentrationText.write(sums)));
      return json.build();
    }
    if (mechanism instanceof ProtectionMechanism.CellKey cellKey) {
      return json.add("kind", "CELL_KEY")
          .add("maximumDeviation", cellKey.rule().maximumDeviation())
          .add("variance", cellKey.rule().variance().toString())
          .add("greatestForbidden", cellKey.rule().greatestForbidden())
          .build();
    }
    if (mechanism instanceof ProtectionMechanism.PublishedFigures) {
      return json.add("kind", "PUBLISHED_FIGURES").build();
    }
    ProtectionMechanism.Noise noise = (ProtectionMechanism.Noise) mechanism;
    switch (Notion.of(noise.lossPerPeriod())) {
      case EPSILON -> json.add("kind", "DISCRETE_LAPLACE").add("epsilonPerPeriod", loss(noise));
      case RHO -> json.add("kind", "DISCRETE_GAUSSIAN").add("rhoPerPeriod", loss(noise));
    }
    json.add("entity", noise.unit().entity())
        .add("scope", noise.unit().scope().name())
        .add("estimates", noise.estimates().name())
        .add("coveragePercent", noise.coveragePercent());
    if (noise.split() instanceof ProtectionMechanism.Split.ForWorkload workload) {
      JsonArrayBuilder weights = Json.createArrayBuilder();
      workload.weights().forEach(weight -> weights.add(weight.toString()));
      json.add("workload", weights);
    }
    noise
        .detail()
        .ifPresent(
            detail -> {
              JsonArrayBuilder steps = Json.createArrayBuilder();
              detail
                  .steps()
                  .forEach(
                      step ->
                          steps.add(
                              Json.createArrayBuilder()
                                  .add(step.finestHeight())
                                  .add(step.leastNoisyTotal())));
              json.add("shareOfTotals", detail.shareOfTotals().toString()).add("detail", steps);
            });
    noise
        .smallest()
        .ifPresent(
            smallest ->
                json.add("smallestRespondents", smallest.respondents())
                    .add("falseShowProbability", smallest.falseShowProbability().toString()));
    noise
        .mostPerPeriod()
        .ifPresent(
            most ->
                json.add("mostNotion", Notion.of(most).name())
                    .add("mostPerPeriod", Notion.number(most).toString()));
    return json.build();
  }

  private static String loss(ProtectionMechanism.Noise noise) {
    return Notion.number(noise.lossPerPeriod()).toString();
  }

  private static ProtectionMechanism mechanism(JsonObject json) {
    return switch (json.getString("kind")) {
      case "SUPPRESSION" ->
          new ProtectionMechanism.Suppression(
              json.getJsonNumber("threshold").longValueExact(),
              ProtectionMechanism.Zeros.valueOf(json.getString("zeros")),
              json.containsKey("levelPercent")
                  ? new ProtectionDemand.Interval(
                      json.getInt("levelPercent"),
                      json.getJsonNumber("levelWidth").longValueExact())
                  : ProtectionMechanism.Suppression.USUAL,
              json.containsKey("sums")
                  ? Optional.of(ConcentrationText.read(json.getString("sums")))
                  : Optional.empty());
      case "CELL_KEY" ->
          new ProtectionMechanism.CellKey(
              new PerturbationRule(
                  json.getInt("maximumDeviation"),
                  Rational.parse(json.getString("variance")),
                  json.getInt("greatestForbidden")));
      case "PUBLISHED_FIGURES" -> new ProtectionMechanism.PublishedFigures();
      case "DISCRETE_LAPLACE" -> noise(json, Notion.EPSILON, "epsilonPerPeriod");
      case "DISCRETE_GAUSSIAN" -> noise(json, Notion.RHO, "rhoPerPeriod");
      default -> throw new IllegalStateException("a stored rule has an unknown mechanism");
    };
  }

  /** Rules of the first version name neither a workload nor detail nor estimates. */
  private static ProtectionMechanism noise(JsonObject json, Notion notion, String loss) {
    return new ProtectionMechanism.Noise(
        new PrivacyUnit(
            json.getString("entity"), PrivacyUnit.Scope.valueOf(json.getString("scope"))),
        notion.loss(Rational.parse(json.getString(loss))),
        json.containsKey("workload")
            ? new ProtectionMechanism.Split.ForWorkload(
                json.getJsonArray("workload").getValuesAs(JsonString.class).stream()
                    .map(weight -> Rational.parse(weight.getString()))
                    .toList())
            : new ProtectionMechanism.Split.Even(),
        json.containsKey("smallestRespondents")
            ? Optional.of(
                new ProtectionMechanism.SmallestShown(
                    json.getJsonNumber("smallestRespondents").longValueExact(),
                    Rational.parse(json.getString("falseShowProbability"))))
            : Optional.empty(),
        json.containsKey("detail")
            ? Optional.of(
                new ProtectionMechanism.Detail(
                    Rational.parse(json.getString("shareOfTotals")),
                    json.getJsonArray("detail").getValuesAs(JsonArray.class).stream()
                        .map(
                            step ->
                                new AdaptiveDetail.Step(
                                    step.getJsonNumber(1).longValueExact(), step.getInt(0)))
                        .toList()))
            : Optional.empty(),
        Estimates.valueOf(json.getString("estimates", Estimates.MEASURED.name())),
        json.getInt("coveragePercent"),
        json.containsKey("mostPerPeriod")
            ? Optional.of(
                Notion.valueOf(json.getString("mostNotion"))
                    .loss(Rational.parse(json.getString("mostPerPeriod"))))
            : Optional.empty());
  }
}
