package org.offenlage.ejb.microdata.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that only this process's user can read, in memory where the system has such a file
 * system, and gone after use.
 *
 * <p>Where the system has none, or one that is too small, the operator names a folder that lies in
 * memory with the system property {@code offenlage.memory.dir} or the environment variable {@code
 * OFFENLAGE_MEMORY_DIR}; no other folder is ever taken. Not safe for use by several threads.
 */
public final class MemoryFolder implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final long LEAST_FREE_BYTES = 32L << 20;
  private static final String PREFIX = "offenlage-";

  private final Path path;

  private MemoryFolder(Path path) {
    this.path = path;
  }

  /**
   * A new, empty folder.
   *
   * @throws IllegalStateException where there is no file system in memory, with what to do
   */
  public static MemoryFolder create() {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    try {
      return new MemoryFolder(Files.createDirectory(parent().resolve(name), ownerOnly()));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for plain data can be made", e);
    }
  }

  /** Deletes what processes that are gone have left. */
  static void sweep() {
    // The folder for temporary files was used by earlier builds.
    for (Path parent : List.of(SHARED_MEMORY, named().orElse(SHARED_MEMORY), temporary())) {
      if (!Files.isDirectory(parent)) {
        continue;
      }
      try (Stream<Path> entries = Files.list(parent)) {
        entries.filter(MemoryFolder::isAbandoned).forEach(MemoryFolder::deleteTree);
      } catch (IOException e) {
        throw new UncheckedIOException("leftovers cannot be deleted", e);
      }
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Deletes it with all that it holds. */
  @Override
  public void close() {
    deleteTree(path);
  }

  static void deleteTree(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        if (Files.isDirectory(entry)) {
          deleteTree(entry);
        } else {
          Files.deleteIfExists(entry);
        }
      }
      Files.deleteIfExists(root);
    } catch (NoSuchFileException goneMeanwhile) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("a folder cannot be deleted", e);
    }
  }

  private static boolean isAbandoned(Path folder) {
    String[] words = folder.getFileName().toString().split("-", 3);
    if (words.length != 3
        || !words[0].equals("offenlage")
        || !words[1].matches("[0-9]{1,18}")
        || !Files.isDirectory(folder)
        || !isOurs(folder)) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(words[1])).isEmpty();
  }

  private static boolean isOurs(Path folder) {
    try {
      return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static Path parent() {
    return parent(named(), SHARED_MEMORY);
  }

  /** The operator's folder if one is named, else the system's memory; refuses any other. */
  static Path parent(Optional<Path> named, Path memory) {
    if (named.isPresent()) {
      if (!Files.isDirectory(named.get()) || !Files.isWritable(named.get())) {
        throw new IllegalStateException(
            "offenlage.memory.dir or OFFENLAGE_MEMORY_DIR names no folder that can be written to");
      }
      return named.get();
    }
    if (!Files.isDirectory(memory) || !Files.isWritable(memory)) {
      throw new IllegalStateException(
          "this system has no file system in memory at "
              + memory
              + ", and plain records are never put on a disk: make one and name it with"
              + " OFFENLAGE_MEMORY_DIR");
    }
    if (freeBytes(memory) < LEAST_FREE_BYTES) {
      throw new IllegalStateException(
          "the file system in memory at "
              + memory
              + " has less than 32 MB left: enlarge it, or name another one with"
              + " OFFENLAGE_MEMORY_DIR");
    }
    return memory;
  }

  private static long freeBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the file system in memory cannot be used", e);
    }
  }

  private static Optional<Path> named() {
    String property = System.getProperty("offenlage.memory.dir");
    String folder = property != null ? property : System.getenv("OFFENLAGE_MEMORY_DIR");
    return folder == null || folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
