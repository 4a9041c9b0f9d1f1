package org.offenlage.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offenlage.launcher.Launcher;
import org.offenlage.launcher.Ports;

/**
 * The launcher in a process of its own, as {@code mvn -Prun} runs it, on free ports and with a run
 * directory of its own. Whatever an earlier run left there is stopped and deleted. Closing it stops
 * everything that it started. Not thread-safe.
 */
final class LauncherRun implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 4;

  private final Ports ports = Ports.anyFree();
  private final Process process;
  private final List<String> lines = new ArrayList<>();

  /** The first line that says READY; empty where the launcher ended without. */
  private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();

  private LauncherRun(Path directory, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (String part : List.of("wildfly", "keycloak", "archive", "binaries")) {
      String name = "offenlage.launcher." + part;
      command.add("-D" + name + "=" + VerificationSystem.property(name));
    }
    command.add("-Drun.directory=" + directory);
    command.add("-Dreset");
    command.add("-Dport=" + ports.web());
    command.add("-Dkeycloak.port=" + ports.keycloak());
    command.add("-Ddatabase.port=" + ports.database());
    command.add("-Dmanagement.port=" + ports.management());
    command.add(Launcher.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    Thread reader = new Thread(this::read, "messages of the launcher");
    reader.setDaemon(true);
    reader.start();
  }

  /** Begins a start. */
  static LauncherRun start(Path directory, Map<String, String> environment) {
    try {
      return new LauncherRun(directory, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.startsWith("READY ")) {
          ready.complete(Optional.of(line));
        }
      }
    } catch (IOException ended) {
      // Nothing more to read.
    }
    ready.complete(Optional.empty());
  }

  /** Waits until it says where the report is; returns that address. */
  String awaitReady() {
    return awaitOutcome()
        .map(line -> line.substring("READY ".length()))
        .orElseThrow(() -> new AssertionError("the launcher ended: " + output()));
  }

  /** Waits until it ends without having become ready; returns its exit code. */
  int awaitRefusal() {
    awaitOutcome()
        .ifPresent(
            line -> {
              throw new AssertionError("the launcher should have refused: " + output());
            });
    return awaitEnd();
  }

  private Optional<String> awaitOutcome() {
    try {
      return ready.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new AssertionError("the launcher is not ready: " + output(), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("the launcher does not end: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that it has said until now. */
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }
}
