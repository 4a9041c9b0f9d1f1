package org.offenlage.ejb.microdata.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RecordSink;

/**
 * Writes the records of one snapshot in parts of bounded size: a plain Parquet file in memory, then
 * sealed into the vault. Nothing is in its place before {@link #finish}; closing without it leaves
 * nothing behind.
 *
 * <p>For use once, by one thread. Costs half a microsecond for a row of ten columns.
 */
public final class SnapshotWriter implements RecordSink, AutoCloseable {

  private static final int MOST_VALUES_IN_PART = 12_000_000;
  private static final int LEAST_ROWS_IN_PART = 1_000;

  private final UUID snapshot;
  private final Path vault;
  private final Path place;
  private final Path partial;
  private final KeyWrap keyWrap;
  private final byte[] dataKey;
  private final String createTable;
  private final int rowsInPart;
  private final MemoryFolder memory;
  private final DuckDBConnection connection;
  private final MessageDigest checksum;
  private final Claim claim;

  private DuckDBAppender appender;
  private int rows;
  private int parts;

  private SnapshotWriter(
      UUID snapshot,
      Path vault,
      KeyWrap keyWrap,
      DatasetDeclaration declaration,
      MemoryFolder memory,
      DuckDBConnection connection)
      throws SQLException, IOException {
    this.snapshot = snapshot;
    this.vault = vault;
    this.place = vault.resolve(snapshot.toString());
    this.partial = vault.resolve(snapshot + Vault.PARTIAL_MARK);
    this.keyWrap = keyWrap;
    this.dataKey = keyWrap.newDataKey();
    this.createTable = ParquetColumns.createTable(declaration);
    this.rowsInPart =
        Math.max(LEAST_ROWS_IN_PART, MOST_VALUES_IN_PART / (declaration.columns().size() + 1));
    this.memory = memory;
    this.connection = connection;
    this.checksum = sha256();
    Files.createDirectories(partial);
    this.claim = Claim.hold(partial);
    this.appender = emptyTable();
  }

  static SnapshotWriter open(
      UUID snapshot, Path vault, KeyWrap keyWrap, DatasetDeclaration declaration) {
    MemoryFolder memory = MemoryFolder.create();
    try {
      DuckDBConnection connection = CountingEngine.open(memory);
      try {
        return new SnapshotWriter(snapshot, vault, keyWrap, declaration, memory, connection);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      memory.close();
      throw new IllegalStateException("the counting engine does not start", e);
    } catch (IOException e) {
      memory.close();
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
  }

  @Override
  public void beginRecord(long recordKey) {
    try {
      appender.beginRow().append(recordKey);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void empty() {
    try {
      appender.appendNull();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void whole(long value) {
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void code(int position) {
    try {
      appender.append(position);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void fraction(double value) {
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void day(int epochDay) {
    try {
      appender.appendEpochDays(epochDay);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void text(String value) {
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void pseudonym(long high, long low) {
    try {
      appender.appendUUID(high, low);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void endRecord() {
    try {
      appender.endRow();
      if (++rows == rowsInPart) {
        writePart();
        appender = emptyTable();
      }
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
  }

  /**
   * Puts the snapshot into its place. It lasts when this returns; it becomes visible only when the
   * database says so.
   */
  public StoredParts finish() {
    try {
      if (rows > 0 || parts == 0) {
        writePart();
      }
      claim.close();
      syncFolder(partial);
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(vault);
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
    return new StoredParts(
        snapshot, parts, keyWrap.wrap(dataKey), HexFormat.of().formatHex(checksum.digest()));
  }

  /** Lets go of everything; what was not finished is deleted. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      claim.close();
      memory.close();
      MemoryFolder.deleteTree(partial);
    }
  }

  private DuckDBAppender emptyTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(createTable);
    }
    rows = 0;
    return connection.createAppender(ParquetColumns.TABLE);
  }

  private void writePart() throws SQLException, IOException {
    appender.close();
    Path plain = memory.path().resolve("part.parquet");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY "
              + ParquetColumns.TABLE
              + " TO "
              + CountingEngine.literal(plain)
              + " (FORMAT parquet, COMPRESSION lz4_raw)");
    }
    try (InputStream in = Files.newInputStream(plain);
        FileChannel file =
            FileChannel.open(
                partial.resolve(Vault.partName(parts)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(file), checksum)) {
      new SealedPart(dataKey, snapshot, parts).seal(in, out);
      file.force(true);
    } finally {
      Files.deleteIfExists(plain);
    }
    parts++;
    rows = 0;
  }

  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisSystem) {
      // Windows cannot open folders; its file system logs renames itself.
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw notOnThisSystem;
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The engine's message may quote a value, so it goes no further than this. */
  private static IllegalStateException failure(SQLException e) {
    return new IllegalStateException("the counting engine failed, state " + e.getSQLState());
  }
}
