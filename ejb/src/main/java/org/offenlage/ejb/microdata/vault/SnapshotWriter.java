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
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RecordSink;

/**
 * Writes the records of one snapshot in parts of bounded size: a plain Parquet file in memory, then
 * sealed into the vault. Nothing is in its place before {@link #finish}; closing without it leaves
 * nothing behind, unless {@link #keepForLater} was called.
 *
 * <p>What a killed writer has left can be taken up: {@link Vault#resume} gives a writer that takes
 * the same records from the first on, lets those pass that lie in parts already sealed, and goes on
 * behind them.
 *
 * <p>For use once, by one thread at a time. Costs half a microsecond for a row of ten columns.
 */
public final class SnapshotWriter implements RecordSink, AutoCloseable {

  static final String KEY_FILE = "key.wrapped";

  /** Enough for codes; looking for more in columns of numbers took a third of the writing. */
  private static final int MOST_WORDS_IN_DICTIONARY = 4_096;

  private final UUID folder;
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
  private final AtomicLong rowsTaken = new AtomicLong();
  private long rowsToPass;
  private boolean passing;
  private boolean keeping;

  private SnapshotWriter(
      UUID folder,
      Path vault,
      KeyWrap keyWrap,
      DatasetDeclaration declaration,
      int rowsInPart,
      MemoryFolder memory,
      DuckDBConnection connection,
      Claim claim)
      throws SQLException, IOException {
    this.folder = folder;
    this.vault = vault;
    this.place = vault.resolve(folder.toString());
    this.partial = vault.resolve(folder + Vault.PARTIAL_MARK);
    this.keyWrap = keyWrap;
    this.createTable = ParquetColumns.createTable(declaration);
    this.rowsInPart = rowsInPart;
    this.memory = memory;
    this.connection = connection;
    this.checksum = sha256();
    this.claim = claim;
    Path key = partial.resolve(KEY_FILE);
    if (Files.exists(key)) {
      this.dataKey = keyWrap.unwrap(Files.readAllBytes(key), folder);
      takeUpParts();
    } else {
      this.dataKey = keyWrap.newDataKey();
      writeDurably(key, keyWrap.wrap(dataKey));
    }
    this.appender = emptyTable();
  }

  /** A writer that begins, or one that goes on with what another left; both hold the claim. */
  static SnapshotWriter open(
      UUID folder,
      Path vault,
      KeyWrap keyWrap,
      DatasetDeclaration declaration,
      int rowsInPart,
      Claim claim) {
    MemoryFolder memory = MemoryFolder.create();
    try {
      DuckDBConnection connection = CountingEngine.open(memory);
      try {
        return new SnapshotWriter(
            folder, vault, keyWrap, declaration, rowsInPart, memory, connection, claim);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      memory.close();
      claim.close();
      throw new IllegalStateException("the counting engine does not start", e);
    } catch (IOException e) {
      memory.close();
      claim.close();
      throw new UncheckedIOException("the vault cannot be written to", e);
    } catch (RuntimeException e) {
      memory.close();
      claim.close();
      throw e;
    }
  }

  /** Verifies the parts that are there, and counts them into the checksum. */
  private void takeUpParts() throws IOException {
    Path part = partial.resolve(Vault.partName(parts));
    while (Files.exists(part)) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(part), checksum)) {
        new SealedPart(dataKey, folder, parts).open(in, OutputStream.nullOutputStream());
      }
      parts++;
      part = partial.resolve(Vault.partName(parts));
    }
    rowsToPass = (long) parts * rowsInPart;
  }

  /** How many records were taken so far; may be asked by any thread. */
  public long rowsTaken() {
    return rowsTaken.get();
  }

  /** Lets what was written stay when this is closed, for {@link Vault#resume}. */
  public void keepForLater() {
    keeping = true;
  }

  @Override
  public void beginRecord(long recordKey) {
    long before = rowsTaken.getPlain();
    passing = before < rowsToPass;
    // Nobody else counts, so nothing has to be waited for.
    rowsTaken.setRelease(before + 1);
    if (passing) {
      return;
    }
    try {
      appender.beginRow().append(recordKey);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void empty() {
    if (passing) {
      return;
    }
    try {
      appender.appendNull();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void whole(long value) {
    if (passing) {
      return;
    }
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void code(int position) {
    if (passing) {
      return;
    }
    try {
      appender.append(position);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void fraction(double value) {
    if (passing) {
      return;
    }
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void day(int epochDay) {
    if (passing) {
      return;
    }
    try {
      appender.appendEpochDays(epochDay);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void text(String value) {
    if (passing) {
      return;
    }
    try {
      appender.append(value);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void pseudonym(long high, long low) {
    if (passing) {
      return;
    }
    try {
      appender.appendUUID(high, low);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void endRecord() {
    if (passing) {
      return;
    }
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
      Files.delete(partial.resolve(KEY_FILE));
      syncFolder(partial);
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(vault);
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
    return new StoredParts(
        folder, folder, parts, keyWrap.wrap(dataKey), HexFormat.of().formatHex(checksum.digest()));
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
      if (!keeping) {
        MemoryFolder.deleteTree(partial);
      }
    }
  }

  private DuckDBAppender emptyTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(createTable);
    }
    rows = 0;
    DuckDBAppender fresh = connection.createAppender(ParquetColumns.TABLE);
    // A relay's thread appends, and whoever waits for its end finishes: never two at a time.
    fresh.unsafeBreakThreadConfinement();
    return fresh;
  }

  private void writePart() throws SQLException, IOException {
    appender.close();
    Path plain = memory.path().resolve("part.parquet");
    Path unfinished = partial.resolve("part.unfinished");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY "
              + ParquetColumns.TABLE
              + " TO "
              + CountingEngine.literal(plain)
              + " (FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT "
              + MOST_WORDS_IN_DICTIONARY
              + ")");
    }
    try (InputStream in = Files.newInputStream(plain);
        FileChannel file =
            FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(file), checksum)) {
      new SealedPart(dataKey, folder, parts).seal(in, out);
      file.force(true);
    } finally {
      Files.deleteIfExists(plain);
    }
    Files.move(unfinished, partial.resolve(Vault.partName(parts)), StandardCopyOption.ATOMIC_MOVE);
    parts++;
    rows = 0;
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, content);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
