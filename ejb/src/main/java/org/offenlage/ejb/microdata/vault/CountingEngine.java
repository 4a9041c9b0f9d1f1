package org.offenlage.ejb.microdata.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens private, empty DuckDB databases in memory that can read and write one folder and nothing
 * else: no network, no extensions, no other file, nothing spilled to disk. Stateless.
 */
public final class CountingEngine {

  private CountingEngine() {}

  /**
   * A new database. Opening costs some ten milliseconds.
   *
   * @param folder the only folder it may touch
   */
  public static DuckDBConnection open(MemoryFolder folder) throws SQLException {
    return open(folder, new Properties());
  }

  /**
   * As {@link #open(MemoryFolder)}, for results of any size: rows are fetched as they are read, and
   * a result must be read before the next statement.
   */
  public static DuckDBConnection openForStreams(MemoryFolder folder) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return open(folder, settings);
  }

  private static DuckDBConnection open(MemoryFolder folder, Properties settings)
      throws SQLException {
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", System.getProperty("offenlage.duckdb.memory", "2GB"));
    settings.setProperty("threads", "2");
    DuckDBConnection connection =
        (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET temp_directory = ''");
      statement.execute("SET allowed_directories = [" + literal(folder.path()) + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A file's path as a literal of SQL. */
  public static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /** A column's name as an identifier of SQL. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
