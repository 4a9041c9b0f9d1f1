package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Finds shown values that changed from the last period but one to the last by more than chance and
 * a quarter explain. Looks at what is shown only, so its result tells nothing that is hidden.
 */
final class Plausibility {

  /** Standard deviations of a count of rare events; some one in 10^8 by chance. */
  private static final double MOST_DEVIATIONS = 6;

  private static final double LEAST_SHARE = 0.25;
  private static final int MOST_NAMED = 5;

  private Plausibility() {}

  /** One check; none where there are no two periods. */
  static List<Check> of(ExaminedTable table) {
    Optional<String> period = table.truth().period();
    List<String> periods = table.truth().periods().stream().sorted().toList();
    if (period.isEmpty() || periods.size() < 2) {
      return List.of();
    }
    SafeTable result = table.result().table();
    TableStructure structure = result.structure();
    int at = structure.variables().stream().map(each -> each.name()).toList().indexOf(period.get());
    String last = periods.get(periods.size() - 1);
    String before = periods.get(periods.size() - 2);
    List<String> named = new ArrayList<>();
    long found = 0;
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      List<String> codes = new ArrayList<>(structure.codes(cell));
      if (codes.get(at).equals(last)) {
        SafeCell now = result.cells().get(cell);
        codes.set(at, before);
        if (isImplausible(result.cell(codes), now)) {
          found++;
          if (named.size() < MOST_NAMED) {
            named.add(String.join(" ", structure.codes(cell)));
          }
        }
      }
    }
    return List.of(
        new Check(
            "implausible-change",
            found == 0 ? Check.Result.PASSED : Check.Result.NOTABLE,
            table.name(),
            List.of(Long.toString(found), before, last, String.join(", ", named))));
  }

  static boolean isImplausible(SafeCell before, SafeCell now) {
    double noise = halfWidth(before) + halfWidth(now);
    double from = value(before);
    double to = value(now);
    if (noise < 0 || from < 0 || to < 0) {
      return false;
    }
    double change = Math.abs(to - from) - noise;
    return change > MOST_DEVIATIONS * Math.sqrt(from + to + 1)
        && change > LEAST_SHARE * Math.max(from, to);
  }

  /** What is shown; negative where nothing is. */
  private static double value(SafeCell cell) {
    if (cell instanceof SafeCell.Published published) {
      return published.count();
    }
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return perturbed.count();
    }
    return cell instanceof SafeCell.Noisy noisy ? Math.max(0, noisy.estimate()) : -1;
  }

  private static double halfWidth(SafeCell cell) {
    return cell instanceof SafeCell.Noisy noisy
        ? (noisy.margin().upper() - noisy.margin().lower()) / 2.0
        : 0;
  }
}
