package org.offenlage.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path temporary;

  @Nested
  class WhileOneLauncherHasIt {
    @Test
    void anotherIsRefused() throws IOException, StartRefused {
      try (RunDirectory first = RunDirectory.open(temporary.resolve("run"))) {
        assertThat(first.holdsData()).isFalse();
        assertThatThrownBy(() -> RunDirectory.open(temporary.resolve("run")))
            .isInstanceOf(StartRefused.class)
            .hasMessageContaining("is running already");
      }
      RunDirectory.open(temporary.resolve("run")).close();
    }
  }

  @Nested
  class Resetting {
    @Test
    void deletesTheDataAndNothingThatIsNotOurs() throws IOException, StartRefused {
      try (RunDirectory run = RunDirectory.open(temporary)) {
        Files.writeString(run.vault().resolve("snapshot"), "x");
        Path foreign = Files.writeString(temporary.resolve("thesis.txt"), "x");
        run.secrets().machine("database.office");
        run.reset();
        assertThat(run.holdsData()).isFalse();
        assertThat(temporary.resolve("vault")).doesNotExist();
        assertThat(foreign).exists();
      }
    }
  }

  @Nested
  class Secrecy {
    @Test
    void onlyTheOwnerReadsTheSecretsAndTheyStayTheSame() throws IOException, StartRefused {
      try (RunDirectory run = RunDirectory.open(temporary.resolve("run"))) {
        String drawn = run.secrets().machine("keycloak.client");
        assertThat(drawn).hasSize(28);
        assertThat(run.secrets().machine("keycloak.client")).isEqualTo(drawn);
        assertThat(run.secrets().machine("keycloak.admin")).isNotEqualTo(drawn);
        Path file = temporary.resolve("run/secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }

    @Test
    void aPasswordToTypeSatisfiesTheRealmsPolicy() throws IOException {
      assertThat(Secrets.in(temporary.resolve("s")).typed("account.buergerin"))
          .matches("[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}");
    }
  }
}
