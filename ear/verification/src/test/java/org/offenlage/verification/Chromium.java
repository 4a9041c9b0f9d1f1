package org.offenlage.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a Chromium or Chrome on this machine and, where there is none, gets one.
 *
 * <p>Searched in this order: the environment variable {@code OFFENLAGE_CHROMIUM}, the programs on
 * the path, the usual places, Playwright's own store. Then fetched: on Debian as root the
 * distribution's package, else Playwright's download.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/google-chrome",
          "/usr/lib/chromium/chromium",
          "/opt/google/chrome/chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private Chromium() {}

  static Path find() {
    return present()
        .or(Chromium::fromDistribution)
        .or(Chromium::fromPlaywright)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The browser tests need Chromium or Chrome and could not get one: install the"
                        + " package \"chromium\", or name its program in OFFENLAGE_CHROMIUM."));
  }

  private static Optional<Path> present() {
    String chosen = System.getenv("OFFENLAGE_CHROMIUM");
    if (chosen != null) {
      Path program = Path.of(chosen);
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(
            "OFFENLAGE_CHROMIUM names " + chosen + ", which is not a program.");
      }
      return Optional.of(program);
    }
    List<Path> candidates = new ArrayList<>();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String directory : path.split(java.io.File.pathSeparator, -1)) {
      NAMES.forEach(name -> candidates.add(Path.of(directory, name)));
    }
    PLACES.forEach(place -> candidates.add(Path.of(place)));
    candidates.addAll(playwrightStore());
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }

  private static List<Path> playwrightStore() {
    String home = System.getProperty("user.home");
    List<Path> stores =
        List.of(
            Path.of(home, ".cache/ms-playwright"), Path.of(home, "Library/Caches/ms-playwright"));
    List<Path> found = new ArrayList<>();
    for (Path store : stores) {
      if (!Files.isDirectory(store)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(store, 6)) {
        files
            .filter(f -> f.getFileName().toString().matches("chrome|Chromium|Google Chrome.*"))
            .filter(Files::isRegularFile)
            .sorted(java.util.Comparator.reverseOrder())
            .forEach(found::add);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return found;
  }

  private static Optional<Path> fromDistribution() {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || !Files.exists(Path.of("/etc/debian_version"))) {
      return Optional.empty();
    }
    run(List.of("apt-get", "update", "-qq"), 120);
    run(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"), 600);
    return present();
  }

  private static Optional<Path> fromPlaywright() {
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "com.microsoft.playwright.CLI",
            "install",
            "chromium"),
        600);
    return present();
  }

  private static void run(List<String> command, long seconds) {
    System.out.println(
        "No Chromium on this machine; trying: " + String.join(" ", shortened(command)));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      Process process = builder.start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      System.out.println("That did not work: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> shortened(List<String> command) {
    return command.stream().map(word -> word.length() > 80 ? "..." : word).toList();
  }
}
