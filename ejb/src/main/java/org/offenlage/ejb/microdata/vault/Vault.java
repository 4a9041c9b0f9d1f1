package org.offenlage.ejb.microdata.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * The folder in which snapshots are kept, encrypted.
 *
 * <p>Immutable; safe for use by several threads and by several servers that share the folder.
 */
public final class Vault {

  static final String PARTIAL_MARK = ".partial";

  private static final String RECEIVED = "received";

  /** No delivery takes longer between its last byte and its visibility. */
  private static final Duration LONGEST_COMMIT = Duration.ofHours(1);

  private final Path folder;
  private static final int MOST_VALUES_IN_PART = 12_000_000;
  private static final int LEAST_ROWS_IN_PART = 1_000;

  private final KeyWrap keyWrap;
  private final int mostValuesInPart;

  /**
   * The vault in this folder, which is made when first written to.
   *
   * @param masterKey the installation's; 32 bytes
   */
  public Vault(Path folder, byte[] masterKey) {
    this(folder, masterKey, MOST_VALUES_IN_PART);
  }

  Vault(Path folder, byte[] masterKey, int mostValuesInPart) {
    this.folder = folder;
    this.keyWrap = new KeyWrap(masterKey);
    this.mostValuesInPart = mostValuesInPart;
  }

  /** Begins a snapshot in a folder that is not there yet. */
  public SnapshotWriter write(UUID files, DatasetDeclaration declaration) {
    Path partial = folder.resolve(files + PARTIAL_MARK);
    try {
      Files.createDirectories(partial);
      return open(files, declaration, Claim.hold(partial));
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
  }

  /**
   * Goes on with a snapshot whose writer was killed; nothing where there is none, or where it is
   * being written.
   *
   * @param files as given to {@link #write}
   * @throws TamperedSnapshotException where what was left is not as it was written
   */
  public Optional<SnapshotWriter> resume(UUID files, DatasetDeclaration declaration) {
    try {
      return Claim.takeOver(folder.resolve(files + PARTIAL_MARK))
          .map(claim -> open(files, declaration, claim));
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be written to", e);
    }
  }

  private SnapshotWriter open(UUID files, DatasetDeclaration declaration, Claim claim) {
    int rowsInPart =
        Math.max(LEAST_ROWS_IN_PART, mostValuesInPart / (declaration.columns().size() + 1));
    return SnapshotWriter.open(files, folder, keyWrap, declaration, rowsInPart, claim);
  }

  /** Puts files aside, encrypted, until they are read. */
  public Received received() {
    return new Received(folder.resolve(RECEIVED), keyWrap);
  }

  /**
   * Decrypts a snapshot into a folder in memory, whose owner deletes it after use.
   *
   * @return the plain Parquet files, in order
   * @throws TamperedSnapshotException where the files are not as they were written
   */
  public List<Path> decrypt(StoredParts stored, MemoryFolder into) {
    // Deciphering is bound by the processor; two parts at once use both of a small machine.
    return IntStream.range(0, stored.partCount())
        .parallel()
        .mapToObj(part -> decryptPart(stored, part, into))
        .toList();
  }

  /**
   * Some parts of a snapshot.
   *
   * @param first from 0
   * @param end exclusive
   */
  public record Parts(int first, int end) {}

  /**
   * Decrypts some parts of a snapshot, likewise, but with these columns alone: reading another one
   * is an error. Only what is decrypted is verified.
   *
   * @param columns as {@link ParquetColumns#places} tells them
   * @param engine that may read the folder; it tells where in the files the columns lie
   */
  public List<Path> decryptColumns(
      StoredParts stored,
      Parts parts,
      Set<Integer> columns,
      MemoryFolder into,
      DuckDBConnection engine) {
    List<ChosenColumns.Half> halves = new ArrayList<>();
    try {
      byte[] dataKey = keyWrap.unwrap(stored.wrappedKey(), stored.snapshot());
      try {
        for (int part = parts.first(); part < parts.end(); part++) {
          SealedPart sealed = new SealedPart(dataKey, stored.folder(), part);
          // A snapshot that is linked with itself is decrypted twice, with other columns.
          Path whenDone = into.path().resolve(part + "-" + UUID.randomUUID() + ".parquet");
          Path half = whenDone.resolveSibling(whenDone.getFileName() + ".half");
          SealedChunks chunks = SealedChunks.open(sealed, sealed(stored, part), half);
          halves.add(new ChosenColumns.Half(chunks, half, whenDone));
        }
        return ChosenColumns.decrypt(halves, columns, engine);
      } finally {
        for (ChosenColumns.Half half : halves) {
          half.chunks().close();
        }
      }
    } catch (NoSuchFileException missing) {
      throw new TamperedSnapshotException(stored.snapshot());
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be read", e);
    }
  }

  private Path decryptPart(StoredParts stored, int part, MemoryFolder into) {
    byte[] dataKey = keyWrap.unwrap(stored.wrappedKey(), stored.snapshot());
    Path target = plain(stored, part, into);
    try (InputStream in = Files.newInputStream(sealed(stored, part));
        OutputStream out = Files.newOutputStream(target)) {
      new SealedPart(dataKey, stored.folder(), part).open(in, out);
    } catch (NoSuchFileException missing) {
      throw new TamperedSnapshotException(stored.snapshot());
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be read", e);
    }
    return target;
  }

  private Path sealed(StoredParts stored, int part) {
    return folder.resolve(stored.folder().toString()).resolve(partName(part));
  }

  private static Path plain(StoredParts stored, int part, MemoryFolder into) {
    return into.path().resolve(stored.snapshot() + "-" + part + ".parquet");
  }

  /** Deletes a folder of files, finished or not; no error where there is none. */
  public void erase(UUID files) {
    MemoryFolder.deleteTree(folder.resolve(files.toString()));
    MemoryFolder.deleteTree(folder.resolve(files + PARTIAL_MARK));
  }

  /**
   * Deletes what deliveries that were killed have left behind: halves that nobody is writing any
   * more, and wholes that nobody made visible for an hour.
   *
   * @param known every folder that the database knows, or that somebody will go on writing
   */
  public void sweep(Set<UUID> known) {
    MemoryFolder.sweep();
    received().sweep(known, Instant.now().minus(LONGEST_COMMIT));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (isAbandoned(entry, known)) {
          MemoryFolder.deleteTree(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be swept", e);
    }
  }

  private static boolean isAbandoned(Path entry, Set<UUID> known) throws IOException {
    String name = entry.getFileName().toString();
    boolean partial = name.endsWith(PARTIAL_MARK);
    String files = partial ? name.substring(0, name.length() - PARTIAL_MARK.length()) : name;
    if (!files.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        || known.contains(UUID.fromString(files))) {
      return false;
    }
    return (partial && Claim.isLeft(entry))
        || Files.getLastModifiedTime(entry)
            .toInstant()
            .isBefore(Instant.now().minus(LONGEST_COMMIT));
  }

  static String partName(int part) {
    return String.format("part-%05d.parquet.sealed", part);
  }
}
