package org.offenlage.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The directory with all data of one installation, locked while its launcher lives.
 *
 * <p>The lock belongs to the process, so that the operating system lets go of it when the launcher
 * is killed.
 */
public final class RunDirectory implements AutoCloseable {
  private static final List<String> CONTENTS =
      List.of(
          "postgresql",
          "keycloak",
          "wildfly",
          "vault",
          "keys",
          "memory",
          "log",
          "secrets.properties");

  private final Path root;
  private final FileChannel lock;

  private RunDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Creates the directory where it is missing, and locks it. */
  public static RunDirectory open(Path root) throws IOException, StartRefused {
    PrivateFiles.directory(root);
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException thisProcessHasIt) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new StartRefused(
          "Offenlage is running already with the data in "
              + root
              + "; stop it first, or choose another directory with -Drun.directory=PATH.");
    }
    return new RunDirectory(root, channel);
  }

  /** Deletes the data, and nothing that was not made here. */
  public void reset() throws IOException {
    for (String name : CONTENTS) {
      Path part = root.resolve(name);
      PrivateFiles.deleteTree(part);
    }
  }

  /** The directory itself. */
  Path root() {
    return root;
  }

  public Path database() throws IOException {
    return PrivateFiles.directory(root.resolve("postgresql"));
  }

  public Path keycloak() throws IOException {
    return PrivateFiles.directory(root.resolve("keycloak"));
  }

  public Path wildfly() throws IOException {
    return PrivateFiles.directory(root.resolve("wildfly"));
  }

  public Path vault() throws IOException {
    return PrivateFiles.directory(root.resolve("vault"));
  }

  public Path keys() throws IOException {
    return PrivateFiles.directory(root.resolve("keys"));
  }

  /** Stands in for a memory file system where the system has none. */
  public Path memory() throws IOException {
    return PrivateFiles.directory(root.resolve("memory"));
  }

  public Path logs() throws IOException {
    return PrivateFiles.directory(root.resolve("log"));
  }

  /** Whether an earlier start got far enough to leave data. */
  public boolean holdsData() {
    return Files.exists(root.resolve("secrets.properties"));
  }

  public Secrets secrets() throws IOException {
    return Secrets.in(root.resolve("secrets.properties"));
  }

  public ProcessRegister processes() {
    return new ProcessRegister(root.resolve("processes"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
