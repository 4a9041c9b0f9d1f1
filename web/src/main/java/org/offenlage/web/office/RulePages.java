package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;

/** What the page of all release rules shows, and how a rule is told. */
@Named("rulePages")
@RequestScoped
public class RulePages {

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
    Texts words = Words.here();
    List<Fact> facts = new ArrayList<>();
    ProtectionMechanism mechanism = rule.draft().mechanism();
    if (mechanism instanceof ProtectionMechanism.Suppression suppression) {
      facts.add(fact(words, "mechanism", words.get("mechanism.suppression")));
      facts.add(fact(words, "threshold", Long.toString(suppression.threshold())));
      facts.add(fact(words, "zeros", words.get("zeros." + suppression.zeros().name())));
    } else if (mechanism instanceof ProtectionMechanism.DiscreteLaplace noise) {
      facts.add(fact(words, "mechanism", words.get("mechanism.discrete-laplace")));
      facts.add(fact(words, "privacyUnit", noise.unit().toString()));
      facts.add(fact(words, "epsilon", Exact.inWords(noise.epsilonPerPeriod())));
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
                              Exact.inWords(smallest.falseShowProbability())))));
      facts.add(fact(words, "coverage", noise.coveragePercent() + " %"));
    }
    facts.add(
        fact(words, "denominators", words.get("denominators." + rule.draft().denominators())));
    return facts;
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
