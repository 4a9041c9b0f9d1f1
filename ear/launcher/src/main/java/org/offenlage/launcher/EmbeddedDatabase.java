package org.offenlage.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own, with the two roles of Offenlage.
 *
 * <p>It listens on the loopback interface only, asks everybody for a password and writes through to
 * the disk. Made by {@link #start}; not thread-safe.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final long PATIENCE_MILLIS = 60_000;

  /** Whether a committed transaction survives a power failure. */
  public enum Durability {
    DURABLE,
    /** Quicker, for tests. */
    FORGETFUL
  }

  private final PostgresBinaries binaries;
  private final Path data;
  private final Process process;
  private final ProcessRegister register;
  private final int port;

  private EmbeddedDatabase(
      PostgresBinaries binaries, Path data, Process process, ProcessRegister register, int port) {
    this.binaries = binaries;
    this.data = data;
    this.process = process;
    this.register = register;
    this.port = port;
  }

  /**
   * Starts the server, and makes its data directory, database and roles the first time.
   *
   * @param binariesDirectory where the programs are, or will be unpacked
   * @param directory holds the data directory
   * @param log a file to which the server's messages are added
   */
  public static EmbeddedDatabase start(
      Path binariesDirectory,
      Path directory,
      Path log,
      int port,
      Durability durability,
      Secrets secrets,
      ProcessRegister register)
      throws IOException, StartRefused {
    PostgresBinaries binaries = PostgresBinaries.in(binariesDirectory);
    Path data = directory.resolve("data");
    Path complete = directory.resolve("complete");
    String password = secrets.machine("database.superuser");
    if (!Files.exists(complete)) {
      // Whatever is there stems from a start that was cut off before the database was made.
      PrivateFiles.deleteTree(data);
      initialise(binaries, directory, data, log, password);
    }
    forgetDeadPostmaster(binaries, data);
    String flush = durability == Durability.DURABLE ? "on" : "off";
    Process process =
        new ProcessBuilder(
                binaries.command(
                    "postgres",
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=" + flush,
                    "-c",
                    "synchronous_commit=" + flush,
                    "-c",
                    "max_connections=100",
                    "-c",
                    "shared_buffers=128MB",
                    "-c",
                    "max_wal_size=512MB",
                    "-c",
                    "timezone=UTC",
                    "-c",
                    "password_encryption=scram-sha-256"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    register.add("PostgreSQL", process, binaries.program("postgres"));
    EmbeddedDatabase database = new EmbeddedDatabase(binaries, data, process, register, port);
    try {
      database.awaitReady(log, password);
      if (!Files.exists(complete)) {
        database.createDatabase("offenlage", secrets);
        PrivateFiles.write(complete, "");
      }
    } catch (IOException | StartRefused | RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  private static void initialise(
      PostgresBinaries binaries, Path directory, Path data, Path log, String password)
      throws IOException, StartRefused {
    Path passwordFile = directory.resolve("superuser");
    PrivateFiles.write(passwordFile, password);
    try {
      run(
          binaries.command(
              "initdb",
              "-D",
              data.toString(),
              "-U",
              SUPERUSER,
              "-E",
              "UTF-8",
              "--locale=C",
              "--auth=scram-sha-256",
              "--pwfile=" + passwordFile,
              "--no-instructions",
              "--no-sync"),
          log);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /** A postmaster.pid whose number now belongs to another program would keep us from starting. */
  private static void forgetDeadPostmaster(PostgresBinaries binaries, Path data)
      throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
    String program = binaries.program("postgres").toRealPath().toString();
    boolean alive;
    try {
      alive =
          !lines.isEmpty()
              && ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                  .filter(ProcessHandle::isAlive)
                  .flatMap(p -> p.info().command())
                  .filter(program::equals)
                  .isPresent();
    } catch (NumberFormatException halfWritten) {
      alive = false;
    }
    if (!alive) {
      Files.delete(pidFile);
    }
  }

  private void awaitReady(Path log, String password) throws StartRefused {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (true) {
      if (!process.isAlive()) {
        throw new StartRefused("PostgreSQL did not start; its messages are in " + log + ".");
      }
      try (Connection connection = Databases.connect(url("postgres"), SUPERUSER, password)) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException notYet) {
        if (System.nanoTime() > end) {
          throw new StartRefused(
              "PostgreSQL did not answer within a minute; its messages are in " + log + ".",
              notYet);
        }
      }
      Waiting.briefly();
    }
  }

  /** Makes a database with both roles, as {@link #start} does with {@code offenlage}. */
  public void createDatabase(String name, Secrets secrets) throws IOException, StartRefused {
    DatabaseRoles.create(
        url("postgres"),
        url(name),
        name,
        SUPERUSER,
        secrets.machine("database.superuser"),
        secrets.machine("database.office"),
        secrets.machine("database.public"));
  }

  /** JDBC URL of a database on this server. */
  public String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** JDBC URL of Offenlage's database. */
  public String url() {
    return url("offenlage");
  }

  public Process process() {
    return process;
  }

  /** Stops the server; transactions that are under way are rolled back. */
  @Override
  public void close() {
    try {
      // pg_ctl's "fast" does not wait for clients, as the signal that Java sends would.
      new ProcessBuilder(
              binaries.command(
                  "pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "20", "stop"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      ProcessRegister.stop(process.toHandle());
      register.remove(process);
    } catch (IOException | StartRefused e) {
      throw new IllegalStateException("PostgreSQL could not be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(List<String> command, Path log) throws IOException, StartRefused {
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      if (code != 0) {
        throw new StartRefused(
            "PostgreSQL's data directory could not be made; the messages are in " + log + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while PostgreSQL's data directory was made.", e);
    }
  }
}
