package org.offenlage.ejb.microdata.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Delivered files that wait to be read, each encrypted under a key of its own as parts of snapshots
 * are. Nothing of them is ever plain on a disk. Immutable; safe for use by several threads.
 */
public final class Received {

  private static final String ENDING = ".sealed";

  private final Path folder;
  private final KeyWrap keyWrap;

  Received(Path folder, KeyWrap keyWrap) {
    this.folder = folder;
    this.keyWrap = keyWrap;
  }

  /**
   * A file that was put aside.
   *
   * @param id its identifier
   * @param byteCount its size
   * @param wrappedKey its key, wrapped under the master key; without it nobody reads the file
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Kept(UUID id, long byteCount, byte[] wrappedKey) {}

  /**
   * Puts a stream aside, encrypted; it lasts when this returns. Does not close the stream.
   *
   * @throws IOException where the stream breaks off; nothing is kept then
   */
  public Kept keep(UUID id, InputStream content) throws IOException {
    Files.createDirectories(folder);
    Path file = file(id);
    byte[] dataKey = keyWrap.newDataKey();
    CountedStream counted = new CountedStream(content, bytes -> {});
    boolean kept = false;
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      new SealedPart(dataKey, id, 0).seal(counted, out);
      out.flush();
      channel.force(true);
      kept = true;
    } finally {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    }
    return new Kept(id, counted.byteCount(), keyWrap.wrap(dataKey));
  }

  /**
   * Opens a file that was put aside.
   *
   * @throws TamperedSnapshotException while it is read, where it is not as it was written
   */
  public InputStream open(Kept kept) throws IOException {
    byte[] dataKey = keyWrap.unwrap(kept.wrappedKey(), kept.id());
    InputStream sealed = Files.newInputStream(file(kept.id()));
    try {
      return new SealedPart(dataKey, kept.id(), 0).open(sealed);
    } catch (IOException | RuntimeException e) {
      sealed.close();
      throw e;
    }
  }

  /** Deletes a file; no error where there is none. */
  public void delete(UUID id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("a delivered file cannot be deleted", e);
    }
  }

  /**
   * Deletes what nobody will read any more.
   *
   * @param awaited files that somebody will read
   * @param before only what was last written before this instant; younger files may be on their way
   */
  public void sweep(Set<UUID> awaited, Instant before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[0-9a-f-]{36}\\" + ENDING)
            && !awaited.contains(UUID.fromString(name.substring(0, 36)))
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("delivered files cannot be swept", e);
    }
  }

  private Path file(UUID id) {
    return folder.resolve(id + ENDING);
  }
}
