package org.offenlage.ejb.tabulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.MemoryFolder;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.ejb.tabulation.TabulatedTable.Part;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.CellValues;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** One run of an indicator over periods. For use once, by one thread. */
final class Tabulation {

  private final IndicatorDefinition definition;
  private final List<ReferencePeriod> periods;
  private final Vault vault;

  Tabulation(IndicatorDefinition definition, List<ReferencePeriod> periods, Vault vault) {
    this.definition = definition;
    this.periods = List.copyOf(periods);
    this.vault = vault;
  }

  /** Counts one dataset for each query of the definition, in their order. */
  TabulationOutcome.TabulatedIndicator of(List<CountedDataset> datasets) {
    TableStructure structure = structure();
    List<TabulatedTable> tables = new ArrayList<>();
    for (int q = 0; q < datasets.size(); q++) {
      tables.add(count(datasets.get(q), structure, part(q)));
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
        variables.add(SpanningVariable.of(area.name(), area.hierarchy()));
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
    long[] counts = new long[structure.cellCount()];
    long[] keys = new long[structure.cellCount()];
    CellValues values = new CellValues(structure);
    try (MemoryFolder memory = MemoryFolder.create();
        DuckDBConnection connection = CountingEngine.open(memory)) {
      CountStatement statement = new CountStatement(dataset, definition, structure);
      for (CountStatement.Climb climb : statement.climbs()) {
        load(connection, climb);
      }
      for (Map.Entry<ReferencePeriod, StoredParts> entry : dataset.snapshots().entrySet()) {
        List<Path> files = vault.decrypt(entry.getValue(), memory);
        run(
            connection,
            statement.over(files, entry.getKey()),
            structure,
            entry.getKey(),
            (cell, row) -> {
              long number = row.getLong(1);
              counts[cell] += number;
              if (quantile) {
                values.add(cell, row.getLong(2), Math.toIntExact(number));
              } else {
                // The engine adds in 128 bits; the low 64 are the sum modulo 2^64.
                keys[cell] = ((BigInteger) row.getObject(2)).longValue();
              }
            });
        for (Path file : files) {
          Files.delete(file);
        }
      }
    } catch (SQLException e) {
      // The engine's message may quote a value, so it goes no further than this.
      throw new IllegalStateException("the counting engine failed, state " + e.getSQLState());
    } catch (IOException e) {
      throw new UncheckedIOException("plain data cannot be deleted", e);
    }
    return new TabulatedTable(
        part,
        dataset.quantity(),
        dataset.quantity() instanceof Quantity.Distinct
            ? ConfidentialTable.ofDistinct(structure, counts)
            : new ConfidentialTable(structure, counts),
        quantile ? Optional.of(values) : Optional.empty(),
        CellKeys.of(keys),
        dataset.declaration().id(),
        dataset.declaration().respondent().privacyUnit(),
        dataset.snapshots().values().stream().map(StoredParts::snapshot).toList(),
        dataset.query().recordsPerRespondent());
  }

  private static void load(DuckDBConnection connection, CountStatement.Climb climb)
      throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute("CREATE TABLE " + climb.table() + " (member INTEGER, above INTEGER)");
    }
    try (DuckDBAppender appender = connection.createAppender(climb.table())) {
      for (CountStatement.Step step : climb.steps()) {
        appender.beginRow().append(step.member()).append(step.above()).endRow();
      }
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

    Object getObject(int column) throws SQLException {
      return row.getObject(codes + column);
    }
  }

  private void run(
      DuckDBConnection connection,
      CountStatement.Sql sql,
      TableStructure structure,
      ReferencePeriod period,
      CellReader reader)
      throws SQLException {
    boolean series = definition.period().isPresent();
    int counted = structure.variables().size() - (series ? 1 : 0);
    List<List<String>> codes = structure.variables().stream().map(SpanningVariable::codes).toList();
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (int p = 0; p < sql.parameters().size(); p++) {
        statement.setObject(p + 1, sql.parameters().get(p));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<String> cell = new ArrayList<>(structure.variables().size());
          for (int v = 0; v < counted; v++) {
            int position = rows.getInt(v + 1);
            if (rows.wasNull()) {
              throw new IllegalStateException("a record falls into no code of a dimension");
            }
            cell.add(codes.get(v).get(position));
          }
          if (series) {
            cell.add(period.code());
          }
          reader.read(structure.cell(cell), new Behind(rows, counted));
        }
      }
    }
  }
}
