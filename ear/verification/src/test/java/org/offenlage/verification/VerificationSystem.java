package org.offenlage.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.offenlage.launcher.DemoAccount;
import org.offenlage.launcher.EmbeddedDatabase;
import org.offenlage.launcher.KeycloakAdministration;
import org.offenlage.launcher.KeycloakProcess;
import org.offenlage.launcher.Ports;
import org.offenlage.launcher.ProcessRegister;
import org.offenlage.launcher.RunDirectory;
import org.offenlage.launcher.Secrets;
import org.offenlage.launcher.StartRefused;
import org.offenlage.launcher.WildFlyProcess;

/**
 * The servers that the tests share: PostgreSQL, Keycloak, and a WildFly with the real archive.
 *
 * <p>They start side by side while the first tests run. Every run begins with empty directories.
 * Tests inside the container have a WildFly of Arquillian's and a database of their own, so that
 * what they do cannot be seen in the real server.
 */
final class VerificationSystem {
  private static final String CONTAINER_DATABASE = "in_container";

  /** A client of Keycloak that may exchange a password for a token; the demo's realm has none. */
  private static final String TEST_CLIENT =
      """
      {"clientId":"verification","publicClient":true,"standardFlowEnabled":false,
       "directAccessGrantsEnabled":true,"fullScopeAllowed":true,
       "defaultClientScopes":["basic","profile","roles"],
       "protocolMappers":[{"name":"audience","protocol":"openid-connect",
         "protocolMapper":"oidc-audience-mapper",
         "config":{"included.client.audience":"offenlage-web","access.token.claim":"true"}}]},
      {"clientId":"verification-stranger","publicClient":true,"standardFlowEnabled":false,
       "directAccessGrantsEnabled":true,"fullScopeAllowed":true,
       "defaultClientScopes":["basic","profile","roles"]}""";

  private static @Nullable VerificationSystem running;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final RunDirectory directory;
  private final Secrets secrets;
  private final ProcessRegister processes;
  private final Ports ports = Ports.anyFree();
  private final Ports containerPorts = Ports.anyFree();
  private final EmbeddedDatabase database;
  private final CompletableFuture<KeycloakProcess> keycloak;
  private final CompletableFuture<WildFlyProcess> wildfly;

  private VerificationSystem() throws IOException, StartRefused {
    directory = RunDirectory.open(property("offenlage.verification.directory"));
    processes = directory.processes();
    processes.stopOrphans();
    directory.reset();
    secrets = directory.secrets();
    secrets.set("database.office", environment("OFFENLAGE_DB_OFFICE_PASSWORD"));
    secrets.set("database.public", environment("OFFENLAGE_DB_PUBLIC_PASSWORD"));
    keycloak = CompletableFuture.supplyAsync(this::startKeycloak);
    database =
        add(
            EmbeddedDatabase.start(
                property("offenlage.launcher.binaries"),
                directory.database(),
                directory.logs().resolve("postgresql.log"),
                ports.database(),
                EmbeddedDatabase.Durability.FORGETFUL,
                secrets,
                processes));
    database.createDatabase(CONTAINER_DATABASE, secrets);
    wildfly = CompletableFuture.supplyAsync(this::startWildFly);
    tellArquillian();
  }

  static synchronized void start() {
    if (running == null) {
      try {
        running = new VerificationSystem();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (StartRefused e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  static synchronized VerificationSystem get() {
    VerificationSystem system = running;
    if (system == null) {
      throw new IllegalStateException("these tests run with mvn verify, which starts the servers");
    }
    return system;
  }

  static synchronized void stop() {
    VerificationSystem system = running;
    if (system != null) {
      running = null;
      system.wildfly.handle((done, failed) -> done).join();
      system.keycloak.handle((done, failed) -> done).join();
      system.closeAll();
    }
  }

  private KeycloakProcess startKeycloak() {
    try {
      KeycloakProcess process =
          add(
              KeycloakProcess.start(
                  property("offenlage.launcher.keycloak"),
                  directory.keycloak(),
                  directory.logs().resolve("keycloak.log"),
                  ports.keycloak(),
                  webUrl(),
                  secrets,
                  processes));
      process.awaitReady();
      KeycloakAdministration realm = KeycloakAdministration.of(process, secrets);
      realm.addAccounts(DemoAccount.all(secrets));
      realm.addClient(TEST_CLIENT);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StartRefused e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private WildFlyProcess startWildFly() {
    try {
      WildFlyProcess process =
          add(
              WildFlyProcess.start(
                  property("offenlage.launcher.wildfly"),
                  directory.wildfly(),
                  property("offenlage.launcher.archive"),
                  directory.logs(),
                  ports,
                  Map.of("offenlage.demo", "true"),
                  Map.of(
                      "OFFENLAGE_DB_URL",
                      database.url(),
                      "OFFENLAGE_OIDC_URL",
                      realmUrl(),
                      "OFFENLAGE_OIDC_SECRET",
                      secrets.machine("keycloak.client"),
                      "OFFENLAGE_PUBLIC_URL",
                      webUrl(),
                      "OFFENLAGE_VAULT_DIR",
                      directory.vault().toString(),
                      "OFFENLAGE_KEYS_DIR",
                      directory.keys().toString()),
                  processes));
      process.awaitDeployed();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StartRefused e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** arquillian.xml reads these. */
  private void tellArquillian() throws IOException {
    Path container = directory.wildfly().resolveSibling("container");
    System.setProperty("container.directory", container.toString());
    System.setProperty("container.port", Integer.toString(containerPorts.web()));
    System.setProperty("container.management", Integer.toString(containerPorts.management()));
    System.setProperty("container.database", database.url(CONTAINER_DATABASE));
    System.setProperty("container.vault", container.resolve("vault").toString());
    System.setProperty("container.keys", container.resolve("keys").toString());
  }

  private synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  private synchronized void closeAll() {
    try {
      while (!parts.isEmpty()) {
        parts.pop().close();
      }
      directory.close();
    } catch (Exception e) {
      throw new IllegalStateException("a server could not be stopped", e);
    }
  }

  String webUrl() {
    return "http://localhost:" + ports.web();
  }

  String realmUrl() {
    return "http://localhost:" + ports.keycloak() + "/realms/" + KeycloakProcess.REALM;
  }

  Secrets secrets() {
    return secrets;
  }

  EmbeddedDatabase database() {
    return database;
  }

  RunDirectory directory() {
    return directory;
  }

  void awaitServer() {
    wildfly.join();
  }

  void awaitLogin() {
    keycloak.join();
  }

  static Path property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; run the tests with mvn verify");
    }
    return Path.of(value);
  }

  static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; run the tests with mvn verify");
    }
    return value;
  }
}
