package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.RuleDraft;

/**
 * What the server found when it examined a publication before its review. Confidential.
 *
 * @param checks how each check ended, table by table
 * @param sensitive cells that safety rules found, the first {@value #MOST_NAMED}
 * @param sensitiveCount how many there are
 */
public record Examination(List<Check> checks, List<SensitiveCell> sensitive, long sensitiveCount) {

  /** How many sensitive cells are named. */
  static final int MOST_NAMED = 500;

  /** Respondents whose combination fewer share are rare, where the rule names no number. */
  private static final long USUAL_SMALLEST = 3;

  public Examination {
    checks = List.copyOf(checks);
    sensitive = List.copyOf(sensitive);
  }

  /** Nothing was examined; for publications of earlier builds. */
  public static Examination none() {
    return new Examination(List.of(), List.of(), 0);
  }

  /**
   * Examines the tables of a publication. Takes seconds; what would take longer is not decided.
   *
   * @param rule by which it was protected
   */
  public static Examination of(List<ExaminedTable> tables, RuleDraft rule) {
    List<Check> checks = new ArrayList<>();
    List<SensitiveCell> named = new ArrayList<>();
    long sensitive = 0;
    for (ExaminedTable table : tables) {
      boolean isPublic = rule.isPublicFigure(table.truth().counted().part());
      if (!isPublic && rule.mechanism() instanceof ProtectionMechanism.Suppression suppression) {
        SmallCells small = SmallCells.of(table, suppression);
        checks.addAll(small.checks());
        checks.addAll(new LinearAttackCheck(table, small).checks());
        sensitive += small.cells().cardinality();
        small.cells().stream()
            .limit(Math.max(0, MOST_NAMED - named.size()))
            .forEach(cell -> named.add(new SensitiveCell(table.name(), small.codes(cell))));
      } else if (!isPublic && rule.mechanism() instanceof ProtectionMechanism.Noise noise) {
        checks.add(MembershipCheck.of(table, noise));
        if (table.truth().counted().quantity() instanceof Quantity.Records) {
          checks.add(
              MicrodataCheck.ofNoise(
                  table,
                  noise
                      .smallest()
                      .map(ProtectionMechanism.SmallestShown::respondents)
                      .orElse(USUAL_SMALLEST)));
        }
      } else if (!isPublic && table.truth().counted().quantity() instanceof Quantity.Records) {
        checks.add(MicrodataCheck.ofNoise(table, USUAL_SMALLEST));
      }
      checks.addAll(Plausibility.of(table));
    }
    checks.addAll(GroupDisclosure.of(tables));
    return new Examination(checks, named, sensitive);
  }

  /** Whether anything must not be published so. */
  public boolean hasFailed() {
    return checks.stream().anyMatch(check -> check.result() == Check.Result.FAILED);
  }

  @Override
  public String toString() {
    return "examination with " + checks.size() + " checks";
  }
}
