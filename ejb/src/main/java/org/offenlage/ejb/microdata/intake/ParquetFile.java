package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RowProblem.Reason;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.MemoryFolder;

/**
 * A Parquet file, read by a DuckDB of its own that can touch nothing but this file. Its messages
 * may quote values and go no further than here.
 */
final class ParquetFile implements RecordFile.Source {

  /** Repetition is compressed without bound; a count of rows beyond this is no delivery. */
  private static final long MOST_ROWS_PER_BYTE = 100;

  private static final long ROWS_OF_ANY_FILE = 1_000_000;

  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "VARCHAR",
          "DATE",
          "UUID",
          "ENUM");

  private final DuckDBConnection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Records records;

  private ParquetFile(
      DuckDBConnection connection, PreparedStatement statement, ResultSet rows, Records records) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.records = records;
  }

  static RecordFile.Source open(Path file, MemoryFolder folder) throws IOException, UnreadableFile {
    try {
      DuckDBConnection connection = CountingEngine.openForStreams(folder);
      try {
        return open(file, connection);
      } catch (SQLException | IOException | UnreadableFile | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException unreadable) {
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
  }

  private static ParquetFile open(Path file, DuckDBConnection connection)
      throws SQLException, IOException, UnreadableFile {
    String path = CountingEngine.literal(file);
    try (Statement counting = connection.createStatement();
        ResultSet count =
            counting.executeQuery("SELECT count(*) FROM read_parquet(" + path + ")")) {
      count.next();
      if (count.getLong(1) > ROWS_OF_ANY_FILE + Files.size(file) * MOST_ROWS_PER_BYTE) {
        throw new UnreadableFile(Reason.UNPACKS_TOO_LARGE);
      }
    }
    PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM read_parquet(" + path + ", hive_partitioning = false)");
    ResultSet rows = statement.executeQuery();
    ResultSetMetaData columns = rows.getMetaData();
    if (columns.getColumnCount() > DatasetDeclaration.MOST_COLUMNS) {
      throw new UnreadableFile(Reason.TOO_MANY_COLUMNS);
    }
    List<String> names = new ArrayList<>();
    for (int c = 1; c <= columns.getColumnCount(); c++) {
      String type = columns.getColumnTypeName(c).toUpperCase(Locale.ROOT);
      if (!PLAIN_TYPES.contains(type.replaceAll("\\(.*", "")) || type.endsWith("]")) {
        throw new UnreadableFile(Reason.UNREADABLE_FILE, "№ " + c);
      }
      names.add(columns.getColumnName(c));
    }
    return new ParquetFile(connection, statement, rows, new Rows(rows, names));
  }

  @Override
  public Records records() {
    return records;
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the counting engine does not end, state " + e.getSQLState());
    }
  }

  private static final class Rows extends PackedRecords {

    private final ResultSet rows;
    private final List<String> names;
    private long row = -1;

    Rows(ResultSet rows, List<String> names) {
      this.rows = rows;
      this.names = names;
    }

    @Override
    boolean readRecord() throws IOException {
      row++;
      begin(Math.max(row, 1));
      if (row == 0) {
        names.forEach(this::add);
        return true;
      }
      try {
        if (!rows.next()) {
          return false;
        }
        for (int c = 1; c <= names.size(); c++) {
          add(text(rows.getObject(c)));
        }
      } catch (SQLException damaged) {
        endReading(Reason.UNREADABLE_FILE);
      }
      return true;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
      if (value == null) {
        return "";
      }
      if (value instanceof Double || value instanceof Float) {
        return PlainNumber.of(value.toString());
      }
      return value instanceof BigDecimal decimal
          ? PlainNumber.of(decimal.toPlainString())
          : value.toString();
    }
  }
}
