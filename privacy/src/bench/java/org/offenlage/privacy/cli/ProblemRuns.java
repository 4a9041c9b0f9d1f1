package org.offenlage.privacy.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Protects, verifies and audits every problem of a directory, each in a process of its own, and
 * prints a table for docs/benchmarks/suppression.md.
 *
 * <p>A problem {@code NAME} is {@code NAME.csv} with {@code NAME.VARIABLE.hier.csv} beside it and,
 * optionally, {@code NAME.options} with further options of {@code suppress}, one a line. Arguments:
 * the directory, the options for problems without a file of options, the most seconds of a run.
 */
public final class ProblemRuns {

  private static final Pattern FIGURE =
      Pattern.compile("\"(cells|primary|secondary|sumSuppressed|atRisk)\": ([0-9.]+)");

  private final Path directory;
  private final Path results;
  private final List<String> options;
  private final long mostSeconds;

  private ProblemRuns(Path directory, Path results, List<String> options, long mostSeconds) {
    this.directory = directory;
    this.results = results;
    this.options = options;
    this.mostSeconds = mostSeconds;
  }

  /** Runs all problems, the smallest first. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path results = Files.createTempDirectory("problem-runs");
    new ProblemRuns(
            Path.of(arguments[0]),
            results,
            List.of(arguments[1].split(" ")),
            Long.parseLong(arguments[2]))
        .run(System.out);
  }

  private record Ended(int exitCode, double wallSeconds, double processorSeconds) {

    String seconds() {
      return String.format(Locale.ROOT, "%.1f | %.1f", wallSeconds, processorSeconds);
    }
  }

  private void run(PrintStream out) throws IOException, InterruptedException {
    out.println(
        "| problem (cells) | options | primary | secondary | sum suppressed | suppress s | CPU s |"
            + " verify s | CPU s | audit s | CPU s | at risk |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Path cells : problems()) {
      String name = name(cells);
      List<String> own = options(name);
      List<String> hierarchies = hierarchies(name);
      Path table = results.resolve(name + ".out.csv");
      Path report = results.resolve(name + ".json");
      Path audited = results.resolve(name + ".audit.json");
      Path witnesses = results.resolve(name + ".witnesses");
      Ended suppressed =
          command(
              "suppress", hierarchies, own, "--cells", cells, "--out", table, "--report", report,
              "--witnesses", witnesses);
      Ended verified =
          command("verify", List.of(), List.of(), "--table", table, "--witnesses", witnesses);
      Ended checked =
          command("audit", hierarchies, List.of(), "--table", table, "--report", audited);
      out.printf(
          Locale.ROOT,
          "| %s (%s) | %s | %s | %s | %s | %s | %s | %s | %s |%n",
          name,
          figure(report, "cells"),
          String.join(" ", own),
          figure(report, "primary"),
          figure(report, "secondary"),
          figure(report, "sumSuppressed"),
          suppressed.seconds(),
          verified.seconds() + (verified.exitCode() == 0 ? "" : " (not proven)"),
          checked.seconds(),
          figure(audited, "atRisk"));
      out.flush();
    }
  }

  private List<Path> problems() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.]+\\.csv"))
          .sorted(
              java.util.Comparator.comparingLong((Path file) -> file.toFile().length())
                  .thenComparing(Path::toString))
          .toList();
    }
  }

  private static String name(Path cells) {
    String file = cells.getFileName().toString();
    return file.substring(0, file.length() - ".csv".length());
  }

  private List<String> options(String name) throws IOException {
    Path file = directory.resolve(name + ".options");
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList()
        : options;
  }

  private List<String> hierarchies(String name) throws IOException {
    List<String> given = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String own = file.getFileName().toString();
        if (own.startsWith(name + ".") && own.endsWith(".hier.csv")) {
          given.add("--hierarchy");
          given.add(
              own.substring(name.length() + 1, own.length() - ".hier.csv".length()) + "=" + file);
        }
      }
    }
    return given;
  }

  private Ended command(
      String name, List<String> hierarchies, List<String> own, Object... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-cp",
                System.getProperty("java.class.path"),
                PrivacyCommand.class.getName(),
                name));
    command.addAll(hierarchies);
    command.addAll(own);
    for (Object argument : more) {
      command.add(argument.toString());
    }
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    double processor = 0;
    // The time of a process can be asked only while it runs.
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      Optional<Duration> used = process.info().totalCpuDuration();
      if (used.isPresent()) {
        processor = used.get().toMillis() / 1000.0;
      }
      if (System.nanoTime() - start > mostSeconds * 1_000_000_000L) {
        process.destroyForcibly();
        process.waitFor();
      }
    }
    return new Ended(process.exitValue(), (System.nanoTime() - start) / 1e9, processor);
  }

  private static String figure(Path report, String name) throws IOException {
    if (Files.exists(report)) {
      Matcher matcher = FIGURE.matcher(Files.readString(report, StandardCharsets.UTF_8));
      while (matcher.find()) {
        if (matcher.group(1).equals(name)) {
          return matcher.group(2);
        }
      }
    }
    return "–";
  }
}
