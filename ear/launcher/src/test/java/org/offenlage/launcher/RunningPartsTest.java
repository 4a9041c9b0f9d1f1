package org.offenlage.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

  private final RunningParts parts =
      new RunningParts(
          new Progress(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));

  /** A server that Ctrl-C ends before the launcher hears of it has not failed. */
  @Test
  void areAboutToStopThoughAServerEndsFirst() {
    CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(parts::isAboutToStop);
    parts.close();
    assertThat(asked.join()).isTrue();
  }

  @Test
  void areNotWhereNobodyStopsThem() {
    assertThat(parts.isAboutToStop()).isFalse();
  }
}
