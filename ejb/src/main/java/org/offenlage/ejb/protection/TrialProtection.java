package org.offenlage.ejb.protection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.dp.NoisyCounts;
import org.offenlage.privacy.dp.Thresholding;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.suppression.ProgressListener;

/**
 * Tries a rule on true counts without publishing, storing or spending anything.
 *
 * <p>Of noise no draw is made, not even one that is thrown away: what is told follows from the law
 * of the noise and the shape of the table alone, and is the same whatever the counts are. See
 * docs/adr/0012.
 */
@Stateless
@RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrialProtection {

  /**
   * What the rule would make of a table.
   *
   * @param earlier tables on the same respondents that were ever public with true counts
   */
  public Outcome<TrialTable> protect(
      TableToProtect table, List<EarlierTable> earlier, RuleDraft rule) {
    Optional<ProtectionRefusal> unfit = Protection.unfit(table, rule.mechanism());
    if (unfit.isPresent()) {
      return new Outcome.Refused<>(unfit.get());
    }
    if (!rule.isPublicFigure(table.counted().part())
        && rule.mechanism() instanceof ProtectionMechanism.Noise noise) {
      return MeasuredTables.unfit(table, noise)
          .<Outcome<TrialTable>>map(Outcome.Refused::new)
          .orElseGet(() -> new Outcome.Done<>(blurred(table, noise)));
    }
    return known(table, earlier, rule).map(done -> seen(table, done, rule));
  }

  private static Outcome<ProtectedTable> known(
      TableToProtect table, List<EarlierTable> earlier, RuleDraft rule) {
    if (rule.isPublicFigure(table.counted().part())) {
      return Protection.asItIs(table, earlier, ProgressListener.SILENT);
    }
    if (rule.mechanism() instanceof ProtectionMechanism.Suppression suppression) {
      return SuppressedTables.protect(table, earlier, suppression, ProgressListener.SILENT);
    }
    return new Outcome.Done<>(
        Protection.perturbed(table, (ProtectionMechanism.CellKey) rule.mechanism()));
  }

  private static TrialTable seen(TableToProtect table, ProtectedTable done, RuleDraft rule) {
    int deviation =
        rule.mechanism() instanceof ProtectionMechanism.CellKey cellKey
            ? cellKey.rule().maximumDeviation()
            : 0;
    List<TrialCell> cells = new ArrayList<>();
    for (SafeCell cell : done.table().cells()) {
      cells.add(
          cell instanceof SafeCell.Published published
              ? new TrialCell.Exact(published.count())
              : cell instanceof SafeCell.Perturbed perturbed
                  ? new TrialCell.Changed(perturbed.count(), deviation)
                  : new TrialCell.Hidden(((SafeCell.Suppressed) cell).reason()));
    }
    return new TrialTable(
        table.counted().part(),
        done.table().structure(),
        cells,
        done.sensitiveCells(),
        Optional.empty());
  }

  /** The margins around counts that all are put at zero: they do not depend on the counts. */
  static TrialTable blurred(TableToProtect table, ProtectionMechanism.Noise rule) {
    List<TrialCell> cells = new ArrayList<>();
    if (table.counted().quantity() instanceof Quantity.Quantile) {
      cells.addAll(
          Collections.nCopies(
              table.counted().table().structure().cellCount(), new TrialCell.Untold()));
    } else {
      MeasurementPlan plan = Measurable.plan(table, rule);
      Map<Integer, Long> zeros = new HashMap<>();
      plan.cells().stream().forEach(cell -> zeros.put(cell, 0L));
      SafeTable safe =
          plan.protect(
              NoisyCounts.ofStored(zeros),
              new Thresholding.ShowAll(),
              rule.estimates() == Estimates.CONSISTENT_AND_WHOLE
                  ? Estimates.CONSISTENT
                  : rule.estimates(),
              rule.coveragePercent());
      safe.cells().forEach(cell -> cells.add(blurred((SafeCell.Noisy) cell)));
    }
    return new TrialTable(
        table.counted().part(),
        table.counted().table().structure(),
        cells,
        0,
        Optional.of(rule.lossPerPeriod()));
  }

  private static TrialCell blurred(SafeCell.Noisy cell) {
    Margin margin = cell.consistent().map(each -> each.margin()).orElse(cell.margin());
    return new TrialCell.Blurred(-margin.lower(), margin.upper(), margin.coveragePercent());
  }
}
