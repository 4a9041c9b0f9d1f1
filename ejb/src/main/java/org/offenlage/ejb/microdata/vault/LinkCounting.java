package org.offenlage.ejb.microdata.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/** Counts which records of one snapshot find their respondent in another. Stateless. */
public final class LinkCounting {

  private LinkCounting() {}

  /**
   * Counts for each identifier of each dataset and each other dataset whose respondents are of that
   * kind.
   *
   * @param snapshots of one period, each under the same linkage key
   */
  public static List<LinkCount> of(Vault vault, Map<DatasetDeclaration, StoredParts> snapshots) {
    List<LinkCount> counts = new ArrayList<>();
    try (MemoryFolder memory = MemoryFolder.create();
        DuckDBConnection connection = CountingEngine.open(memory)) {
      Map<String, String> files = new HashMap<>();
      for (Map.Entry<DatasetDeclaration, StoredParts> each : snapshots.entrySet()) {
        files.put(
            each.getKey().id(),
            vault.decrypt(each.getValue(), memory).stream()
                .map(CountingEngine::literal)
                .collect(Collectors.joining(", ", "read_parquet([", "])")));
      }
      for (DatasetDeclaration dataset : snapshots.keySet()) {
        for (Column column : dataset.columns()) {
          if (column.type() instanceof ColumnType.Identifier identifier) {
            for (DatasetDeclaration register : snapshots.keySet()) {
              if (!register.id().equals(dataset.id())
                  && respondentKind(register).equals(identifier.kind())) {
                counts.add(count(connection, files, dataset, column, identifier, register));
              }
            }
          }
        }
      }
      return counts;
    } catch (SQLException e) {
      // The engine's message may quote a value, so it goes no further than this.
      throw new IllegalStateException("the counting engine failed, state " + e.getSQLState());
    }
  }

  private static String respondentKind(DatasetDeclaration declaration) {
    return declaration
        .column(declaration.respondent().column())
        .map(Column::type)
        .map(type -> ((ColumnType.Identifier) type).kind())
        .orElseThrow();
  }

  private static LinkCount count(
      DuckDBConnection connection,
      Map<String, String> files,
      DatasetDeclaration dataset,
      Column column,
      ColumnType.Identifier identifier,
      DatasetDeclaration register)
      throws SQLException {
    String named = CountingEngine.identifier(column.name());
    String sql =
        "SELECT count("
            + named
            + "), count(*) - count("
            + named
            + "), count(*) FILTER ("
            + named
            + " IN (SELECT "
            + CountingEngine.identifier(register.respondent().column())
            + " FROM "
            + files.get(register.id())
            + ")) FROM "
            + files.get(dataset.id());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new LinkCount(
          dataset.id(),
          column.name(),
          identifier.kind(),
          register.id(),
          row.getLong(1),
          row.getLong(2),
          row.getLong(3));
    }
  }
}
