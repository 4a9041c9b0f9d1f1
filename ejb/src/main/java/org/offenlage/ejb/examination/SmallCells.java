package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.safe.SafeCell;

/**
 * The cells of a table that its rule finds too small, or sums that give a contribution away, found
 * anew from the true values, and whether they are hidden. Confidential.
 */
final class SmallCells {

  private final ExaminedTable table;
  private final ProtectionMechanism.Suppression rule;
  private final Sensitivity sensitivity;
  private final BitSet cells = new BitSet();
  private final BitSet publicBefore;
  private final BitSet waived;
  private final BitSet secret;

  private SmallCells(ExaminedTable table, ProtectionMechanism.Suppression rule) {
    this.table = table;
    this.rule = rule;
    this.publicBefore = Knowledge.publicBefore(table);
    this.waived = shownByWaiver(table);
    this.sensitivity = new Sensitivity(table.truth().counted(), rule);
    int all = table.truth().counted().table().structure().cellCount();
    for (int cell = 0; cell < all; cell++) {
      cells.set(cell, sensitivity.level(cell).isPresent());
    }
    secret = (BitSet) cells.clone();
    secret.andNot(publicBefore);
    secret.andNot(waived);
  }

  static SmallCells of(ExaminedTable table, ProtectionMechanism.Suppression rule) {
    return new SmallCells(table, rule);
  }

  /** All of them. */
  BitSet cells() {
    return (BitSet) cells.clone();
  }

  /** Those that neither an earlier publication nor a waiver gave away for good. */
  BitSet secret() {
    return (BitSet) secret.clone();
  }

  /** Cells that are shown by decision. */
  BitSet waived() {
    return (BitSet) waived.clone();
  }

  /** Those that either did. */
  BitSet givenAway() {
    BitSet given = (BitSet) cells.clone();
    given.andNot(secret);
    return given;
  }

  /** Counts below this are small. */
  long threshold() {
    return rule.threshold();
  }

  /** Whether they are sums, and not counts. */
  boolean areSums() {
    return sensitivity.isOfSums();
  }

  /** What an intruder's interval of one of them must hold. */
  ProtectionLevel level(int cell) {
    return sensitivity.level(cell).orElseThrow();
  }

  String codes(int cell) {
    return String.join(" ", table.result().table().structure().codes(cell));
  }

  List<Check> checks() {
    BitSet shown = (BitSet) cells.clone();
    for (int cell = shown.nextSetBit(0); cell >= 0; cell = shown.nextSetBit(cell + 1)) {
      shown.set(cell, table.result().table().cells().get(cell) instanceof SafeCell.Published);
    }
    BitSet given = (BitSet) shown.clone();
    given.and(publicBefore);
    shown.andNot(publicBefore);
    BitSet byWaiver = (BitSet) shown.clone();
    byWaiver.and(waived);
    shown.andNot(waived);
    List<Check> checks = new ArrayList<>();
    Check.Result result =
        !shown.isEmpty()
            ? Check.Result.FAILED
            : given.isEmpty() && byWaiver.isEmpty() ? Check.Result.PASSED : Check.Result.NOTABLE;
    checks.add(
        new Check(
            areSums() ? "largest-contributions" : "threshold",
            result,
            table.name(),
            List.of(
                Integer.toString(cells.cardinality()),
                Integer.toString(shown.cardinality()),
                Integer.toString(given.cardinality()),
                Integer.toString(byWaiver.cardinality()))));
    if (!areSums()) {
      checks.add(dominance());
    }
    return checks;
  }

  /** Waived cells that are hidden all the same stay secret. */
  private static BitSet shownByWaiver(ExaminedTable table) {
    BitSet shown = table.truth().waived().in(table.result().table().structure());
    table.truth().waived().in(table.result().table().structure()).stream()
        .filter(cell -> !(table.result().table().cells().get(cell) instanceof SafeCell.Published))
        .forEach(shown::clear);
    return shown;
  }

  /**
   * Whether one respondent could hold half of a shown count or more. Who holds how many records is
   * not tabulated; only the most that count of each is known.
   */
  private Check dominance() {
    var bound = table.truth().counted().recordsPerRespondent();
    if (bound.isPresent() && bound.getAsInt() == 1) {
      return new Check("dominance", Check.Result.PASSED, table.name(), List.of("1", "0"));
    }
    ConfidentialTable counted = table.truth().counted().table();
    long open = 0;
    for (int cell = 0; cell < counted.structure().cellCount(); cell++) {
      boolean isShown = table.result().table().cells().get(cell) instanceof SafeCell.Published;
      boolean canBeHalf = bound.isEmpty() || counted.count(cell) < 2L * bound.getAsInt();
      open += isShown && counted.count(cell) > 0 && canBeHalf ? 1 : 0;
    }
    return new Check(
        "dominance",
        open == 0 ? Check.Result.PASSED : Check.Result.NOT_DECIDED,
        table.name(),
        List.of(bound.isPresent() ? Integer.toString(bound.getAsInt()) : "–", Long.toString(open)));
  }
}
