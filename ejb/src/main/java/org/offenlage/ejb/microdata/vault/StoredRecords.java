package org.offenlage.ejb.microdata.vault;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RecordSink;

/** Reads the records of a snapshot again, as they were handed to its writer. Stateless. */
public final class StoredRecords {

  private StoredRecords() {}

  /**
   * Hands every record on, in the order in which they were written. Costs some microseconds for a
   * record of ten columns.
   *
   * @param vault that holds them
   * @param declaration by which they were written
   */
  public static void read(
      Vault vault, StoredParts stored, DatasetDeclaration declaration, RecordSink sink) {
    try (MemoryFolder memory = MemoryFolder.create();
        DuckDBConnection connection = CountingEngine.openForStreams(memory)) {
      List<Path> parts = vault.decrypt(stored, memory);
      String files =
          parts.stream().map(CountingEngine::literal).collect(Collectors.joining(", ", "[", "]"));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet(" + files + ")")) {
        List<Column> columns = declaration.columns();
        while (rows.next()) {
          sink.beginRecord(rows.getLong(1));
          for (int c = 0; c < columns.size(); c++) {
            handOn(rows, c + 2, columns.get(c).type(), sink);
          }
          sink.endRecord();
        }
      }
    } catch (SQLException e) {
      // The engine's message may quote a value, so it goes no further than this.
      throw new IllegalStateException("the counting engine failed, state " + e.getSQLState());
    }
  }

  private static void handOn(ResultSet rows, int at, ColumnType type, RecordSink sink)
      throws SQLException {
    Object value = rows.getObject(at);
    if (value == null) {
      sink.empty();
    } else if (value instanceof UUID pseudonym) {
      sink.pseudonym(pseudonym.getMostSignificantBits(), pseudonym.getLeastSignificantBits());
    } else if (type instanceof ColumnType.Code) {
      sink.code(((Number) value).intValue());
    } else if (value instanceof Double fraction) {
      sink.fraction(fraction);
    } else if (value instanceof LocalDate day) {
      sink.day(Math.toIntExact(day.toEpochDay()));
    } else if (value instanceof String text) {
      sink.text(text);
    } else {
      sink.whole(((Number) value).longValue());
    }
  }
}
