package org.offenlage.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegisterTest {
  @TempDir Path temporary;
  private Process sleeper;
  private Path program;

  @BeforeEach
  void start() throws IOException {
    // A program whose own file is what runs; a script's would be its interpreter's.
    sleeper = new ProcessBuilder("sleep", "600").start();
    program = Path.of(sleeper.info().command().orElseThrow());
  }

  @AfterEach
  void stop() {
    sleeper.destroyForcibly();
  }

  private Path file() {
    return temporary.resolve("processes");
  }

  @Nested
  class AProcessThatOutlivedItsLauncher {
    @Test
    void isStoppedByTheNextStart() throws IOException {
      new ProcessRegister(file()).add("Sleeper", sleeper, program);
      assertThat(new ProcessRegister(file()).stopOrphans()).containsExactly("Sleeper");
      assertThat(sleeper.isAlive()).isFalse();
      assertThat(file()).doesNotExist();
    }
  }

  @Nested
  class AForeignProcessIsLeftAlone {
    @Test
    void whenItBeganAtAnotherInstant() throws IOException {
      Files.writeString(
          file(), "Sleeper\t" + sleeper.pid() + "\t1\t" + program.toRealPath() + "\n");
      assertThat(new ProcessRegister(file()).stopOrphans()).isEmpty();
      assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void whenItRunsAnotherProgram() throws IOException {
      new ProcessRegister(file()).add("Sleeper", sleeper, temporary);
      assertThat(new ProcessRegister(file()).stopOrphans()).isEmpty();
      assertThat(sleeper.isAlive()).isTrue();
    }
  }

  @Test
  void aProcessThatWasStruckOutIsForgotten() throws IOException {
    ProcessRegister register = new ProcessRegister(file());
    register.add("Sleeper", sleeper, program);
    register.remove(sleeper);
    assertThat(new ProcessRegister(file()).stopOrphans()).isEmpty();
    assertThat(sleeper.isAlive()).isTrue();
  }

  @Test
  void aHalfWrittenRegisterIsNoHindrance() throws IOException {
    Files.write(file(), List.of("WildFly\t12", "", "x\ty\tz\tw"));
    assertThat(new ProcessRegister(file()).stopOrphans()).isEmpty();
  }
}
