package org.offenlage.ejb.tabulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.MemoryFolder;

/**
 * A session of a Trino that reads the same Parquet files, as external tables of its Hive connector
 * in the folder that its nodes and this server share.
 *
 * <p>Tables are named at random and dropped with the session. A server that is killed leaves names
 * behind in Trino's metastore, but no data.
 */
final class TrinoSession implements TabulationSession {

  private final Connection connection;
  private final Path root;
  private final MemoryFolder memory;
  private final String suffix = "_" + UUID.randomUUID().toString().replace("-", "");
  private final List<String> tables = new ArrayList<>();
  private Optional<DuckDBConnection> footers = Optional.empty();

  TrinoSession(Connection connection, Path root, MemoryFolder memory) throws SQLException {
    this.connection = connection;
    this.root = root;
    this.memory = memory;
    try {
      execute("CREATE SCHEMA IF NOT EXISTS " + connection.getSchema());
      // Columns are found by their place, for Trino's names know no upper case.
      execute("SET SESSION " + connection.getCatalog() + ".parquet_use_column_names = false");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public SqlDialect dialect() {
    return SqlDialect.TRINO;
  }

  @Override
  public String suffix() {
    return suffix;
  }

  /** All: its nodes have the memory, and the files are there for them to share out. */
  @Override
  public int partsAtOnce() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public DuckDBConnection footers() throws SQLException {
    if (footers.isEmpty()) {
      footers = Optional.of(CountingEngine.open(memory));
    }
    return footers.get();
  }

  @Override
  public void load(Climb climb) throws SQLException {
    Path folder = folder();
    try (DuckDBConnection writer = CountingEngine.open(memory);
        Statement copy = writer.createStatement()) {
      DuckDbSession.load(writer, climb);
      copy.execute(
          "COPY "
              + climb.table()
              + " TO "
              + CountingEngine.literal(folder.resolve("climb.parquet"))
              + " (FORMAT parquet)");
    }
    create(folder, climb.table(), "(member INTEGER, above INTEGER)");
  }

  @Override
  public Relation read(List<Path> files, DatasetDeclaration declaration) throws SQLException {
    Path folder = folder();
    try {
      for (Path file : files) {
        Files.move(file, folder.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("plain data cannot be moved", e);
    }
    StringBuilder columns = new StringBuilder("(c0 BIGINT");
    Map<String, String> names = new HashMap<>();
    for (Column column : declaration.columns()) {
      String name = "c" + (names.size() + 1);
      names.put(column.name(), name);
      columns.append(", ").append(name).append(' ').append(type(column.type()));
    }
    String table = folder.getFileName() + suffix;
    create(folder, table, columns.append(')').toString());
    return new Relation(table, "c0", names, declaration);
  }

  private static String type(ColumnType type) {
    if (type instanceof ColumnType.Identifier) {
      return "VARBINARY";
    }
    if (type instanceof ColumnType.Code) {
      return "INTEGER";
    }
    if (type instanceof ColumnType.Fraction) {
      return "DOUBLE";
    }
    if (type instanceof ColumnType.Date) {
      return "DATE";
    }
    return type instanceof ColumnType.Text ? "VARCHAR" : "BIGINT";
  }

  private Path folder() {
    try {
      return Files.createDirectory(memory.path().resolve("t" + tables.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for plain data can be made", e);
    }
  }

  private void create(Path folder, String table, String columns) throws SQLException {
    execute(
        "CREATE TABLE "
            + table
            + " "
            + columns
            + " WITH (format = 'PARQUET', external_location = 'local:///"
            + root.relativize(folder).toString().replace("'", "''")
            + "')");
    tables.add(table);
  }

  @Override
  public void forget(Relation relation, List<Path> files) throws SQLException {
    execute("DROP TABLE IF EXISTS " + relation.from());
    try {
      for (Path file : files) {
        Files.delete(
            memory
                .path()
                .resolve(relation.from().substring(0, relation.from().indexOf('_')))
                .resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("plain data cannot be deleted", e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      for (String table : tables) {
        execute("DROP TABLE IF EXISTS " + table);
      }
    } finally {
      connection.close();
      if (footers.isPresent()) {
        footers.get().close();
      }
    }
  }
}
