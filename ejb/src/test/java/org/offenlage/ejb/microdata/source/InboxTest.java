package org.offenlage.ejb.microdata.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.ejb.microdata.ReferencePeriod;

@NullMarked
class InboxTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private Path put(String dataset, String name, Duration age) throws IOException {
    Path file = Files.createDirectories(folder.resolve(dataset)).resolve(name);
    Files.writeString(file, "a;b\n");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    return file;
  }

  private List<Inbox.Taken> take(Instant now) throws IOException {
    return new Inbox(folder, Duration.ofSeconds(20)).take(now);
  }

  @ParameterizedTest
  @CsvSource({
    "2023.csv, 2023",
    "2023-Q2 Nachlieferung.xlsx, 2023-Q2",
    "2023-07_final.v2.parquet, 2023-07",
    "2023.jsonl, 2023",
  })
  void takesAFileByItsFolderAndName(String name, String period) throws IOException {
    put("residents", name, Duration.ofMinutes(1));
    List<Inbox.Taken> taken = take(NOW);
    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).datasetId()).isEqualTo("residents");
    assertThat(taken.get(0).period()).isEqualTo(new ReferencePeriod(period));
    assertThat(taken.get(0).path()).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"residents.csv", "2023.exe", "20233.csv", "2023-Q5.csv", "2023<x>.csv", "2023"})
  void leavesAFileWithAnotherName(String name) throws IOException {
    Path file = put("residents", name, Duration.ofMinutes(1));
    assertThat(take(NOW)).isEmpty();
    assertThat(file).exists();
  }

  @Test
  void leavesAFileToWhichSomebodyMayStillWrite() throws IOException {
    put("residents", "2023.csv", Duration.ofSeconds(5));
    assertThat(take(NOW)).isEmpty();
    assertThat(take(NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  void givesAFileToOneServerOnly() throws IOException {
    put("residents", "2023.csv", Duration.ofMinutes(1));
    assertThat(take(NOW)).hasSize(1);
    assertThat(take(NOW)).isEmpty();
  }

  @Test
  void offersAFileAgainThatADeadServerHadTaken() throws IOException {
    put("residents", "2023.csv", Duration.ofMinutes(1));
    take(NOW);
    assertThat(take(NOW.plus(Duration.ofHours(1)))).isEmpty();
    assertThat(take(NOW.plus(Duration.ofHours(3)))).hasSize(1);
  }

  @Test
  void neverFollowsLinks() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    Files.createDirectories(folder.resolve("residents"));
    Files.createSymbolicLink(folder.resolve("residents").resolve("2023.csv"), secret);
    Path elsewhere = Files.createDirectories(folder.resolve("Elsewhere"));
    Files.writeString(elsewhere.resolve("2023.csv"), "x");
    Files.createSymbolicLink(folder.resolve("births"), elsewhere);
    assertThat(take(NOW.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void marksWhatNobodyCanUse() throws IOException {
    put("residents", "2023.csv", Duration.ofMinutes(1));
    Inbox.refuse(take(NOW).get(0), "because");
    try (Stream<Path> left = Files.list(folder.resolve("residents"))) {
      assertThat(left.filter(Files::isRegularFile).map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("2023.csv.refused", "2023.csv.refused-why");
    }
    assertThat(take(NOW.plus(Duration.ofHours(3)))).isEmpty();
  }
}
