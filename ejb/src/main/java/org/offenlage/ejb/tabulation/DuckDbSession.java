package org.offenlage.ejb.tabulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.ParquetColumns;

/** A database of its own in this process; files are read where they lie. */
final class DuckDbSession implements TabulationSession {

  private final DuckDBConnection connection;
  private final int partsAtOnce;

  DuckDbSession(DuckDBConnection connection, int partsAtOnce) {
    this.connection = connection;
    this.partsAtOnce = partsAtOnce;
  }

  @Override
  public SqlDialect dialect() {
    return SqlDialect.DUCKDB;
  }

  @Override
  public String suffix() {
    return "";
  }

  @Override
  public int partsAtOnce() {
    return partsAtOnce;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public DuckDBConnection footers() {
    return connection;
  }

  @Override
  public void load(Climb climb) throws SQLException {
    load(connection, climb);
  }

  static void load(DuckDBConnection connection, Climb climb) throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute(
          "CREATE OR REPLACE TABLE " + climb.table() + " (member INTEGER, above INTEGER)");
    }
    try (DuckDBAppender appender = connection.createAppender(climb.table())) {
      for (Climb.Step step : climb.steps()) {
        appender.beginRow().append(step.member()).append(step.above()).endRow();
      }
    }
  }

  @Override
  public Relation read(List<Path> files, DatasetDeclaration declaration) {
    return new Relation(
        "read_parquet(["
            + files.stream().map(CountingEngine::literal).collect(Collectors.joining(", "))
            + "])",
        ParquetColumns.RECORD_KEY,
        declaration.columns().stream()
            .map(Column::name)
            .collect(Collectors.toMap(name -> name, CountingEngine::identifier)),
        declaration);
  }

  @Override
  public void forget(Relation relation, List<Path> files) {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("plain data cannot be deleted", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
