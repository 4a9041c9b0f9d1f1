package org.offenlage.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked from the archive on the class path.
 *
 * <p>They are unpacked beside their place and moved into it whole, so that a start that was killed
 * meanwhile leaves nothing that looks complete.
 */
final class PostgresBinaries {
  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** Unpacks the programs below a directory unless they are there already. */
  static PostgresBinaries in(Path directory) throws IOException, StartRefused {
    Files.createDirectories(directory);
    Path home = directory.resolve("postgresql");
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("unpacking.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(home)) {
        Path draft = directory.resolve("unpacking");
        PrivateFiles.deleteTree(draft);
        unpack(draft);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return new PostgresBinaries(home);
  }

  private static void unpack(Path target) throws IOException, StartRefused {
    String name = "postgres-" + system() + "-" + architecture() + ".txz";
    InputStream archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
    if (archive == null) {
      throw new StartRefused(
          "There is no built-in PostgreSQL for this machine ("
              + name
              + "); start one of your own and give its address in OFFENLAGE_DB_URL.");
    }
    try (InputStream packed = new BufferedInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("archive leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, file);
          if ((entry.getMode() & 0100) != 0 || file.startsWith(target.resolve("bin"))) {
            Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        } else {
          throw new IOException("unexpected entry " + entry.getName());
        }
      }
    }
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : name;
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    if (Set.of("amd64", "x86_64").contains(name)) {
      return "x86_64";
    }
    return Set.of("aarch64", "arm64").contains(name) ? "arm_64" : name;
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /**
   * A command that runs one of the programs.
   *
   * <p>PostgreSQL refuses to run as root. A user namespace in which nobody is root satisfies it,
   * while the files stay root's own.
   */
  List<String> command(String program, String... arguments) throws IOException, StartRefused {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      requireUserNamespace();
      command.add("unshare");
      command.add("--user");
    }
    command.add(program(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void requireUserNamespace() throws IOException, StartRefused {
    boolean works;
    try {
      works =
          new ProcessBuilder("unshare", "--user", "true")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      works = false;
    } catch (IOException noSuchProgram) {
      works = false;
    }
    if (!works) {
      throw new StartRefused(
          "PostgreSQL does not run as root and this machine does not let root start it otherwise"
              + " (unshare --user); start as an ordinary user, or give the address of a PostgreSQL"
              + " in OFFENLAGE_DB_URL.");
    }
  }
}
