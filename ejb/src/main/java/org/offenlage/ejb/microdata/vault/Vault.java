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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * The folder in which snapshots are kept, encrypted.
 *
 * <p>Immutable; safe for use by several threads and by several servers that share the folder.
 */
public final class Vault {

  static final String PARTIAL_MARK = ".partial";

  /** No delivery takes longer between its last byte and its visibility. */
  private static final Duration LONGEST_COMMIT = Duration.ofHours(1);

  private final Path folder;
  private final KeyWrap keyWrap;

  /**
   * The vault in this folder, which is made when first written to.
   *
   * @param masterKey the installation's; 32 bytes
   */
  public Vault(Path folder, byte[] masterKey) {
    this.folder = folder;
    this.keyWrap = new KeyWrap(masterKey);
  }

  /** Begins a snapshot. */
  public SnapshotWriter write(UUID snapshot, DatasetDeclaration declaration) {
    return SnapshotWriter.open(snapshot, folder, keyWrap, declaration);
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
   * Decrypts one part of a snapshot, likewise.
   *
   * @param part from 0
   */
  public Path decryptPart(StoredParts stored, int part, MemoryFolder into) {
    byte[] dataKey = keyWrap.unwrap(stored.wrappedKey(), stored.snapshot());
    Path place = folder.resolve(stored.snapshot().toString());
    Path target = into.path().resolve(stored.snapshot() + "-" + part + ".parquet");
    try (InputStream in = Files.newInputStream(place.resolve(partName(part)));
        OutputStream out = Files.newOutputStream(target)) {
      new SealedPart(dataKey, stored.snapshot(), part).open(in, out);
    } catch (NoSuchFileException missing) {
      throw new TamperedSnapshotException(stored.snapshot());
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be read", e);
    }
    return target;
  }

  /** Deletes a snapshot's files; no error where there are none. */
  public void erase(UUID snapshot) {
    MemoryFolder.deleteTree(folder.resolve(snapshot.toString()));
  }

  /**
   * Deletes what deliveries that were killed have left behind: halves that nobody is writing any
   * more, and wholes that nobody made visible for an hour.
   *
   * @param visible every snapshot that the database knows
   */
  public void sweep(Set<UUID> visible) {
    MemoryFolder.sweep();
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (isAbandoned(entry, visible)) {
          MemoryFolder.deleteTree(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the vault cannot be swept", e);
    }
  }

  private static boolean isAbandoned(Path entry, Set<UUID> visible) throws IOException {
    String name = entry.getFileName().toString();
    if (name.endsWith(PARTIAL_MARK) && Claim.isLeft(entry)) {
      return true;
    }
    boolean old =
        Files.getLastModifiedTime(entry).toInstant().isBefore(Instant.now().minus(LONGEST_COMMIT));
    return old
        && (name.endsWith(PARTIAL_MARK)
            || (name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                && !visible.contains(UUID.fromString(name))));
  }

  static String partName(int part) {
    return String.format("part-%05d.parquet.sealed", part);
  }
}
