package org.offenlage.ejb.protection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.privacy.cellkey.CellKeyPerturbation;
import org.offenlage.privacy.cellkey.PerturbationTable;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.MeasurementPlan;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.suppression.ProgressListener;

/** Protects counted tables under a release rule. */
@Stateless
@RolesAllowed(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Protection {

  @Inject
  @SuppressWarnings("NullAway.Init")
  MeasuredTables measuredTables;

  /**
   * Protects one table.
   *
   * @param earlier tables on the same respondents that were ever public with true counts
   * @param progress is told how far it is
   */
  public Outcome<ProtectedTable> protect(
      TableToProtect table, List<EarlierTable> earlier, RuleDraft rule, ProgressListener progress) {
    Optional<ProtectionRefusal> unfit = unfit(table, rule.mechanism());
    if (unfit.isPresent()) {
      return new Outcome.Refused<>(unfit.get());
    }
    if (rule.isPublicFigure(table.counted().part())) {
      return asItIs(table, earlier, progress);
    }
    if (rule.mechanism() instanceof ProtectionMechanism.Suppression suppression) {
      return SuppressedTables.protect(table, earlier, suppression, progress);
    }
    if (rule.mechanism() instanceof ProtectionMechanism.CellKey cellKey) {
      return new Outcome.Done<>(perturbed(table, cellKey));
    }
    ProtectionMechanism.Noise noise = (ProtectionMechanism.Noise) rule.mechanism();
    return measuredTables.protect(table, noise);
  }

  /**
   * How a rule of noise measures counts or sums of a table; empty for quantiles, and where there is
   * no bound of what a respondent contributes. Draws nothing.
   */
  public static Optional<MeasurementPlan> measurement(
      TableToProtect table, ProtectionMechanism.Noise rule) {
    return table.counted().quantity() instanceof Quantity.Quantile
            || table.counted().recordsPerRespondent().isEmpty()
        ? Optional.empty()
        : Optional.of(Measurable.plan(table, rule));
  }

  /** Why a rule cannot protect what was worked out in the cells. */
  static Optional<ProtectionRefusal> unfit(TableToProtect table, ProtectionMechanism mechanism) {
    Quantity quantity = table.counted().quantity();
    String part = table.counted().part().name();
    if (mechanism instanceof ProtectionMechanism.PublishedFigures) {
      return Optional.of(new ProtectionRefusal.NothingIsProtected(part));
    }
    if (quantity instanceof Quantity.Records) {
      return Optional.empty();
    }
    if (quantity instanceof Quantity.Total
        && mechanism instanceof ProtectionMechanism.Suppression suppression
        && suppression.sums().isPresent()) {
      return Optional.empty();
    }
    if (!(mechanism instanceof ProtectionMechanism.Noise noise)) {
      return Optional.of(new ProtectionRefusal.NeedsNoise(part));
    }
    boolean forSums =
        noise.estimates() != Estimates.MEASURED
            || noise.split() instanceof ProtectionMechanism.Split.ForWorkload;
    if (forSums && !(quantity instanceof Quantity.Total)) {
      return Optional.of(new ProtectionRefusal.NothingAddsUp(part));
    }
    return !(quantity instanceof Quantity.Distinct) && noise.detail().isPresent()
        ? Optional.of(new ProtectionRefusal.DetailNeedsCounts(part))
        : Optional.empty();
  }

  static Outcome<ProtectedTable> asItIs(
      TableToProtect table, List<EarlierTable> earlier, ProgressListener progress) {
    List<String> endangered = SuppressedTables.endangeredBy(table, earlier, progress);
    return endangered.isEmpty()
        ? new Outcome.Done<>(
            new ProtectedTable(
                publicFigures(table.counted().table()),
                0,
                earlier.size(),
                Optional.empty(),
                List.of()))
        : new Outcome.Refused<>(
            new ProtectionRefusal.EarlierEndangered(table.counted().part().name(), endangered));
  }

  static ProtectedTable perturbed(TableToProtect table, ProtectionMechanism.CellKey cellKey) {
    return new ProtectedTable(
        new CellKeyPerturbation(PerturbationTable.of(cellKey.rule()))
            .protect(table.counted().table(), table.counted().cellKeys(), new BitSet()),
        0,
        0,
        Optional.empty(),
        List.of());
  }

  private static SafeTable publicFigures(ConfidentialTable table) {
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      cells.add(new SafeCell.Published(table.count(cell)));
    }
    return new SafeTable(
        table.structure(),
        cells,
        new ProtectionStatement(ProtectionStatement.Mechanism.PUBLIC_FIGURES, Map.of(), Map.of()));
  }
}
