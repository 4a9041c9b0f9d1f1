package org.offenlage.ejb.protection;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;

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
        RuleDraft.Denominators.valueOf(rule.getString("denominators")));
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
      return json.add("kind", "SUPPRESSION")
          .add("threshold", suppression.threshold())
          .add("zeros", suppression.zeros().name())
          .build();
    }
    ProtectionMechanism.DiscreteLaplace noise = (ProtectionMechanism.DiscreteLaplace) mechanism;
    json.add("kind", "DISCRETE_LAPLACE")
        .add("entity", noise.unit().entity())
        .add("scope", noise.unit().scope().name())
        .add("epsilonPerPeriod", noise.epsilonPerPeriod().toString())
        .add("coveragePercent", noise.coveragePercent());
    noise
        .smallest()
        .ifPresent(
            smallest ->
                json.add("smallestRespondents", smallest.respondents())
                    .add("falseShowProbability", smallest.falseShowProbability().toString()));
    return json.build();
  }

  private static ProtectionMechanism mechanism(JsonObject json) {
    return switch (json.getString("kind")) {
      case "SUPPRESSION" ->
          new ProtectionMechanism.Suppression(
              json.getJsonNumber("threshold").longValueExact(),
              ProtectionMechanism.Zeros.valueOf(json.getString("zeros")));
      case "DISCRETE_LAPLACE" ->
          new ProtectionMechanism.DiscreteLaplace(
              new PrivacyUnit(
                  json.getString("entity"), PrivacyUnit.Scope.valueOf(json.getString("scope"))),
              Rational.parse(json.getString("epsilonPerPeriod")),
              json.containsKey("smallestRespondents")
                  ? Optional.of(
                      new ProtectionMechanism.SmallestShown(
                          json.getJsonNumber("smallestRespondents").longValueExact(),
                          Rational.parse(json.getString("falseShowProbability"))))
                  : Optional.empty(),
              json.getInt("coveragePercent"));
      default -> throw new IllegalStateException("a stored rule has an unknown mechanism");
    };
  }
}
