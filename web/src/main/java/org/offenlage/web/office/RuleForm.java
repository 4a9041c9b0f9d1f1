package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.protection.ConcentrationText;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** A release rule as a form. Stateless. */
final class RuleForm {

  private RuleForm() {}

  static void putDefaults(Form form) {
    form.with("mechanism", "suppression")
        .with("threshold", "3")
        .with("zeros", "FREE")
        .with("levelPercent", "100")
        .with("levelWidth", "2")
        .with("scope", "REFERENCE_PERIOD")
        .with("epsilon", "1")
        .with("coverage", "95")
        .with("estimates", "CONSISTENT")
        .with("shareOfTotals", "1/10")
        .with("deviation", "5")
        .with("variance", "2")
        .with("forbidden", "0")
        .with("denominators", "PROTECTED");
  }

  static void put(RuleDraft draft, Form form) {
    form.with("id", draft.id())
        .with("titleDe", draft.title().german())
        .with("titleEn", draft.title().english())
        .with("shortDe", draft.shortForm().german())
        .with("shortEn", draft.shortForm().english())
        .with("denominators", draft.denominators().name());
    LimitsForm.put(draft.limits(), form);
    if (draft.mechanism() instanceof ProtectionMechanism.Suppression suppression) {
      form.with("mechanism", "suppression")
          .with("threshold", Long.toString(suppression.threshold()))
          .with("zeros", suppression.zeros().name())
          .with("levelPercent", Integer.toString(suppression.demand().percentOfValue()))
          .with("levelWidth", Long.toString(suppression.demand().minimumWidth()));
      suppression.sums().ifPresent(sums -> form.with("sums", ConcentrationText.write(sums)));
    } else if (draft.mechanism() instanceof ProtectionMechanism.CellKey cellKey) {
      form.with("mechanism", "cell-key")
          .with("deviation", Integer.toString(cellKey.rule().maximumDeviation()))
          .with("variance", cellKey.rule().variance().toString())
          .with("forbidden", Integer.toString(cellKey.rule().greatestForbidden()));
    } else if (draft.mechanism() instanceof ProtectionMechanism.PublishedFigures) {
      form.with("mechanism", "published-figures");
    } else if (draft.mechanism() instanceof ProtectionMechanism.Noise noise) {
      form.with(
              "mechanism",
              switch (Notion.of(noise.lossPerPeriod())) {
                case EPSILON -> "discrete-laplace";
                case RHO -> "discrete-gaussian";
              })
          .with("estimates", noise.estimates().name())
          .with("entity", noise.unit().entity())
          .with("scope", noise.unit().scope().name())
          .with("epsilon", Notion.number(noise.lossPerPeriod()).toString())
          .with("coverage", Integer.toString(noise.coveragePercent()));
      if (noise.split() instanceof ProtectionMechanism.Split.ForWorkload workload) {
        form.with(
            "workload",
            workload.weights().stream().map(Rational::toString).collect(Collectors.joining(" ")));
      }
      noise
          .mostPerPeriod()
          .ifPresent(most -> form.with("mostPerPeriod", Notion.number(most).toString()));
      noise
          .detail()
          .ifPresent(
              detail ->
                  form.with("shareOfTotals", detail.shareOfTotals().toString())
                      .with("detail", DetailSteps.write(detail.steps())));
      noise
          .smallest()
          .ifPresent(
              smallest ->
                  form.with("respondents", Long.toString(smallest.respondents()))
                      .with("probability", smallest.falseShowProbability().toString()));
    }
  }

  /** The draft that the form describes, unless something is wrong with it. */
  static Optional<RuleDraft> read(Form form, Texts words, Texts forms) {
    String id = form.required("id", forms);
    if (!id.isEmpty() && (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > 60)) {
      form.refuse("id", words.get("id.unusable"));
    }
    LocalizedText title = Localized.read(form, "title", forms);
    LocalizedText shortForm = Localized.read(form, "short", forms);
    Optional<ProtectionMechanism> mechanism =
        switch (form.text("mechanism")) {
          case "suppression" -> suppression(form, words, forms);
          case "cell-key" -> cellKey(form, words, forms);
          case "published-figures" -> Optional.of(new ProtectionMechanism.PublishedFigures());
          case "discrete-laplace" -> noise(form, Notion.EPSILON, words, forms);
          default -> noise(form, Notion.RHO, words, forms);
        };
    Optional<Limits> limits = LimitsForm.read(form, words, forms);
    if (!form.isFlawless() || mechanism.isEmpty() || limits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleDraft(
            id,
            title,
            shortForm,
            mechanism.get(),
            RuleDraft.Denominators.valueOf(form.text("denominators")),
            limits.get()));
  }

  private static Optional<ProtectionMechanism> suppression(Form form, Texts words, Texts forms) {
    long threshold = form.whole("threshold", forms);
    if (threshold < 2 || threshold > 1000) {
      form.refuse("threshold", words.get("rule.threshold.unusable"));
      return Optional.empty();
    }
    long percent = form.whole("levelPercent", forms);
    long width = form.whole("levelWidth", forms);
    if (percent < 0 || percent > 1000) {
      form.refuse("levelPercent", words.get("rule.level-percent.unusable"));
    }
    if (width < 1 || width > 1000) {
      form.refuse("levelWidth", words.get("rule.level-width.unusable"));
    }
    Optional<SafetyRule.Concentration> sums = Optional.empty();
    try {
      sums = form.optional("sums").map(ConcentrationText::read);
    } catch (IllegalArgumentException unusable) {
      form.refuse("sums", words.get("rule.sums.unusable"));
    }
    return form.isFlawless()
        ? Optional.of(
            new ProtectionMechanism.Suppression(
                threshold,
                ProtectionMechanism.Zeros.valueOf(form.text("zeros")),
                new ProtectionDemand.Interval((int) percent, width),
                sums))
        : Optional.empty();
  }

  private static Optional<ProtectionMechanism> cellKey(Form form, Texts words, Texts forms) {
    long deviation = form.whole("deviation", forms);
    Rational variance = rational(form, "variance", words, forms);
    long forbidden = form.whole("forbidden", forms);
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    if (deviation < 1 || deviation > 100) {
      form.refuse("deviation", words.get("rule.deviation.unusable"));
    }
    if (variance.signum() <= 0) {
      form.refuse("variance", words.get("rule.epsilon.unusable"));
    }
    if (forbidden < 0 || forbidden >= deviation) {
      form.refuse("forbidden", words.get("rule.forbidden.unusable"));
    }
    return form.isFlawless()
        ? Optional.of(
            new ProtectionMechanism.CellKey(
                new PerturbationRule((int) deviation, variance, (int) forbidden)))
        : Optional.empty();
  }

  /** Weights beside each other; without any, every level gets the same. */
  private static ProtectionMechanism.Split split(Form form, Texts words) {
    List<Rational> weights = new ArrayList<>();
    for (String text : form.optional("workload").orElse("").strip().split("\\s+")) {
      if (!text.isEmpty()) {
        Exact.read(text)
            .ifPresentOrElse(
                weights::add, () -> form.refuse("workload", words.get("rule.workload.unusable")));
      }
    }
    try {
      return weights.isEmpty()
          ? new ProtectionMechanism.Split.Even()
          : new ProtectionMechanism.Split.ForWorkload(weights);
    } catch (IllegalArgumentException refused) {
      form.refuse("workload", words.get("rule.workload.unusable"));
      return new ProtectionMechanism.Split.Even();
    }
  }

  private static Optional<ProtectionMechanism> noise(
      Form form, Notion notion, Texts words, Texts forms) {
    String entity = form.required("entity", forms);
    Rational epsilon = rational(form, "epsilon", words, forms);
    if (epsilon.signum() <= 0) {
      form.refuse("epsilon", words.get("rule.epsilon.unusable"));
    }
    long coverage = form.whole("coverage", forms);
    if (coverage < 50 || coverage > 99) {
      form.refuse("coverage", words.get("rule.coverage.unusable"));
    }
    ProtectionMechanism.Split split = split(form, words);
    Optional<ProtectionMechanism.SmallestShown> smallest = Optional.empty();
    if (form.optional("respondents").isPresent()) {
      long respondents = form.whole("respondents", forms);
      Rational probability = rational(form, "probability", words, forms);
      try {
        smallest = Optional.of(new ProtectionMechanism.SmallestShown(respondents, probability));
      } catch (IllegalArgumentException refused) {
        form.refuse("probability", words.get("rule.probability.unusable"));
      }
    }
    Estimates estimates = Estimates.valueOf(form.text("estimates"));
    Optional<ProtectionMechanism.Detail> detail = detail(form, words, forms);
    if (detail.isPresent() && !(split instanceof ProtectionMechanism.Split.Even)) {
      form.refuse("detail", words.get("rule.detail.not-with-workload"));
    } else if (detail.isPresent() && estimates != Estimates.MEASURED) {
      form.refuse("detail", words.get("rule.detail.not-with-estimates"));
    }
    Optional<Rational> most =
        form.optional("mostPerPeriod").map(text -> rational(form, "mostPerPeriod", words, forms));
    if (most.filter(each -> each.compareTo(epsilon) < 0).isPresent()) {
      form.refuse("mostPerPeriod", words.get("rule.most.unusable"));
    }
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProtectionMechanism.Noise(
            new PrivacyUnit(entity, PrivacyUnit.Scope.valueOf(form.text("scope"))),
            notion.loss(epsilon),
            split,
            smallest,
            detail,
            estimates,
            (int) coverage,
            most.map(notion::loss)));
  }

  /** Which noisy total allows how much detail; empty where every cell is measured. */
  private static Optional<ProtectionMechanism.Detail> detail(Form form, Texts words, Texts forms) {
    Optional<String> text = form.optional("detail").filter(given -> !given.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Rational share = rational(form, "shareOfTotals", words, forms);
    if (share.signum() <= 0 || share.compareTo(Rational.ONE) >= 0) {
      form.refuse("shareOfTotals", words.get("rule.share-of-totals.unusable"));
      return Optional.empty();
    }
    Optional<ProtectionMechanism.Detail> detail =
        DetailSteps.read(text.get()).map(steps -> new ProtectionMechanism.Detail(share, steps));
    if (detail.isEmpty()) {
      form.refuse("detail", words.get("rule.detail.unusable"));
    }
    return detail;
  }

  private static Rational rational(Form form, String name, Texts words, Texts forms) {
    String text = form.required(name, forms);
    Optional<Rational> number = Exact.read(text);
    if (number.isEmpty() && !text.isEmpty()) {
      form.refuse(name, words.get("form.exact"));
    }
    return number.orElse(Rational.ZERO);
  }
}
