package org.offenlage.ejb.microdata.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Shows others, in this process or elsewhere, that a folder is being written to: a locked file in
 * it. The system takes the lock away when the process ends, however it ends. Not safe for use by
 * several threads.
 */
final class Claim implements AutoCloseable {

  private static final String FILE = "being-written";

  private final Path file;
  private final FileChannel channel;

  private Claim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Claims a folder until closed. */
  static Claim hold(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new Claim(file, channel);
  }

  /** Takes over a folder that was claimed by somebody who is gone; nothing where nobody is gone. */
  static Optional<Claim> takeOver(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new Claim(file, channel));
      }
    } catch (OverlappingFileLockException heldByOurselves) {
      // As if another process held it.
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether a folder was claimed by somebody who is gone. */
  static boolean isLeft(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException heldByOurselves) {
      return false;
    }
  }

  /** Gives the folder up; more than once is no error. */
  @Override
  public void close() {
    try {
      if (channel.isOpen()) {
        Files.deleteIfExists(file);
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a claim cannot be given up", e);
    }
  }
}
