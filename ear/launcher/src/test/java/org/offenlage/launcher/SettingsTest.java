package org.offenlage.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static Properties properties(String... more) {
    Properties properties = new Properties();
    for (String part : new String[] {"wildfly", "keycloak", "archive", "binaries", "run"}) {
      properties.setProperty("offenlage.launcher." + part, "/somewhere/" + part);
    }
    for (int i = 0; i < more.length; i += 2) {
      properties.setProperty(more[i], more[i + 1]);
    }
    return properties;
  }

  @Nested
  class Usually {
    @Test
    void theKnownPortsAreUsedAndDataIsKept() throws StartRefused {
      Settings settings = Settings.from(properties(), Map.of());
      assertThat(settings.ports()).isEqualTo(new Ports(8080, 8180, 5433, 9990));
      assertThat(settings.beginning()).isEqualTo(Settings.Beginning.KEEP_DATA);
      assertThat(settings.ownDatabase()).isEmpty();
      assertThat(settings.ownRealm()).isEmpty();
    }
  }

  @Nested
  class OnRequest {
    @Test
    void portsAndDirectoryAreOthersAndDataIsDeleted() throws StartRefused {
      Settings settings =
          Settings.from(
              properties("port", "9000", "reset", "", "run.directory", "/elsewhere"), Map.of());
      assertThat(settings.ports().web()).isEqualTo(9000);
      assertThat(settings.beginning()).isEqualTo(Settings.Beginning.ANEW);
      assertThat(settings.runDirectory()).hasToString("/elsewhere");
    }

    @Test
    void anOwnDatabaseAndRealmAreUsed() throws StartRefused {
      Settings settings =
          Settings.from(
              properties(),
              Map.of(
                  "OFFENLAGE_DB_URL", "jdbc:postgresql://db/offenlage",
                  "OFFENLAGE_DB_OFFICE_USER", "a",
                  "OFFENLAGE_DB_OFFICE_PASSWORD", "hidden-word",
                  "OFFENLAGE_DB_PUBLIC_USER", "c",
                  "OFFENLAGE_DB_PUBLIC_PASSWORD", "d",
                  "OFFENLAGE_OIDC_URL", "https://login/realms/offenlage",
                  "OFFENLAGE_OIDC_SECRET", "hidden-word"));
      assertThat(settings.ownDatabase())
          .contains(
              new Settings.OwnDatabase(
                  "jdbc:postgresql://db/offenlage",
                  new Settings.Login("a", "hidden-word"),
                  new Settings.Login("c", "d")));
      assertThat(settings.ownRealm()).isPresent();
      assertThat(settings.toString()).doesNotContain("hidden-word");
    }
  }

  @Nested
  class Refused {
    @Test
    void isWhatIsNoPort() {
      assertThatThrownBy(() -> Settings.from(properties("port", "eighty"), Map.of()))
          .isInstanceOf(StartRefused.class)
          .hasMessage("A setting cannot be used: -Dport=eighty is not a port.");
    }

    @Test
    void isADatabaseWithoutTheRolesPasswords() {
      assertThatThrownBy(
              () -> Settings.from(properties(), Map.of("OFFENLAGE_DB_URL", "jdbc:postgresql:x")))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("OFFENLAGE_DB_OFFICE_USER has to be set");
    }

    @Test
    void isARealmWithoutTheClientsSecret() {
      assertThatThrownBy(
              () -> Settings.from(properties(), Map.of("OFFENLAGE_OIDC_URL", "https://x")))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("OFFENLAGE_OIDC_SECRET");
    }
  }
}
