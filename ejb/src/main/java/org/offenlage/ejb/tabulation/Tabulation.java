package org.offenlage.ejb.tabulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.MemoryFolder;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.ejb.tabulation.TabulatedTable.Part;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.CellValues;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** One run of an indicator over periods. For use once, by one thread. */
final class Tabulation {

  private final IndicatorDefinition definition;
  private final List<ReferencePeriod> periods;
  private final Vault vault;
  private final TabulationEngine engine;

  Tabulation(
      IndicatorDefinition definition,
      List<ReferencePeriod> periods,
      Vault vault,
      TabulationEngine engine) {
    this.engine = engine;
    this.definition = definition;
    this.periods = List.copyOf(periods);
    this.vault = vault;
  }

  /** The same without contributions. */
  TabulationOutcome.TabulatedIndicator of(List<CountedDataset> datasets) {
    return of(datasets, OptionalInt.empty());
  }

  /**
   * Counts one dataset for each query of the definition, in their order.
   *
   * @param largest how many of the largest contributions to sums are told; empty for none
   */
  TabulationOutcome.TabulatedIndicator of(List<CountedDataset> datasets, OptionalInt largest) {
    TableStructure structure = structure();
    List<TabulatedTable> tables = new ArrayList<>();
    for (int q = 0; q < datasets.size(); q++) {
      CountedDataset dataset = datasets.get(q);
      TabulatedTable table = count(dataset, structure, part(q));
      tables.add(
          largest.isPresent() && dataset.quantity() instanceof Quantity.Total
              ? table.with(contributions(dataset, largest.getAsInt()))
              : table);
    }
    return new TabulationOutcome.TabulatedIndicator(definition, periods, tables);
  }

  private Part part(int query) {
    Measure measure = definition.measure();
    if (measure.queries().size() > 1) {
      return query == 0 ? Part.NUMERATOR : Part.DENOMINATOR;
    }
    return measure instanceof Measure.Share ? Part.SHARE : Part.COUNT;
  }

  private TableStructure structure() {
    List<SpanningVariable> variables = new ArrayList<>();
    for (Dimension dimension : definition.dimensions()) {
      if (dimension instanceof Dimension.Area area) {
        variables.add(new SpanningVariable(area.name(), area.hierarchies()));
      } else if (dimension instanceof Dimension.Classification classification) {
        variables.add(SpanningVariable.of(classification.name(), classification.hierarchy()));
      }
    }
    if (definition.measure() instanceof Measure.Share) {
      variables.add(
          SpanningVariable.of(
              TabulatedTable.PART_VARIABLE,
              Hierarchy.flat(
                  TabulatedTable.WHOLE,
                  List.of(TabulatedTable.IN_PART, TabulatedTable.NOT_IN_PART))));
    }
    definition
        .period()
        .ifPresent(
            period ->
                variables.add(
                    SpanningVariable.of(
                        period.name(),
                        Hierarchy.withoutTotal(
                            periods.stream().map(ReferencePeriod::code).toList()))));
    return TableStructure.of(variables);
  }

  private TabulatedTable count(CountedDataset dataset, TableStructure structure, Part part) {
    boolean quantile = dataset.quantity() instanceof Quantity.Quantile;
    CellCounts cells = new CellCounts(structure.cellCount());
    CellValues values = new CellValues(structure);
    run(
        dataset,
        structure,
        Carried.of(dataset.quantity()),
        (cell, row) -> {
          long number = row.getLong(1);
          cells.add(cell, number, quantile ? 0 : row.getLong(2));
          if (quantile) {
            values.add(cell, row.getLong(2), Math.toIntExact(number));
          }
        });
    return new TabulatedTable(
        part,
        dataset.quantity(),
        dataset.quantity() instanceof Quantity.Distinct
            ? ConfidentialTable.ofDistinct(structure, cells.counts())
            : new ConfidentialTable(structure, cells.counts()),
        quantile ? Optional.of(values) : Optional.empty(),
        CellKeys.of(cells.keys()),
        dataset.declaration().id(),
        dataset.declaration().respondent().privacyUnit(),
        dataset.snapshots().values().stream().map(StoredParts::snapshot).toList(),
        dataset.recordsPerRespondent());
  }

  /** How much the largest contributors hold of each cell of a dataset's table. */
  LargestContributions contributions(CountedDataset dataset, int largest) {
    TableStructure structure = structure();
    LargestContributions.Collector collector =
        new LargestContributions.Collector(structure, largest);
    run(
        dataset,
        structure,
        new Carried.Contributors(
            dataset.quantity(),
            largest,
            dataset
                .declaration()
                .column(Carried.Contributors.column(dataset.quantity(), dataset.declaration()))
                .orElseThrow()
                .type()),
        (cell, row) -> {
          long[] amounts = new long[largest];
          for (int l = 0; l < largest; l++) {
            amounts[l] = row.getLong(3 + l);
          }
          int count = Math.toIntExact(row.getLong(1));
          collector.put(cell, count, row.getLong(2), amounts);
          if (count == 1) {
            collector.putAlone(cell, row.getText(3 + largest));
          }
        });
    return collector.collect();
  }

  private void run(
      CountedDataset dataset, TableStructure structure, Carried carried, CellReader reader) {
    try (MemoryFolder memory = MemoryFolder.create();
        TabulationSession session = engine.open(memory)) {
      Set<String> loaded = new HashSet<>();
      for (ReferencePeriod period : dataset.snapshots().keySet()) {
        CountStatement statement =
            new CountStatement(dataset, definition, structure, session, carried, period);
        for (Climb climb : statement.climbs()) {
          if (loaded.add(climb.table())) {
            session.load(climb);
          }
        }
        new SnapshotCount(session, vault, memory, statement, dataset)
            .of(period, rows -> read(rows, structure, period, reader));
      }
    } catch (SQLException e) {
      // The engine's message may quote a value, so it goes no further than this.
      throw new IllegalStateException("the counting engine failed, state " + e.getSQLState());
    }
  }

  /** Takes what a row says of a cell. */
  private interface CellReader {
    void read(int cell, Behind row) throws SQLException;
  }

  /** The columns of a row behind those that tell its cell, counted from 1. */
  private record Behind(ResultSet row, int codes) {

    long getLong(int column) throws SQLException {
      return row.getLong(codes + column);
    }

    String getText(int column) throws SQLException {
      return row.getString(codes + column);
    }
  }

  private void read(
      ResultSet rows, TableStructure structure, ReferencePeriod period, CellReader reader)
      throws SQLException {
    boolean series = definition.period().isPresent();
    int[] positions = new int[structure.variables().size()];
    int counted = positions.length - (series ? 1 : 0);
    if (series) {
      positions[counted] = periods.indexOf(period);
    }
    Behind behind = new Behind(rows, counted);
    while (rows.next()) {
      for (int v = 0; v < counted; v++) {
        positions[v] = rows.getInt(v + 1);
        if (rows.wasNull()) {
          throw new IllegalStateException("a record falls into no code of a dimension");
        }
      }
      reader.read(structure.cellAt(positions), behind);
    }
  }
}
