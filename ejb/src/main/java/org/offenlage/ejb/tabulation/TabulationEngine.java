package org.offenlage.ejb.tabulation;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.offenlage.ejb.microdata.vault.CountingEngine;
import org.offenlage.ejb.microdata.vault.MemoryFolder;

/**
 * The database that counts, chosen by configuration: DuckDB in this process, or a Trino whose nodes
 * share this machine's memory file system. Immutable.
 *
 * <p>System properties: {@code offenlage.tabulation.engine} ({@code duckdb}, the default, or {@code
 * trino}); for Trino {@code offenlage.trino.url} (JDBC, with catalog and schema), {@code
 * offenlage.trino.folder} (what the catalog's {@code local.location} names; {@code /dev/shm} by
 * default) and {@code offenlage.trino.driver} (the jar with Trino's JDBC driver, where it is not on
 * the class path).
 */
sealed interface TabulationEngine {

  /** A new session over files in this folder. */
  TabulationSession open(MemoryFolder folder) throws SQLException;

  /** The engine that the system properties name. */
  static TabulationEngine configured() {
    String name = System.getProperty("offenlage.tabulation.engine", "duckdb");
    return switch (name) {
      case "duckdb" -> new InProcess();
      case "trino" -> {
        String url = System.getProperty("offenlage.trino.url");
        if (url == null) {
          throw new IllegalStateException(
              "the engine is trino; set offenlage.trino.url to its JDBC address");
        }
        yield new Trino(
            url,
            Path.of(System.getProperty("offenlage.trino.folder", "/dev/shm")),
            Optional.ofNullable(System.getProperty("offenlage.trino.driver")).map(Path::of));
      }
      default ->
          throw new IllegalStateException(
              "offenlage.tabulation.engine must be duckdb or trino, not '" + name + "'");
    };
  }

  /**
   * DuckDB in this process.
   *
   * @param partsAtOnce snapshots of at least so many parts are counted so many parts at a time
   */
  record InProcess(int partsAtOnce) implements TabulationEngine {

    /** Some hundred megabytes. */
    private static final int USUAL_PARTS_AT_ONCE = 16;

    InProcess() {
      this(USUAL_PARTS_AT_ONCE);
    }

    @Override
    public TabulationSession open(MemoryFolder folder) throws SQLException {
      return new DuckDbSession(CountingEngine.open(folder), partsAtOnce);
    }
  }

  /**
   * A Trino.
   *
   * @param url of its JDBC interface, with a catalog of the Hive connector and a schema
   * @param folder what the catalog calls {@code local:///}; plain files lie below it while they are
   *     counted
   * @param driver the jar with the driver; empty where it is on the class path
   */
  record Trino(String url, Path folder, Optional<Path> driver) implements TabulationEngine {

    @Override
    public TabulationSession open(MemoryFolder memory) throws SQLException {
      if (!memory.path().startsWith(folder)) {
        throw new IllegalStateException(
            "plain files lie outside the folder that Trino reads; name their folder in"
                + " offenlage.trino.folder and in the catalog's local.location");
      }
      return new TrinoSession(connect(), folder, memory);
    }

    private Connection connect() throws SQLException {
      if (driver.isEmpty()) {
        return DriverManager.getConnection(url);
      }
      if (!Files.isReadable(driver.get())) {
        throw new IllegalStateException(
            "offenlage.trino.driver names no readable file; name the jar of Trino's JDBC driver");
      }
      // Stays open as long as the connection's classes are in use, which is for ever.
      for (Driver found : ServiceLoader.load(Driver.class, DriverJar.of(driver.get()))) {
        if (found.acceptsURL(url)) {
          Connection connection = found.connect(url, new Properties());
          if (connection != null) {
            return connection;
          }
        }
      }
      throw new IllegalStateException("the jar named by offenlage.trino.driver has no such driver");
    }
  }

  /** Loads a jar once. */
  final class DriverJar {

    private static final Map<Path, ClassLoader> LOADED = new ConcurrentHashMap<>();

    private DriverJar() {}

    static ClassLoader of(Path jar) {
      return LOADED.computeIfAbsent(
          jar,
          path -> {
            try {
              return new URLClassLoader(
                  new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            } catch (MalformedURLException e) {
              throw new IllegalStateException("a file has no address", e);
            }
          });
    }
  }
}
