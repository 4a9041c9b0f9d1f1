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
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.EarlierTable;
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

  /** The earlier tables that have to be protected together with this one, oldest first. */
  public Outcome<EarlierPublications> of(TableToProtect table) {
    List<EarlierTable> earlier = new ArrayList<>();
    List<UUID> seen = new ArrayList<>();
    for (Object[] row : publicTables(table.records().population())) {
      CountedTableRow counted = (CountedTableRow) row[0];
      PreparationRow preparation = (PreparationRow) row[1];
      seen.add(preparation.id());
      PublicationNumber number = ((PublicVersionRow) row[2]).number();
      PublicationContent content = preparation.content();
      SafeTable published =
          content.tables().get(counted.part() == TabulatedTable.Part.DENOMINATOR ? 1 : 0);
      TreeSet<ReferencePeriod> periods = new TreeSet<>();
      counted
          .snapshotByPeriod()
          .forEach(
              (period, snapshot) -> {
                if (table.counted().snapshots().contains(snapshot)) {
                  periods.add(new ReferencePeriod(period));
                }
              });
      if (periods.isEmpty() || !holdsTrueCounts(published)) {
        continue;
      }
      Optional<EarlierTable> again =
          countAgain(number, counted, published, periods, table.records().population());
      if (again.isEmpty()) {
        return new Outcome.Refused<>(
            new ReviewRefusal.EarlierChanged(number.indicatorId(), number.version()));
      }
      earlier.add(again.get());
    }
    return new Outcome.Done<>(new EarlierPublications(seen, earlier));
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
      PublicationNumber number,
      CountedTableRow row,
      SafeTable published,
      TreeSet<ReferencePeriod> periods,
      String population) {
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
                                number.publicationId() + " " + row.part(), table, safe)));
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
