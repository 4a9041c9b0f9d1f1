package org.offenlage.privacy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;

/** Safety rules and protection demands as they are written on the command line. */
final class RuleText {

  private final String text;
  private final String name;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private RuleText(String text) {
    this.text = text;
    int colon = text.indexOf(':');
    name = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0) {
      for (String parameter : text.substring(colon + 1).split(",", -1)) {
        int equals = parameter.indexOf('=');
        if (equals <= 0
            || parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1))
                != null) {
          throw new BadInput("'" + text + "': expected " + name + ":NAME=VALUE,NAME=VALUE.");
        }
      }
    }
  }

  static SafetyRule rule(String text) {
    RuleText rule = new RuleText(text);
    try {
      return rule.toRule();
    } catch (IllegalArgumentException e) {
      throw new BadInput("--rule " + text + ": " + e.getMessage() + ".");
    }
  }

  /** The name by which a rule is asked for. */
  static String name(SafetyRule rule) {
    if (rule instanceof SafetyRule.MinimumFrequency) {
      return "threshold";
    }
    if (rule instanceof SafetyRule.PPercent) {
      return "p-percent";
    }
    if (rule instanceof SafetyRule.PriorPosterior) {
      return "pq";
    }
    if (rule instanceof SafetyRule.Dominance) {
      return "dominance";
    }
    return rule instanceof SafetyRule.MinimumContributors ? "contributors" : "group";
  }

  private SafetyRule toRule() {
    switch (name) {
      case "threshold":
        allow("k", "zeros");
        return new SafetyRule.MinimumFrequency(number("k"), zeros());
      case "p-percent":
        allow("p");
        return new SafetyRule.PPercent(number("p"));
      case "pq":
        allow("p", "q");
        return new SafetyRule.PriorPosterior(number("p"), new SafetyRule.Prior(number("q")));
      case "dominance":
        allow("n", "k");
        return new SafetyRule.Dominance(number("n"), new SafetyRule.Share(number("k")));
      case "contributors":
        allow("min");
        return new SafetyRule.MinimumContributors(number("min"));
      case "group":
        allow("variable");
        return new SafetyRule.GroupDisclosure(required("variable"));
      default:
        throw new BadInput(
            "--rule "
                + text
                + ": the rules are threshold, p-percent, pq, dominance, contributors and group.");
    }
  }

  private SafetyRule.Zeros zeros() {
    return switch (parameters.getOrDefault("zeros", "free")) {
      case "free" -> SafetyRule.Zeros.FREE;
      case "protected" -> SafetyRule.Zeros.PROTECTED;
      default -> throw new BadInput("'" + text + "': zeros are free or protected.");
    };
  }

  /** What is asked instead of a rule's own protection levels; nothing for {@code rule}. */
  static Optional<ProtectionDemand> demand(String text) {
    RuleText demand = new RuleText(text);
    switch (demand.name) {
      case "rule":
        demand.allow();
        return Optional.empty();
      case "exact":
        demand.allow();
        return Optional.of(new ProtectionDemand.Exact());
      case "interval":
        demand.allow("percent", "width");
        int percent = demand.parameters.containsKey("percent") ? demand.number("percent") : 100;
        int width = demand.parameters.containsKey("width") ? demand.number("width") : 2;
        try {
          return Optional.of(new ProtectionDemand.Interval(percent, width));
        } catch (IllegalArgumentException e) {
          throw new BadInput("--protection " + text + ": " + e.getMessage() + ".");
        }
      default:
        throw new BadInput("--protection " + text + ": expected exact, interval or rule.");
    }
  }

  private void allow(String... names) {
    for (String given : parameters.keySet()) {
      if (!Set.of(names).contains(given)) {
        throw new BadInput("'" + text + "': there is no parameter '" + given + "'.");
      }
    }
  }

  private String required(String parameter) {
    String value = parameters.get(parameter);
    if (value == null || value.isEmpty()) {
      throw new BadInput("'" + text + "': the parameter '" + parameter + "' is missing.");
    }
    return value;
  }

  private int number(String parameter) {
    String value = required(parameter);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BadInput("'" + text + "': '" + value + "' is not a whole number.");
    }
  }
}
