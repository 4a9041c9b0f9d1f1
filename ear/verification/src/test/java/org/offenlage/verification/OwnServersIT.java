package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.launcher.StartRefused;

/**
 * A start with a PostgreSQL and a Keycloak of the user's own. Those of this test run stand in for
 * them, with a database of its own.
 */
class OwnServersIT {
  private static final String DATABASE = "own_servers";

  private static Map<String, String> environment() throws IOException, StartRefused {
    VerificationSystem system = VerificationSystem.get();
    system.database().createDatabase(DATABASE, system.secrets());
    return Map.of(
        "OFFENLAGE_DB_URL",
        system.database().url(DATABASE),
        "OFFENLAGE_DB_OFFICE_USER",
        "offenlage_office",
        "OFFENLAGE_DB_OFFICE_PASSWORD",
        system.secrets().machine("database.office"),
        "OFFENLAGE_DB_PUBLIC_USER",
        "offenlage_public",
        "OFFENLAGE_DB_PUBLIC_PASSWORD",
        system.secrets().machine("database.public"),
        "OFFENLAGE_OIDC_URL",
        RealServer.realmUrl(),
        "OFFENLAGE_OIDC_SECRET",
        system.secrets().machine("keycloak.client"));
  }

  private static Map<String, String> environmentWith(String name, String value)
      throws IOException, StartRefused {
    Map<String, String> changed = new HashMap<>(environment());
    changed.put(name, value);
    return changed;
  }

  private static LauncherRun start(Map<String, String> environment) {
    Path directory = VerificationSystem.property("offenlage.verification.directory");
    return LauncherRun.start(directory.resolveSibling("own-servers"), environment);
  }

  private static int status(String url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return RealServer.send(request).statusCode();
  }

  @Nested
  class AreUsed {
    @Test
    void andNoneBesideThemIsStarted() throws IOException, StartRefused, SQLException {
      VerificationSystem system = VerificationSystem.get();
      try (LauncherRun run = start(environment())) {
        String report = run.awaitReady();
        assertThat(status(report)).isEqualTo(200);
        assertThat(status(report + "api/v1/indicators/birth-rate")).isEqualTo(200);
        String office = report + "api/v1/office/datasets";
        assertThat(status(office)).isEqualTo(401);
        assertThat(status(office, "Authorization", "Bearer " + RealServer.token("planung-a")))
            .isEqualTo(200);
        assertThat(run.output())
            .contains("PostgreSQL  using " + system.database().url(DATABASE))
            .contains("Keycloak    using " + RealServer.realmUrl())
            .doesNotContain("PostgreSQL  starting", "Keycloak    starting", "Log in as");
      }
      try (Connection connection =
              DriverManager.getConnection(
                  system.database().url(DATABASE),
                  "offenlage_office",
                  system.secrets().machine("database.office"));
          var rows =
              connection
                  .createStatement()
                  .executeQuery("SELECT count(*) FROM published.publication")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isPositive();
      }
    }
  }

  @Nested
  class AreRefusedWithOneSentence {
    @Test
    void whereARoleIsNotLetIn() throws IOException, StartRefused {
      refused(
          environmentWith("OFFENLAGE_DB_PUBLIC_PASSWORD", "not-this-one"),
          "does not let offenlage_public in: ",
          "not-this-one");
    }

    @Test
    void whereNoDatabaseAnswers() throws IOException, StartRefused {
      refused(
          environmentWith("OFFENLAGE_DB_URL", "jdbc:postgresql://127.0.0.1:1/offenlage"),
          "The PostgreSQL at jdbc:postgresql://127.0.0.1:1/offenlage does not let"
              + " offenlage_office in: ",
          "Exception in");
    }

    @Test
    void whereThePublicRoleBearsAnotherName() throws IOException, StartRefused {
      refused(
          environmentWith("OFFENLAGE_DB_PUBLIC_USER", "reader"),
          "OFFENLAGE_DB_PUBLIC_USER has to be offenlage_public",
          "Exception in");
    }

    private void refused(Map<String, String> environment, String sentence, String never) {
      try (LauncherRun run = start(environment)) {
        assertThat(run.awaitRefusal()).isEqualTo(1);
        assertThat(run.output()).contains(sentence).doesNotContain(never);
      }
    }
  }
}
