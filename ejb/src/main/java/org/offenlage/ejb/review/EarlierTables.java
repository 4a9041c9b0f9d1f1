package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.publication.PublicationNumber;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.ejb.tabulation.TabulationOutcome;
import org.offenlage.ejb.tabulation.Tabulator;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Finds what was ever public with true counts on the respondents of a table, superseded and
 * withdrawn versions included, and counts it again.
 *
 * <p>Looks at publications on the same records of the same snapshots. Not seen: publications on a
 * snapshot that was replaced by a corrected one, and tables on some of the same records under other
 * conditions.
 */
@Stateless
@RolesAllowed(Roles.PLANNER)
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
        publicTables(table.records().population()).stream().map(EarlierTables::found).toList();
    List<UUID> seen = found.stream().map(each -> each.preparation().id()).toList();
    if (rule.isPublicFigure(table.counted().part())
        && found.stream().noneMatch(each -> hides(each.published()))) {
      // Where nothing is hidden nothing can be endangered, and nothing need be counted again.
      return new Outcome.Done<>(new EarlierPublications(seen, List.of()));
    }
    List<EarlierTable> earlier = new ArrayList<>();
    for (Found each : found) {
      TreeSet<ReferencePeriod> periods = new TreeSet<>();
      each.counted()
          .snapshotByPeriod()
          .forEach(
              (period, snapshot) -> {
                if (table.counted().snapshots().contains(snapshot)) {
                  periods.add(new ReferencePeriod(period));
                }
              });
      if (periods.isEmpty() || !holdsTrueCounts(each.published())) {
        continue;
      }
      Optional<EarlierTable> again = countAgain(each, periods, table.records().population());
      if (again.isEmpty()) {
        return new Outcome.Refused<>(
            new ReviewRefusal.EarlierChanged(each.number().indicatorId(), each.number().version()));
      }
      earlier.add(again.get());
    }
    return new Outcome.Done<>(new EarlierPublications(seen, earlier));
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

  private List<Object[]> publicTables(String population) {
    return entities
        .createQuery(
            "select t, p, v from CountedTableRow t, PreparationRow p, PublicVersionRow v"
                + " where p.id = t.preparationId and v.preparationId = t.preparationId"
                + " and t.population = :population order by p.preparedAt",
            Object[].class)
        .setParameter("population", population)
        .getResultList();
  }

  private static boolean holdsTrueCounts(SafeTable table) {
    ProtectionStatement.Mechanism mechanism = table.statement().mechanism();
    return mechanism == ProtectionStatement.Mechanism.SUPPRESSION
        || mechanism == ProtectionStatement.Mechanism.PUBLIC_FIGURES;
  }

  /** Empty where the indicator's definition no longer yields the table that was published. */
  private Optional<EarlierTable> countAgain(
      Found earlier, TreeSet<ReferencePeriod> periods, String population) {
    PublicationNumber number = earlier.number();
    CountedTableRow row = earlier.counted();
    SafeTable published = earlier.published();
    Optional<ProtectionMechanism.Suppression> promise =
        published.statement().mechanism() == ProtectionStatement.Mechanism.SUPPRESSION
            ? suppression(earlier.preparation())
            : Optional.empty();
    Optional<IndicatorDefinition> definition = indicators.find(number.indicatorId());
    if (definition.isEmpty()
        || !(tabulator.tabulate(definition.get(), periods)
            instanceof TabulationOutcome.TabulatedIndicator counted)) {
      return Optional.empty();
    }
    Map<String, UUID> snapshots = row.snapshotByPeriod();
    return Preparation.tables(counted).stream()
        .filter(
            table ->
                table.counted().part() == row.part()
                    && table.records().population().equals(population)
                    && table.periods().stream()
                        .map(snapshots::get)
                        .toList()
                        .equals(table.counted().snapshots()))
        .findFirst()
        .flatMap(
            table ->
                slice(published, table)
                    .map(
                        safe ->
                            new EarlierTable(
                                number.publicationId() + " " + row.part(), table, safe, promise)));
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
  private static Optional<SafeTable> slice(SafeTable published, TableToProtect again) {
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
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      cells.add(published.cell(structure.codes(cell)));
    }
    return Optional.of(new SafeTable(structure, cells, published.statement()));
  }
}
