package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.privacy.dp.Conversion;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** What the page of all release rules shows, and how a rule is told. */
@Named("rulePages")
@RequestScoped
public class RulePages {

  /** The δ at which ε is told where the loss is a ρ. */
  private static final Rational STATED_DELTA = Rational.parse("1e-10");

  @Inject private ReleaseRules rules;

  private @Nullable List<ReleaseRule> all;

  /** All versions of all rules. */
  public List<ReleaseRule> getAll() {
    if (all == null) {
      all = rules.all();
    }
    return all;
  }

  /** The rule's terms, each with its name. */
  public List<Fact> facts(ReleaseRule rule) {
    return facts(rule, Words.here());
  }

  /** The same with name and short form, which stand in a page's heading otherwise. */
  static List<Fact> allFacts(ReleaseRule rule, Texts words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.get("draft.name"), rule.draft().title().german()));
    facts.add(new Fact(words.get("draft.short"), rule.draft().shortForm().german()));
    facts.addAll(facts(rule, words));
    return facts;
  }

  /** The same for documents, in their language. */
  public static List<Fact> terms(ReleaseRule rule, Language language) {
    return facts(rule, Words.in(language));
  }

  static List<Fact> facts(ReleaseRule rule, Texts words) {
    List<Fact> facts = new ArrayList<>();
    ProtectionMechanism mechanism = rule.draft().mechanism();
    if (mechanism instanceof ProtectionMechanism.Suppression suppression) {
      facts.add(fact(words, "mechanism", words.get("mechanism.suppression")));
      facts.add(fact(words, "threshold", Long.toString(suppression.threshold())));
      facts.add(fact(words, "zeros", words.get("zeros." + suppression.zeros().name())));
      facts.add(
          fact(
              words,
              "level",
              words.get(
                  "rule.level.value",
                  Integer.toString(suppression.demand().percentOfValue()),
                  Long.toString(suppression.demand().minimumWidth()))));
      facts.add(
          fact(
              words,
              "sums",
              suppression
                  .sums()
                  .map(sums -> inWords(sums, words))
                  .orElse(words.get("rule.sums.none"))));
    } else if (mechanism instanceof ProtectionMechanism.CellKey cellKey) {
      facts.add(fact(words, "mechanism", words.get("mechanism.cell-key")));
      facts.add(fact(words, "deviation", Integer.toString(cellKey.rule().maximumDeviation())));
      facts.add(
          fact(
              words,
              "variance",
              Exact.inWords(cellKey.rule().variance(), words.language().locale())));
      facts.add(fact(words, "forbidden", Integer.toString(cellKey.rule().greatestForbidden())));
    } else if (mechanism instanceof ProtectionMechanism.PublishedFigures) {
      facts.add(fact(words, "mechanism", words.get("mechanism.published-figures")));
    } else if (mechanism instanceof ProtectionMechanism.Noise noise) {
      addNoise(facts, noise, words);
    }
    facts.add(
        fact(words, "denominators", words.get("denominators." + rule.draft().denominators())));
    addLimits(facts, rule.draft().limits(), words);
    return facts;
  }

  private static String inWords(SafetyRule.Concentration rule, Texts words) {
    if (rule instanceof SafetyRule.PPercent p) {
      return words.get("rule.sums.p-percent", Integer.toString(p.p()));
    }
    if (rule instanceof SafetyRule.PriorPosterior pq) {
      return words.get(
          "rule.sums.pq", Integer.toString(pq.p()), Integer.toString(pq.q().percent()));
    }
    SafetyRule.Dominance nk = (SafetyRule.Dominance) rule;
    return words.get(
        "rule.sums.dominance", Integer.toString(nk.n()), Integer.toString(nk.k().percent()));
  }

  private static void addLimits(List<Fact> facts, Limits limits, Texts words) {
    facts.add(
        fact(
            words,
            "area-columns",
            limits.areaColumns().isEmpty()
                ? words.get("rule.unlimited")
                : String.join(", ", new TreeSet<>(limits.areaColumns()))));
    facts.add(
        fact(
            words,
            "population",
            limits
                .smallestPopulation()
                .map(
                    smallest ->
                        words.get(
                            "rule.population.value",
                            Numbers.format(smallest.least(), words.language()),
                            smallest.indicatorId()))
                .orElse(words.get("rule.unlimited"))));
    facts.add(
        fact(
            words,
            "never-crossed",
            limits.neverCrossed().isEmpty()
                ? words.get("rule.unlimited")
                : limits.neverCrossed().stream()
                    .map(each -> String.join(" × ", each.sorted()))
                    .sorted()
                    .collect(Collectors.joining("; "))));
    facts.add(
        fact(
            words,
            "retention",
            limits
                .retention()
                .map(
                    period ->
                        words.get("rule.retention.value", Long.toString(period.toTotalMonths())))
                .orElse(words.get("rule.retention.dataset"))));
  }

  private static void addNoise(List<Fact> facts, ProtectionMechanism.Noise noise, Texts words) {
    facts.add(
        fact(
            words,
            "mechanism",
            words.get(
                switch (Notion.of(noise.lossPerPeriod())) {
                  case EPSILON -> "mechanism.discrete-laplace";
                  case RHO -> "mechanism.discrete-gaussian";
                })));
    facts.add(fact(words, "privacyUnit", PrivacyUnits.inWords(noise.unit().toString(), words)));
    facts.add(
        fact(
            words,
            "loss",
            Notion.of(noise.lossPerPeriod()).symbol()
                + " = "
                + Exact.inWords(Notion.number(noise.lossPerPeriod()), words.language().locale())));
    if (noise.lossPerPeriod() instanceof PrivacyLoss.ZeroConcentrated rho) {
      facts.add(
          fact(
              words,
              "approximate",
              words.get(
                  "rule.approximate.value",
                  Exact.decimal(
                      Conversion.toApproximate(rho, STATED_DELTA).epsilon().roundedUp(5),
                      words.language().locale()))));
    }
    if (noise.split() instanceof ProtectionMechanism.Split.ForWorkload workload) {
      facts.add(
          fact(
              words,
              "workload",
              workload.weights().stream()
                  .map(weight -> Exact.inWords(weight, words.language().locale()))
                  .collect(Collectors.joining(" : "))));
    }
    noise
        .detail()
        .ifPresent(
            detail ->
                facts.add(
                    fact(
                        words,
                        "detail",
                        words.get(
                            "rule.detail.value",
                            Exact.inWords(detail.shareOfTotals(), words.language().locale()),
                            DetailSteps.write(detail.steps())))));
    facts.add(fact(words, "estimates", words.get("estimates." + noise.estimates().name())));
    noise
        .smallest()
        .ifPresent(
            smallest ->
                facts.add(
                    fact(
                        words,
                        "smallest",
                        words.get(
                            "rule.smallest.value",
                            Long.toString(smallest.respondents()),
                            Exact.inWords(
                                smallest.falseShowProbability(), words.language().locale())))));
    facts.add(fact(words, "coverage", noise.coveragePercent() + " %"));
    noise
        .mostPerPeriod()
        .ifPresent(
            most ->
                facts.add(
                    fact(
                        words,
                        "most",
                        Notion.of(most).symbol()
                            + " = "
                            + Exact.inWords(Notion.number(most), words.language().locale()))));
  }

  /** The page of one version. */
  public String link(ReleaseRule rule) {
    return address(rule);
  }

  /** KERN's name for how the state of a rule looks. */
  public String look(ReleaseRule rule) {
    return switch (rule.state()) {
      case DRAFT -> "info";
      case DECIDED -> "success";
      case REJECTED -> "danger";
    };
  }

  static String address(ReleaseRule rule) {
    return "/office/rule?id=" + Pages.encoded(rule.id()) + "&version=" + rule.version();
  }

  private static Fact fact(Texts words, String key, String value) {
    return new Fact(words.get("rule." + key), value);
  }

  /**
   * One term of a rule.
   *
   * @param name what it is called
   * @param value what is agreed
   */
  public record Fact(String name, String value) {}
}
