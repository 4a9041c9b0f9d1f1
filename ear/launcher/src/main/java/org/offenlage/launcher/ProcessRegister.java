package org.offenlage.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that were started here, written down so that a later start finds those that
 * outlived a launcher killed hard.
 *
 * <p>A process number alone proves nothing, numbers are used again: an entry counts only while the
 * process with that number began at the same instant and its command still names this
 * installation's program. Thread-safe.
 */
public final class ProcessRegister {
  private static final long PATIENCE_SECONDS = 20;

  private record Entry(String name, long pid, long startMillis, String program) {
    String line() {
      return name + '\t' + pid + '\t' + startMillis + '\t' + program;
    }

    static Optional<Entry> parse(String line) {
      String[] parts = line.split("\t", 4);
      if (parts.length < 4) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Entry(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
      } catch (NumberFormatException halfWritten) {
        return Optional.empty();
      }
    }

    Optional<ProcessHandle> alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(
              p ->
                  p.info().startInstant().map(Instant::toEpochMilli).orElse(-1L) == startMillis
                      && p.info().command().orElse("").equals(program));
    }
  }

  private final Path file;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();

  public ProcessRegister(Path file) {
    this.file = file;
  }

  /** Stops what an earlier launcher left running, the youngest first; returns their names. */
  public synchronized List<String> stopOrphans() throws IOException {
    List<String> stopped = new ArrayList<>();
    if (Files.exists(file)) {
      List<Entry> left = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Entry.parse(line).ifPresent(left::add);
      }
      for (int i = left.size() - 1; i >= 0; i--) {
        Entry entry = left.get(i);
        Optional<ProcessHandle> orphan = entry.alive();
        if (orphan.isPresent()) {
          stop(orphan.get());
          stopped.add(entry.name());
        }
      }
      Files.delete(file);
    }
    return stopped;
  }

  /**
   * Writes a process down; to be called at once after it was started.
   *
   * @param program what the process runs, by its real path
   */
  public synchronized void add(String name, Process process, Path program) throws IOException {
    entries.put(
        process.pid(),
        new Entry(
            name,
            process.pid(),
            process.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
            program.toRealPath().toString()));
    save();
  }

  /** Strikes out a process that has ended. */
  public synchronized void remove(Process process) throws IOException {
    entries.remove(process.pid());
    save();
  }

  private void save() throws IOException {
    StringBuilder text = new StringBuilder();
    entries.values().forEach(e -> text.append(e.line()).append('\n'));
    PrivateFiles.write(file, text.toString());
  }

  /** Asks a process to end and, when it does not within 20 seconds, ends it. */
  static void stop(ProcessHandle process) {
    process.destroy();
    if (!endsWithin(process, PATIENCE_SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      endsWithin(process, PATIENCE_SECONDS);
    }
  }

  private static boolean endsWithin(ProcessHandle process, long seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
