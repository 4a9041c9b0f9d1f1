package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.CellMeanings;
import org.offenlage.ejb.protection.Complements;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.protection.SafetyLevels;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.publication.PublicationNumber;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.ejb.tabulation.TabulationOutcome;
import org.offenlage.ejb.tabulation.Tabulator;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Finds what was ever public with true counts on the respondents of a table, superseded and
 * withdrawn versions included, and counts it again.
 *
 * <p>Looks at all publications on the same dataset and period. Where a corrected snapshot replaced
 * the one that was counted, the table is taken as if it had been made of the corrected one, for
 * little differs between them. Of tables on some of the same records the difference is protected
 * too. Not seen: tables whose variables differ from this one's and which share no cell with it.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EarlierTables {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Indicators indicators;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Tabulator tabulator;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  /**
   * The earlier tables that have to be protected together with this one, oldest first.
   *
   * @param rule by which this one is released
   */
  public Outcome<EarlierPublications> of(TableToProtect table, RuleDraft rule) {
    List<Found> found =
        publicTables(table.counted().datasetId()).stream().map(EarlierTables::found).toList();
    List<UUID> seen = found.stream().map(each -> each.preparation().id()).toList();
    if (rule.isPublicFigure(table.counted().part())
        && found.stream().noneMatch(each -> hides(each.published()))) {
      // Where nothing is hidden nothing can be endangered, and nothing need be counted again.
      return new Outcome.Done<>(new EarlierPublications(seen, List.of()));
    }
    List<EarlierTable> earlier = new ArrayList<>();
    for (Found each : found) {
      TreeSet<ReferencePeriod> periods = new TreeSet<>();
      for (String period : each.counted().snapshotByPeriod().keySet()) {
        if (table.periods().contains(period)) {
          periods.add(new ReferencePeriod(period));
        }
      }
      if (periods.isEmpty() || !holdsTrueCounts(each.published())) {
        continue;
      }
      Optional<EarlierTable> again = countAgain(each, periods, rule);
      if (again.isEmpty()) {
        return new Outcome.Refused<>(
            new ReviewRefusal.EarlierChanged(each.number().indicatorId(), each.number().version()));
      }
      earlier.add(again.get());
      promise(rule, table, again.get())
          .flatMap(promise -> Complements.of(table, again.get(), promise))
          .ifPresent(earlier::add);
    }
    return new Outcome.Done<>(new EarlierPublications(seen, earlier));
  }

  /**
   * By which rule a difference of two tables is protected: this one's, or else the earlier one's.
   */
  private static Optional<ProtectionMechanism.Suppression> promise(
      RuleDraft rule, TableToProtect table, EarlierTable earlier) {
    return !rule.isPublicFigure(table.counted().part())
            && rule.mechanism() instanceof ProtectionMechanism.Suppression suppression
        ? Optional.of(suppression)
        : earlier.promise();
  }

  /** A table that was public, with where it stood. */
  private record Found(
      CountedTableRow counted,
      PreparationRow preparation,
      PublicationNumber number,
      SafeTable published) {}

  private static Found found(Object[] row) {
    CountedTableRow counted = (CountedTableRow) row[0];
    PreparationRow preparation = (PreparationRow) row[1];
    return new Found(
        counted,
        preparation,
        ((PublicVersionRow) row[2]).number(),
        preparation
            .content()
            .tables()
            .get(counted.part() == TabulatedTable.Part.DENOMINATOR ? 1 : 0));
  }

  private static boolean hides(SafeTable table) {
    return table.statement().mechanism() == ProtectionStatement.Mechanism.SUPPRESSION
        && table.cells().stream().anyMatch(SafeCell.Suppressed.class::isInstance);
  }

  private List<Object[]> publicTables(String dataset) {
    return entities
        .createQuery(
            "select t, p, v from CountedTableRow t, PreparationRow p, PublicVersionRow v"
                + " where p.id = t.preparationId and v.preparationId = t.preparationId"
                + " and locate(:dataset, t.population) > 0 order by p.preparedAt",
            Object[].class)
        .setParameter("dataset", CountedTableRow.ofDataset(dataset))
        .getResultList();
  }

  private static boolean holdsTrueCounts(SafeTable table) {
    ProtectionStatement.Mechanism mechanism = table.statement().mechanism();
    return mechanism == ProtectionStatement.Mechanism.SUPPRESSION
        || mechanism == ProtectionStatement.Mechanism.PUBLIC_FIGURES;
  }

  /** Empty where no definition that the indicator ever had yields the table that was published. */
  private Optional<EarlierTable> countAgain(
      Found earlier, TreeSet<ReferencePeriod> periods, RuleDraft rule) {
    PublicationNumber number = earlier.number();
    Optional<ProtectionMechanism.Suppression> promise =
        earlier.published().statement().mechanism() == ProtectionStatement.Mechanism.SUPPRESSION
            ? suppression(earlier.preparation())
            : Optional.empty();
    OptionalInt largest =
        largestContributions(Stream.concat(promise.stream(), Stream.of(rule.mechanism())));
    for (IndicatorDefinition definition : indicators.revisions(number.indicatorId())) {
      Optional<EarlierTable> again =
          counted(definition, periods, largest).stream()
              .filter(
                  table ->
                      table.counted().part() == earlier.counted().part()
                          && table.records().population().equals(earlier.counted().population()))
              .findFirst()
              .flatMap(
                  table ->
                      slice(earlier, table, sensitive(table, promise, rule))
                          .map(
                              safe ->
                                  new EarlierTable(
                                      number.publicationId() + " " + earlier.counted().part(),
                                      table,
                                      safe,
                                      promise)));
      if (again.isPresent()) {
        return again;
      }
    }
    return Optional.empty();
  }

  private List<TableToProtect> counted(
      IndicatorDefinition definition, TreeSet<ReferencePeriod> periods, OptionalInt largest) {
    return (definition.period().isPresent() || periods.size() == 1)
            && tabulator.tabulate(definition, periods, largest)
                instanceof TabulationOutcome.TabulatedIndicator counted
        ? Preparation.tables(counted)
        : List.of();
  }

  /** How many of the largest contributions the rules need to know. */
  static OptionalInt largestContributions(Stream<? extends ProtectionMechanism> rules) {
    return rules
        .filter(ProtectionMechanism.Suppression.class::isInstance)
        .flatMapToInt(
            rule -> ((ProtectionMechanism.Suppression) rule).largestContributions().stream())
        .max();
  }

  /** Cells that must not be shown by either rule. */
  private static IntPredicate sensitive(
      TableToProtect table, Optional<ProtectionMechanism.Suppression> promise, RuleDraft rule) {
    Set<Integer> cells = new HashSet<>();
    promise.ifPresent(each -> cells.addAll(SafetyLevels.of(table.counted(), each).keySet()));
    if (rule.mechanism() instanceof ProtectionMechanism.Suppression own
        && (own.sums().isPresent() || table.counted().quantity() instanceof Quantity.Records)) {
      cells.addAll(SafetyLevels.of(table.counted(), own).keySet());
    }
    return cells::contains;
  }

  /** What the publication promised: its rule, as it was when the publication was prepared. */
  private Optional<ProtectionMechanism.Suppression> suppression(PreparationRow preparation) {
    ReleaseRule rule =
        rules
            .find(preparation.ruleId(), preparation.ruleVersion())
            .orElseThrow(() -> new IllegalStateException("a publication's rule is missing"));
    return rule.draft().mechanism() instanceof ProtectionMechanism.Suppression suppression
        ? Optional.of(suppression)
        : Optional.empty();
  }

  /** The published cells of those periods that were counted again, if the codes still agree. */
  private static Optional<SafeTable> slice(
      Found earlier, TableToProtect again, IntPredicate isSensitive) {
    SafeTable published = earlier.published();
    TableStructure structure = again.counted().table().structure();
    List<SpanningVariable> before = published.structure().variables();
    List<SpanningVariable> now = structure.variables();
    if (before.size() != now.size()) {
      return Optional.empty();
    }
    for (int v = 0; v < now.size(); v++) {
      boolean isPeriod = again.period().filter(now.get(v).name()::equals).isPresent();
      boolean same =
          isPeriod
              ? before.get(v).name().equals(now.get(v).name())
                  && before.get(v).codes().containsAll(now.get(v).codes())
              : before.get(v).equals(now.get(v));
      if (!same) {
        return Optional.empty();
      }
    }
    Map<String, UUID> snapshots = earlier.counted().snapshotByPeriod();
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      SafeCell shown = published.cell(structure.codes(cell));
      int period = CellMeanings.periodOf(again, structure, cell);
      boolean isReplaced =
          !again
              .counted()
              .snapshots()
              .get(period)
              .equals(snapshots.get(again.periods().get(period)));
      cells.add(isReplaced ? corrected(shown, again.counted().table(), cell, isSensitive) : shown);
    }
    return Optional.of(new SafeTable(structure, cells, published.statement()));
  }

  /**
   * A cell as it would have been published of the corrected snapshot; what became sensitive by the
   * correction is not taken for public.
   */
  private static SafeCell corrected(
      SafeCell shown, ConfidentialTable counted, int cell, IntPredicate isSensitive) {
    if (!(shown instanceof SafeCell.Published)) {
      return shown;
    }
    return isSensitive.test(cell)
        ? new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL)
        : new SafeCell.Published(counted.count(cell));
  }
}
