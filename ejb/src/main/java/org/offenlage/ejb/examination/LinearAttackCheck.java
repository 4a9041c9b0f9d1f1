package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.privacy.attack.Conclusion;
import org.offenlage.privacy.attack.ContradictoryCorpusException;
import org.offenlage.privacy.attack.LinearAttack;
import org.offenlage.privacy.attack.PublishedCorpus;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;

/** Lets the intruder loose on a suppressed table, with everything published before. */
final class LinearAttackCheck {

  private final ExaminedTable table;
  private final SmallCells small;

  LinearAttackCheck(ExaminedTable table, SmallCells small) {
    this.table = table;
    this.small = small;
  }

  /** A cell that must not be placed more closely than this. Confidential. */
  private record Target(CellAddress cell, long value, ProtectionLevel level) {}

  /** How many targets an intruder gets. */
  private record Catch(long byDifferencing, long byReconstruction, long undecided) {}

  List<Check> checks() {
    try {
      return attacked();
    } catch (ContradictoryCorpusException differentRespondents) {
      return List.of(
          new Check("differencing", Check.Result.NOT_DECIDED, table.name(), List.of()),
          new Check("linear-reconstruction", Check.Result.NOT_DECIDED, table.name(), List.of()));
    }
  }

  private List<Check> attacked() {
    SafeTable result = table.result().table();
    PublishedCorpus corpus = Knowledge.of(table, result);
    List<Target> own = ownTargets();
    List<Target> all = new ArrayList<>(own);
    all.addAll(earlierTargets(corpus));
    Catch after = caught(LinearAttack.on(corpus), all);
    Catch before = caught(LinearAttack.on(Knowledge.of(table, onlySmallHidden())), own);
    List<Check> checks = new ArrayList<>();
    checks.add(
        check(
            "differencing",
            after.byDifferencing(),
            0,
            List.of(
                Integer.toString(all.size()),
                Long.toString(before.byDifferencing()),
                Long.toString(after.byDifferencing()),
                Integer.toString(table.earlier().size()))));
    checks.add(
        check(
            "linear-reconstruction",
            after.byReconstruction(),
            after.undecided(),
            List.of(
                Integer.toString(all.size()),
                Long.toString(before.byDifferencing() + before.byReconstruction()),
                Long.toString(after.byReconstruction()),
                Long.toString(after.undecided()))));
    if (!small.areSums()) {
      checks.add(MicrodataCheck.ofSuppressed(table, corpus, small));
    }
    return checks;
  }

  private Check check(String name, long caught, long undecided, List<String> figures) {
    return new Check(
        name,
        caught > 0
            ? Check.Result.FAILED
            : undecided > 0 ? Check.Result.NOT_DECIDED : Check.Result.PASSED,
        table.name(),
        figures);
  }

  private List<Target> ownTargets() {
    ConfidentialTable counted = table.truth().counted().table();
    return small.secret().stream()
        .mapToObj(
            cell ->
                new Target(
                    new CellAddress(Knowledge.NEW, cell), counted.count(cell), small.level(cell)))
        .toList();
  }

  /**
   * What earlier publications hide by their own rules, unless it could be found before already or
   * is shown now by decision.
   */
  private List<Target> earlierTargets(PublishedCorpus corpus) {
    List<Target> targets = new ArrayList<>();
    if (table.earlier().isEmpty()) {
      return targets;
    }
    LinearAttack before = LinearAttack.on(Knowledge.ofEarlier(table));
    for (EarlierTable earlier : table.earlier()) {
      if (earlier.promise().isPresent()) {
        addTargets(earlier, earlier.promise().get(), before, targets);
      }
    }
    Set<Integer> waived = new HashSet<>();
    small.waived().stream()
        .forEach(cell -> waived.add(corpus.cell(new CellAddress(Knowledge.NEW, cell))));
    targets.removeIf(target -> waived.contains(corpus.cell(target.cell())));
    return targets;
  }

  private static void addTargets(
      EarlierTable earlier,
      ProtectionMechanism.Suppression promise,
      LinearAttack before,
      List<Target> targets) {
    Sensitivity sensitivity = new Sensitivity(earlier.truth().counted(), promise);
    ConfidentialTable counted = earlier.truth().counted().table();
    for (int cell = 0; cell < counted.structure().cellCount(); cell++) {
      Optional<ProtectionLevel> level = sensitivity.level(cell);
      if (level.isPresent()
          && earlier.published().cells().get(cell) instanceof SafeCell.Suppressed) {
        Target target =
            new Target(new CellAddress(earlier.name(), cell), counted.count(cell), level.get());
        if (!isTooNarrow(before.conclusion(target.cell()), target)) {
          targets.add(target);
        }
      }
    }
  }

  private static Catch caught(LinearAttack attack, List<Target> targets) {
    long byDifferencing = 0;
    long byReconstruction = 0;
    long undecided = 0;
    for (Target target : targets) {
      Conclusion conclusion = attack.conclusion(target.cell());
      if (conclusion instanceof Conclusion.Found found
          && found.means() != Conclusion.Means.RECONSTRUCTION) {
        byDifferencing++;
      } else if (isTooNarrow(conclusion, target)) {
        byReconstruction++;
      } else if (conclusion instanceof Conclusion.NotDecided) {
        undecided++;
      }
    }
    return new Catch(byDifferencing, byReconstruction, undecided);
  }

  private static boolean isTooNarrow(Conclusion conclusion, Target target) {
    long below = target.value() - conclusion.lower();
    // Half of what fits, so that both together fit.
    long above = Math.min(conclusion.upper() - target.value(), Long.MAX_VALUE / 2);
    return !target.level().isMetBy(below, above);
  }

  /** What would be published if only the small cells themselves were hidden. */
  private SafeTable onlySmallHidden() {
    SafeTable result = table.result().table();
    ConfidentialTable counted = table.truth().counted().table();
    BitSet secret = small.secret();
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < result.cells().size(); cell++) {
      cells.add(
          secret.get(cell)
              ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
              : new SafeCell.Published(counted.count(cell)));
    }
    return new SafeTable(result.structure(), cells, result.statement());
  }
}
