package org.offenlage.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the person who starts the system has chosen, and where the build has put its parts.
 *
 * @param wildflyHome the provisioned WildFly; read only
 * @param keycloakHome the provisioned Keycloak; it keeps nothing there but a cache
 * @param archive the EAR
 * @param binaries where PostgreSQL's programs are unpacked; may be deleted at any time
 * @param runDirectory all data of this installation
 * @param ports where the parts listen
 * @param beginning whether data of earlier starts is kept
 * @param errand what is done instead of a start, if anything is
 * @param ownDatabase a PostgreSQL of the user's own
 * @param ownRealm a Keycloak realm of the user's own
 */
public record Settings(
    Path wildflyHome,
    Path keycloakHome,
    Path archive,
    Path binaries,
    Path runDirectory,
    Ports ports,
    Beginning beginning,
    Optional<Errand> errand,
    Optional<OwnDatabase> ownDatabase,
    Optional<OwnRealm> ownRealm) {

  /** What the launcher does instead of a start. */
  public sealed interface Errand {

    /**
     * Backs all data up.
     *
     * @param file to be written
     */
    record MakeBackup(Path file) implements Errand {}

    /**
     * Restores a backup.
     *
     * @param file to be read
     */
    record RestoreBackup(Path file) implements Errand {}
  }

  /** What happens to the data of earlier starts. */
  public enum Beginning {
    KEEP_DATA,
    ANEW
  }

  /**
   * A PostgreSQL that is not ours to start or stop, with both roles made by its administrator. The
   * application server inherits the environment that this was read from.
   *
   * @param url JDBC URL
   * @param office who owns and migrates the schemas
   * @param publicSide who reads what is published
   */
  public record OwnDatabase(String url, Login office, Login publicSide) {}

  /** A role of a database and its password, which is never shown. */
  public record Login(String role, String password) {
    @Override
    public String toString() {
      return "Login[" + role + "]";
    }
  }

  /**
   * A Keycloak realm that is not ours to start or stop.
   *
   * @param url of the realm, ending in {@code /realms/NAME}
   * @param secret of the client offenlage-web
   */
  public record OwnRealm(String url, String secret) {
    @Override
    public String toString() {
      return "OwnRealm[" + url + "]";
    }
  }

  /**
   * Reads the settings.
   *
   * @throws StartRefused if a setting cannot be understood or one is missing
   */
  public static Settings from(Properties properties, Map<String, String> environment)
      throws StartRefused {
    try {
      return new Settings(
          path(properties, "offenlage.launcher.wildfly"),
          path(properties, "offenlage.launcher.keycloak"),
          path(properties, "offenlage.launcher.archive"),
          path(properties, "offenlage.launcher.binaries"),
          Path.of(
                  properties.getProperty(
                      "run.directory", properties.getProperty("offenlage.launcher.run", "run")))
              .toAbsolutePath(),
          new Ports(
              port(properties, "port", 8080),
              port(properties, "keycloak.port", 8180),
              port(properties, "database.port", 5433),
              port(properties, "management.port", 9990)),
          properties.containsKey("reset") ? Beginning.ANEW : Beginning.KEEP_DATA,
          errand(properties),
          ownDatabase(environment),
          ownRealm(environment));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("A setting cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static Optional<Errand> errand(Properties properties) {
    String backup = properties.getProperty("backup");
    if (backup != null) {
      return Optional.of(new Errand.MakeBackup(Path.of(backup).toAbsolutePath()));
    }
    return Optional.ofNullable(properties.getProperty("restore"))
        .map(file -> new Errand.RestoreBackup(Path.of(file).toAbsolutePath()));
  }

  private static Path path(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return Path.of(value).toAbsolutePath();
  }

  private static int port(Properties properties, String name, int usual) {
    String value = properties.getProperty(name, Integer.toString(usual));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-D" + name + "=" + value + " is not a port", e);
    }
  }

  private static Optional<OwnDatabase> ownDatabase(Map<String, String> environment)
      throws StartRefused {
    String url = environment.get("OFFENLAGE_DB_URL");
    if (url == null) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnDatabase(url, login(environment, "OFFICE"), login(environment, "PUBLIC")));
  }

  private static Login login(Map<String, String> environment, String side) throws StartRefused {
    return new Login(
        beside(environment, "OFFENLAGE_DB_" + side + "_USER"),
        beside(environment, "OFFENLAGE_DB_" + side + "_PASSWORD"));
  }

  private static String beside(Map<String, String> environment, String name) throws StartRefused {
    String value = environment.get(name);
    if (value == null) {
      throw new StartRefused(
          "OFFENLAGE_DB_URL is set, so "
              + name
              + " has to be set too (docs/operation.md shows how to make the two roles).");
    }
    return value;
  }

  private static Optional<OwnRealm> ownRealm(Map<String, String> environment) throws StartRefused {
    String url = environment.get("OFFENLAGE_OIDC_URL");
    if (url == null) {
      return Optional.empty();
    }
    String secret = environment.get("OFFENLAGE_OIDC_SECRET");
    if (secret == null) {
      throw new StartRefused(
          "OFFENLAGE_OIDC_URL is set, so OFFENLAGE_OIDC_SECRET, the secret of the client"
              + " offenlage-web, has to be set too.");
    }
    return Optional.of(new OwnRealm(url, secret));
  }
}
