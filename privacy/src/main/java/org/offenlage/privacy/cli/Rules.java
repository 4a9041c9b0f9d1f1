package org.offenlage.privacy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;

/** Applies safety rules to what was read. */
final class Rules {

  private Rules() {}

  /**
   * What rules make sensitive.
   *
   * @param sensitive by all rules together
   * @param byRule by each rule, under its name on the command line
   */
  record Applied(SensitiveCells sensitive, Map<String, SensitiveCells> byRule) {

    /** The names of the rules by which a cell is sensitive, joined by a plus sign. */
    String reason(int cell) {
      return byRule.entrySet().stream()
          .filter(rule -> rule.getValue().level(cell).isPresent())
          .map(Map.Entry::getKey)
          .collect(Collectors.joining("+"));
    }
  }

  static Applied apply(List<SafetyRule> rules, Optional<ProtectionDemand> demand, Cube cube) {
    SensitiveCells sensitive = SensitiveCells.of(Map.of());
    Map<String, SensitiveCells> byRule = new LinkedHashMap<>();
    for (SafetyRule rule : rules) {
      SensitiveCells own = apply(rule, demand, cube);
      sensitive = sensitive.and(own);
      byRule.merge(RuleText.name(rule), own, SensitiveCells::and);
    }
    return new Applied(sensitive, byRule);
  }

  private static SensitiveCells apply(
      SafetyRule rule, Optional<ProtectionDemand> demand, Cube cube) {
    if (rule instanceof SafetyRule.MinimumFrequency frequency) {
      return ofFrequency(frequency, demand, cube);
    }
    if (rule instanceof SafetyRule.GroupDisclosure group) {
      try {
        return SensitiveCells.of(cube.tables(), group);
      } catch (IllegalArgumentException e) {
        throw new BadInput("--rule group: " + e.getMessage() + ".");
      }
    }
    Contributions contributions =
        cube.contributions()
            .orElseThrow(() -> new BadInput("--rule: this rule needs --contributor."));
    return ofContributions(contributions, rule, demand, cube);
  }

  private static SensitiveCells ofFrequency(
      SafetyRule.MinimumFrequency rule, Optional<ProtectionDemand> demand, Cube cube) {
    if (cube.contributions().isPresent()) {
      if (rule.zeros() == SafetyRule.Zeros.PROTECTED) {
        throw new BadInput("--rule threshold: zeros cannot be protected among contributions.");
      }
      return ofContributions(
          cube.contributions().get(),
          new SafetyRule.MinimumContributors(Math.toIntExact(rule.k())),
          demand,
          cube);
    }
    if (cube.measure().decimals() > 0) {
      throw new BadInput(
          "--rule threshold: '"
              + cube.measure().name()
              + "' must be whole numbers; sampling weights and weighted counts are not handled.");
    }
    return SensitiveCells.of(cube.tables(), rule, demand.orElseGet(ProtectionDemand::standard));
  }

  private static SensitiveCells ofContributions(
      Contributions contributions, SafetyRule rule, Optional<ProtectionDemand> demand, Cube cube) {
    return demand.isPresent()
        ? SensitiveCells.of(contributions, cube.tables(), rule, demand.get())
        : SensitiveCells.of(contributions, cube.tables(), rule);
  }
}
