package org.offenlage.ejb.microdata.source;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The rows of a table as JSON lines, made as they are read, so that a table goes through the same
 * checks as a file. Not safe for use by several threads.
 */
final class TableLines extends InputStream {

  private final ResultSet rows;
  private final List<String> columns;
  private byte[] line = new byte[0];
  private int position;

  /** Lines of what a statement yields, one member for each column, in order. */
  TableLines(ResultSet rows, List<String> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
  }

  @Override
  public int read() throws IOException {
    return position < line.length || advance() ? line[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == line.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, into, from, count);
    position += count;
    return count;
  }

  private boolean advance() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      JsonObjectBuilder json = Json.createObjectBuilder();
      for (int c = 0; c < columns.size(); c++) {
        Object value = rows.getObject(c + 1);
        if (value != null) {
          json.add(columns.get(c), text(value));
        }
      }
      line = (json.build() + "\n").getBytes(StandardCharsets.UTF_8);
      position = 0;
      return true;
    } catch (SQLException e) {
      // A driver's message may quote what it read.
      throw new IOException("the table cannot be read on, state " + e.getSQLState());
    }
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number)
          ? new BigDecimal(value.toString()).toPlainString()
          : value.toString();
    }
    return value instanceof Date date ? date.toLocalDate().toString() : value.toString();
  }
}
