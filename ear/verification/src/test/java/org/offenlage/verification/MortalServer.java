package org.offenlage.verification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.offenlage.launcher.Ports;
import org.offenlage.launcher.StartRefused;
import org.offenlage.launcher.WildFlyProcess;

/**
 * A WildFly with a database of its own that may be killed at any instant and started again.
 *
 * <p>It runs the EJB jar of the real archive with a WAR of the test, see {@link InContainer}. The
 * database is not killed with it. Calls may come from several threads, the rest from one.
 */
public final class MortalServer implements AutoCloseable {

  private final VerificationSystem system = VerificationSystem.get();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ports ports = Ports.anyFree();
  private final String name;
  private final String database;
  private final Path home;
  private final Path shared;
  private final Path archive;
  private volatile @Nullable WildFlyProcess process;

  /** A server that was not started yet; makes its database. */
  public MortalServer(String name, EnterpriseArchive content) throws IOException, StartRefused {
    this.name = name;
    this.database = name;
    this.home = system.directory().wildfly().resolveSibling(name);
    this.shared = home;
    Files.createDirectories(home.resolve("logs"));
    this.archive = home.resolve("content.ear");
    content.as(ZipExporter.class).exportTo(archive.toFile(), true);
    system.database().createDatabase(name, system.secrets());
  }

  private MortalServer(String name, MortalServer other) throws IOException {
    this.name = name;
    this.database = other.database;
    this.home = system.directory().wildfly().resolveSibling(name);
    this.shared = other.shared;
    this.archive = other.archive;
    Files.createDirectories(home.resolve("logs"));
  }

  /** Another node of the same installation: a server on the same database, vault and keys. */
  public MortalServer node(String name) throws IOException {
    return new MortalServer(name, this);
  }

  /** Starts the server and waits until the application is in place. */
  public void start() throws IOException, StartRefused {
    process =
        WildFlyProcess.start(
            VerificationSystem.property("offenlage.launcher.wildfly"),
            home.resolve("base"),
            archive,
            home.resolve("logs"),
            ports,
            Map.of(),
            Map.of(
                "OFFENLAGE_DB_URL",
                system.database().url(database) + "?ApplicationName=" + name,
                "OFFENLAGE_VAULT_DIR",
                shared.resolve("vault").toString(),
                "OFFENLAGE_KEYS_DIR",
                shared.resolve("keys").toString()),
            system.directory().processes());
    process.awaitDeployed();
  }

  /** Kills the server as {@code kill -9} does, and waits until the database has noticed. */
  public void kill() throws InterruptedException, SQLException {
    WildFlyProcess running = process;
    if (running == null) {
      throw new IllegalStateException("the server is not running");
    }
    running.process().destroyForcibly().waitFor();
    running.close();
    process = null;
    // What a dead client sent before may still be on its way through the database.
    try (Connection connection = database();
        Statement statement = connection.createStatement()) {
      boolean alone = false;
      while (!alone) {
        try (ResultSet others =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and application_name = '"
                    + name
                    + "'")) {
          others.next();
          alone = others.getLong(1) == 0;
        }
      }
    }
  }

  /** The answer to a GET request; fails where the server died meanwhile. */
  public String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + ports.web() + path))
                .timeout(Duration.ofMinutes(5))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the server answered " + response.statusCode() + " to " + path);
    }
    return response.body();
  }

  /** The folder of the server's vault. */
  public Path vault() {
    return shared.resolve("vault");
  }

  /** A connection to the server's database in the office's role; there also while it is dead. */
  public Connection database() throws SQLException {
    return DriverManager.getConnection(
        system.database().url(database),
        VerificationSystem.environment("OFFENLAGE_DB_OFFICE_USER"),
        VerificationSystem.environment("OFFENLAGE_DB_OFFICE_PASSWORD"));
  }

  @Override
  public void close() {
    WildFlyProcess running = process;
    if (running != null) {
      running.close();
    }
  }
}
