package org.offenlage.ejb.microdata.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * The folder into which other systems put deliveries: one folder for each dataset, named by its id,
 * and in it files whose names begin with the reference period, such as {@code
 * residents/2023-Q1.csv} or {@code residents/2023 second try.xlsx}.
 *
 * <p>A file is taken once nobody has written to it for a while. To take it, it is moved aside by
 * one act of the file system, so that of several servers that share the folder one has it. Links
 * are never followed. Immutable; safe for use by several threads and servers.
 */
final class Inbox {

  private static final Pattern DATASET = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern FILE =
      Pattern.compile(
          "((?:19|20|21)\\d{2}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?)(?:[ ._][\\p{L}\\p{N} ._-]{0,100})?"
              + "\\.(?:csv|txt|tsv|xlsx|parquet|jsonl|ndjson)");
  private static final String TAKEN = ".taken";

  /** A file that was taken and then left by a server that died is offered again. */
  private static final Duration LONGEST_TAKING = Duration.ofHours(2);

  private final Path folder;
  private final Duration rest;

  /**
   * An inbox.
   *
   * @param rest how long nobody must have written to a file
   */
  Inbox(Path folder, Duration rest) {
    this.folder = folder;
    this.rest = rest;
  }

  /**
   * A file that only we have.
   *
   * @param datasetId by its folder
   * @param period by its name
   * @param name without folders
   * @param home the folder it was put into
   * @param path where it lies now
   */
  record Taken(String datasetId, ReferencePeriod period, String name, Path home, Path path) {}

  /** Takes the files that are ready. */
  List<Taken> take(Instant now) throws IOException {
    List<Taken> taken = new ArrayList<>();
    for (Path dataset : children(folder)) {
      String id = dataset.getFileName().toString();
      if (Files.isDirectory(dataset, LinkOption.NOFOLLOW_LINKS) && DATASET.matcher(id).matches()) {
        putBack(dataset, now);
        for (Path file : children(dataset)) {
          take(dataset, file, now).ifPresent(taken::add);
        }
      }
    }
    return taken;
  }

  private Optional<Taken> take(Path home, Path file, Instant now) throws IOException {
    String name = file.getFileName().toString();
    Matcher parts = FILE.matcher(name);
    if (!parts.matches()
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !isAtRest(file, now, rest)) {
      return Optional.empty();
    }
    Path aside = Files.createDirectories(home.resolve(TAKEN)).resolve(name);
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      // From here counts how long it has been taken.
      Files.setLastModifiedTime(aside, java.nio.file.attribute.FileTime.from(now));
    } catch (NoSuchFileException anotherServerHasIt) {
      return Optional.empty();
    }
    return Optional.of(
        new Taken(
            home.getFileName().toString(), new ReferencePeriod(parts.group(1)), name, home, aside));
  }

  private static void putBack(Path dataset, Instant now) throws IOException {
    for (Path left : children(dataset.resolve(TAKEN))) {
      Path place = dataset.resolve(left.getFileName());
      if (isAtRest(left, now, LONGEST_TAKING) && Files.notExists(place)) {
        Files.move(left, place, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static boolean isAtRest(Path file, Instant now, Duration rest) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
        .toInstant()
        .isBefore(now.minus(rest));
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /** Puts a file that nobody can use where people see it: beside the others, marked as refused. */
  static void refuse(Taken taken, String sentence) throws IOException {
    Files.move(
        taken.path(),
        taken.home().resolve(taken.name() + ".refused"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(taken.home().resolve(taken.name() + ".refused-why"), sentence + "\n");
  }
}
