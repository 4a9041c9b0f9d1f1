package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.protection.ConcentrationText;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;

/**
 * A release rule as a document.
 *
 * <p>Stateless.
 */
public final class RuleDocument {

  private RuleDocument() {}

  /** Reads a draft. */
  public static RuleDraft read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    String id = fields.text("id");
    LocalizedText title = fields.localized("title");
    LocalizedText shortForm = fields.localized("shortForm");
    ProtectionMechanism mechanism = mechanism(fields.object("mechanism"));
    RuleDraft.Denominators denominators =
        fields.constant("denominators", RuleDraft.Denominators.class);
    Optional<Fields> given = fields.optionalObject("limits");
    Limits limits = given.isPresent() ? LimitsDocument.read(given.get()) : Limits.none();
    fields.nothingElse();
    return fields.make(() -> new RuleDraft(id, title, shortForm, mechanism, denominators, limits));
  }

  /** Writes a version of a rule with what was decided about it. */
  public static JsonObject write(ReleaseRule rule) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", rule.id())
            .add("version", rule.version())
            .add("state", Fields.written(rule.state()))
            .add("title", IndicatorDocument.localized(rule.draft().title()))
            .add("shortForm", IndicatorDocument.localized(rule.draft().shortForm()))
            .add("mechanism", mechanism(rule.draft().mechanism()))
            .add("denominators", Fields.written(rule.draft().denominators()))
            .add("limits", LimitsDocument.write(rule.draft().limits()))
            .add("author", rule.author())
            .add("draftedAt", rule.draftedAt().toString());
    rule.decision()
        .ifPresent(
            decision ->
                json.add(
                    "decision",
                    Json.createObjectBuilder()
                        .add("verdict", Fields.written(decision.verdict()))
                        .add("reason", decision.reason())
                        .add("decidedBy", decision.decidedBy())
                        .add("decidedAt", decision.decidedAt().toString())));
    return json.build();
  }

  private static ProtectionMechanism mechanism(Fields fields) throws MalformedDocument {
    ProtectionMechanism mechanism =
        switch (fields.text("type")) {
          case "suppression" -> {
            long threshold = fields.wholeLong("threshold");
            ProtectionMechanism.Zeros zeros =
                fields.constant("zeros", ProtectionMechanism.Zeros.class);
            ProtectionDemand.Interval demand =
                fields.has("levelPercent") || fields.has("levelWidth")
                    ? demand(fields)
                    : ProtectionMechanism.Suppression.USUAL;
            Optional<String> sums = fields.optionalText("sums");
            yield fields.make(
                () ->
                    new ProtectionMechanism.Suppression(
                        threshold, zeros, demand, sums.map(ConcentrationText::read)));
          }
          case "discrete-laplace" -> noise(fields, Notion.EPSILON, "epsilonPerPeriod");
          case "discrete-gaussian" -> noise(fields, Notion.RHO, "rhoPerPeriod");
          case "cell-key" -> {
            int deviation = fields.whole("maximumDeviation");
            Rational variance = fields.rational("variance");
            int forbidden = fields.whole("greatestForbidden");
            yield fields.make(
                () ->
                    new ProtectionMechanism.CellKey(
                        new PerturbationRule(deviation, variance, forbidden)));
          }
          case "published-figures" -> new ProtectionMechanism.PublishedFigures();
          default ->
              throw fields.wrong(
                  "type",
                  "one of suppression, discrete-laplace, discrete-gaussian, cell-key and"
                      + " published-figures");
        };
    fields.nothingElse();
    return mechanism;
  }

  private static ProtectionMechanism noise(Fields fields, Notion notion, String lossField)
      throws MalformedDocument {
    PrivacyUnit unit = unit(fields.object("privacyUnit"));
    Rational loss = fields.rational(lossField);
    List<Rational> weights = fields.has("workload") ? fields.rationals("workload") : List.of();
    Optional<Fields> limit = fields.optionalObject("smallest");
    Optional<ProtectionMechanism.SmallestShown> smallest =
        limit.isPresent() ? Optional.of(smallest(limit.get())) : Optional.empty();
    Optional<Fields> chosen = fields.optionalObject("detail");
    Optional<ProtectionMechanism.Detail> detail =
        chosen.isPresent() ? Optional.of(detail(chosen.get())) : Optional.empty();
    Estimates estimates =
        fields.has("estimates")
            ? fields.constant("estimates", Estimates.class)
            : Estimates.MEASURED;
    int coverage = fields.whole("coveragePercent");
    Optional<Rational> most =
        fields.has("mostPerPeriod")
            ? Optional.of(fields.rational("mostPerPeriod"))
            : Optional.empty();
    return fields.make(
        () ->
            new ProtectionMechanism.Noise(
                unit,
                notion.loss(loss),
                weights.isEmpty()
                    ? new ProtectionMechanism.Split.Even()
                    : new ProtectionMechanism.Split.ForWorkload(weights),
                smallest,
                detail,
                estimates,
                coverage,
                most.map(notion::loss)));
  }

  private static ProtectionDemand.Interval demand(Fields fields) throws MalformedDocument {
    int percent = fields.whole("levelPercent");
    long width = fields.wholeLong("levelWidth");
    return fields.make(() -> new ProtectionDemand.Interval(percent, width));
  }

  private static PrivacyUnit unit(Fields fields) throws MalformedDocument {
    String entity = fields.text("entity");
    PrivacyUnit.Scope scope = fields.constant("scope", PrivacyUnit.Scope.class);
    fields.nothingElse();
    return fields.make(() -> new PrivacyUnit(entity, scope));
  }

  private static ProtectionMechanism.Detail detail(Fields fields) throws MalformedDocument {
    Rational share = fields.rational("shareOfTotals");
    List<AdaptiveDetail.Step> steps = new ArrayList<>();
    for (Fields step : fields.objects("steps")) {
      int height = step.whole("finestHeight");
      long total = step.wholeLong("leastNoisyTotal");
      step.nothingElse();
      steps.add(step.make(() -> new AdaptiveDetail.Step(total, height)));
    }
    fields.nothingElse();
    return fields.make(() -> new ProtectionMechanism.Detail(share, steps));
  }

  private static JsonObjectBuilder detail(ProtectionMechanism.Detail detail) {
    JsonArrayBuilder steps = Json.createArrayBuilder();
    detail
        .steps()
        .forEach(
            step ->
                steps.add(
                    Json.createObjectBuilder()
                        .add("finestHeight", step.finestHeight())
                        .add("leastNoisyTotal", step.leastNoisyTotal())));
    return Json.createObjectBuilder()
        .add("shareOfTotals", detail.shareOfTotals().toString())
        .add("steps", steps);
  }

  private static ProtectionMechanism.SmallestShown smallest(Fields fields)
      throws MalformedDocument {
    long respondents = fields.wholeLong("respondents");
    Rational probability = fields.rational("falseShowProbability");
    fields.nothingElse();
    return fields.make(() -> new ProtectionMechanism.SmallestShown(respondents, probability));
  }

  private static JsonObjectBuilder mechanism(ProtectionMechanism mechanism) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (mechanism instanceof ProtectionMechanism.Suppression suppression) {
      json.add("type", "suppression")
          .add("threshold", suppression.threshold())
          .add("zeros", Fields.written(suppression.zeros()))
          .add("levelPercent", suppression.demand().percentOfValue())
          .add("levelWidth", suppression.demand().minimumWidth());
      suppression.sums().ifPresent(sums -> json.add("sums", ConcentrationText.write(sums)));
      return json;
    }
    if (mechanism instanceof ProtectionMechanism.CellKey cellKey) {
      return json.add("type", "cell-key")
          .add("maximumDeviation", cellKey.rule().maximumDeviation())
          .add("variance", cellKey.rule().variance().toString())
          .add("greatestForbidden", cellKey.rule().greatestForbidden());
    }
    if (mechanism instanceof ProtectionMechanism.PublishedFigures) {
      return json.add("type", "published-figures");
    }
    if (mechanism instanceof ProtectionMechanism.Noise noise) {
      json.add(
              "type",
              switch (Notion.of(noise.lossPerPeriod())) {
                case EPSILON -> "discrete-laplace";
                case RHO -> "discrete-gaussian";
              })
          .add(
              "privacyUnit",
              Json.createObjectBuilder()
                  .add("entity", noise.unit().entity())
                  .add("scope", Fields.written(noise.unit().scope())))
          .add(
              switch (Notion.of(noise.lossPerPeriod())) {
                case EPSILON -> "epsilonPerPeriod";
                case RHO -> "rhoPerPeriod";
              },
              Notion.number(noise.lossPerPeriod()).toString());
      if (noise.split() instanceof ProtectionMechanism.Split.ForWorkload workload) {
        JsonArrayBuilder weights = Json.createArrayBuilder();
        workload.weights().forEach(weight -> weights.add(weight.toString()));
        json.add("workload", weights);
      }
      noise
          .smallest()
          .ifPresent(
              smallest ->
                  json.add(
                      "smallest",
                      Json.createObjectBuilder()
                          .add("respondents", smallest.respondents())
                          .add(
                              "falseShowProbability", smallest.falseShowProbability().toString())));
      noise.detail().ifPresent(detail -> json.add("detail", detail(detail)));
      noise
          .mostPerPeriod()
          .ifPresent(most -> json.add("mostPerPeriod", Notion.number(most).toString()));
      return json.add("estimates", Fields.written(noise.estimates()))
          .add("coveragePercent", noise.coveragePercent());
    }
    throw new IllegalStateException("a mechanism that documents do not know");
  }
}
