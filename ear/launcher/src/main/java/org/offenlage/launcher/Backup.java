package org.offenlage.launcher;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * One encrypted file with everything that an installation needs to go on: database, vault, keys,
 * accounts. Made and restored while nothing runs, so that database and vault belong together.
 *
 * <p>The file can be read with its passphrase only, and whatever was changed in it, or cut off, is
 * noticed before anything is restored. Stateless.
 */
public final class Backup {

  /** What is kept; logs and unpacked programs are made anew. */
  private static final List<String> CONTENTS =
      List.of("postgresql", "keycloak", "vault", "keys", "secrets.properties");

  private static final int SHORTEST_PASSPHRASE = 12;

  private Backup() {}

  /**
   * Writes a backup.
   *
   * @param run locked by the caller
   * @param file must not be there yet
   * @param passphrase at least 12 characters
   */
  public static void make(RunDirectory run, Path file, String passphrase)
      throws IOException, StartRefused {
    requirePassphrase(passphrase);
    if (Files.exists(file)) {
      throw new StartRefused("The backup " + file + " is there already; name another file.");
    }
    if (!run.holdsData()) {
      throw new StartRefused("There is no data to back up in " + run.root() + ".");
    }
    Path draft = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(draft);
    try (OutputStream out = new BufferedOutputStream(PrivateFiles.create(draft), 1 << 16);
        OutputStream sealed = SealedStream.write(out, passphrase);
        ZipOutputStream zip = new ZipOutputStream(sealed)) {
      // What is encrypted in the vault cannot be made smaller.
      zip.setLevel(Deflater.BEST_SPEED);
      for (String name : CONTENTS) {
        add(run.root(), run.root().resolve(name), zip);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void add(Path root, Path part, ZipOutputStream zip) throws IOException {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> files = Files.walk(part)) {
      for (Path each : (Iterable<Path>) files.sorted()::iterator) {
        String name = root.relativize(each).toString().replace('\\', '/');
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          zip.putNextEntry(new ZipEntry(name + "/"));
        } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          zip.putNextEntry(new ZipEntry(name));
          Files.copy(each, zip);
        } else {
          continue;
        }
        zip.closeEntry();
      }
    }
  }

  /**
   * Puts back what a backup holds: all of it, once all of it was found to be as it was written.
   *
   * @param run locked by the caller, and without data
   * @param file the backup
   * @throws StartRefused where it was changed or is not whole, or the passphrase is another;
   *     nothing is restored then
   */
  public static void restore(RunDirectory run, Path file, String passphrase)
      throws IOException, StartRefused {
    requirePassphrase(passphrase);
    for (String name : CONTENTS) {
      if (Files.exists(run.root().resolve(name))) {
        throw new StartRefused(
            "There is data in "
                + run.root()
                + " already; restore into another directory with -Drun.directory=PATH, or move it"
                + " away.");
      }
    }
    Path restoring = run.root().resolve("restoring");
    PrivateFiles.deleteTree(restoring);
    PrivateFiles.directory(restoring);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream plain = SealedStream.read(in, passphrase)) {
      unpack(plain, restoring);
      plain.transferTo(OutputStream.nullOutputStream());
    } catch (SealedStream.Changed changed) {
      PrivateFiles.deleteTree(restoring);
      throw new StartRefused(
          "The backup "
              + file
              + " was changed or is not whole, or the passphrase is another; nothing was restored.",
          changed);
    } catch (IOException | RuntimeException e) {
      PrivateFiles.deleteTree(restoring);
      throw e;
    }
    for (String name : CONTENTS) {
      if (Files.exists(restoring.resolve(name))) {
        Files.move(
            restoring.resolve(name), run.root().resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    PrivateFiles.deleteTree(restoring);
  }

  private static void unpack(InputStream plain, Path into) throws IOException {
    ZipInputStream zip = new ZipInputStream(plain);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      Path target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into)) {
        throw new IOException("the backup names a place outside of it");
      }
      if (entry.isDirectory()) {
        PrivateFiles.directory(target);
      } else {
        try (OutputStream out = PrivateFiles.create(target)) {
          zip.transferTo(out);
        }
      }
    }
  }

  private static void requirePassphrase(String passphrase) throws StartRefused {
    if (passphrase.length() < SHORTEST_PASSPHRASE) {
      throw new StartRefused(
          "Set OFFENLAGE_BACKUP_PASSPHRASE to a passphrase of at least 12 characters; keep it"
              + " apart from the backup.");
    }
  }
}
