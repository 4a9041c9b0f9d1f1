package org.offenlage.ejb.microdata.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Decrypts parts of a snapshot without the columns that nobody asks for. Parquet keeps the values
 * of a column side by side and says at its end where, and a part is sealed in chunks that can be
 * opened in any order; what is left out is a hole in the plain file. Who reads a column that was
 * left out meets an error, for zeros are no page of Parquet.
 *
 * <p>Pseudonyms are more than half of most snapshots, and few counts read them. Stateless.
 */
final class ChosenColumns {

  /** The length of the footer, and "PAR1". */
  private static final int END_BYTES = 8;

  private ChosenColumns() {}

  /**
   * A part that is being decrypted.
   *
   * @param chunks of which some are decrypted
   * @param file where they go
   * @param whenDone what the file is called in the end; the engine might remember what it read of
   *     the half under its name
   */
  record Half(SealedChunks chunks, Path file, Path whenDone) {}

  /** A range of bytes that is left out. */
  private record Hole(long from, long to) {}

  /**
   * Decrypts parts.
   *
   * @param columns the places of those that are wanted, from 0, the record key being the first
   * @param engine that may read the files
   */
  static List<Path> decrypt(List<Half> parts, Set<Integer> columns, DuckDBConnection engine) {
    parts.parallelStream().forEach(ChosenColumns::openFooter);
    Map<String, List<Hole>> holes = holes(parts, columns, engine);
    parts.parallelStream()
        .forEach(part -> openAround(part, holes.getOrDefault(part.file().toString(), List.of())));
    return parts.stream().map(Half::whenDone).toList();
  }

  private static void openFooter(Half part) {
    try {
      SealedChunks chunks = part.chunks();
      long end = chunks.length();
      ByteBuffer last = chunks.plain(Math.max(0, end - END_BYTES), END_BYTES);
      long footer = Integer.toUnsignedLong(last.order(ByteOrder.LITTLE_ENDIAN).getInt());
      chunks.open(0, 1);
      chunks.open(Math.max(0, end - END_BYTES - footer), end);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Where the columns lie that are not wanted, by file and in order. */
  private static Map<String, List<Hole>> holes(
      List<Half> parts, Set<Integer> columns, DuckDBConnection engine) {
    String files =
        parts.stream()
            .map(part -> CountingEngine.literal(part.file()))
            .collect(Collectors.joining(", ", "[", "]"));
    String wanted =
        columns.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    Map<String, List<Hole>> holes = new HashMap<>();
    try (Statement statement = engine.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT file_name, least(data_page_offset, coalesce(dictionary_page_offset,"
                    + " data_page_offset)) AS begin_at, total_compressed_size"
                    + " FROM parquet_metadata("
                    + files
                    + ") WHERE column_id NOT IN "
                    + wanted
                    + " ORDER BY begin_at")) {
      while (rows.next()) {
        holes
            .computeIfAbsent(rows.getString(1), file -> new ArrayList<>())
            .add(new Hole(rows.getLong(2), rows.getLong(2) + rows.getLong(3)));
      }
    } catch (SQLException e) {
      // The engine's message may quote a value, so it goes no further than this.
      throw new IllegalStateException("the counting engine failed, state " + e.getSQLState());
    }
    return holes;
  }

  private static void openAround(Half part, List<Hole> holes) {
    try {
      long at = 0;
      for (Hole hole : holes) {
        part.chunks().open(at, hole.from());
        at = Math.max(at, hole.to());
      }
      part.chunks().open(at, part.chunks().length());
      Files.move(part.file(), part.whenDone());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("the vault cannot be read", e);
  }
}
