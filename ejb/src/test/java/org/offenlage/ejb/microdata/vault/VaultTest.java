package org.offenlage.ejb.microdata.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;

@NullMarked
class VaultTest {

  private static final String CANARY = "canary-in-the-vault";

  private static final DatasetDeclaration NOTES =
      new DatasetDeclaration(
          "notes",
          "Notizen",
          CsvFormat.GERMAN,
          List.of(
              Column.required("person", new ColumnType.Identifier("person")),
              Column.required("zahl _1_", whole()),
              Column.optional("text", new ColumnType.Text(100))),
          new Respondent("person", "person", Respondent.Records.ONE),
          "§ 1",
          Period.ofYears(1));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static ColumnType whole() {
    return new ColumnType.Whole(new ColumnType.WholeRange(0, Long.MAX_VALUE));
  }

  private Vault vault() {
    return new Vault(folder, new byte[32]);
  }

  private static StoredParts fill(SnapshotWriter writer, long rows) {
    take(writer, rows);
    return writer.finish();
  }

  private static void take(SnapshotWriter writer, long rows) {
    for (long row = 0; row < rows; row++) {
      writer.beginRecord(row * 31);
      writer.pseudonym(row, ~row);
      writer.whole(row);
      if (row % 2 == 0) {
        writer.text(CANARY + row);
      } else {
        writer.empty();
      }
      writer.endRecord();
    }
  }

  private StoredParts store(long rows) {
    try (SnapshotWriter writer = vault().write(UUID.randomUUID(), NOTES)) {
      return fill(writer, rows);
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class ASnapshot {

    @Test
    void comesBackAsItWentIn() throws SQLException {
      StoredParts stored = store(10_001);
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection connection = CountingEngine.open(memory)) {
        List<Path> plain = vault().decrypt(stored, memory);
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT count(*), CAST(sum(\"zahl _1_\") AS BIGINT), count(\"text\"), "
                        + "min(\"text\") FROM read_parquet("
                        + CountingEngine.literal(plain.get(0))
                        + ")")) {
          rows.next();
          assertThat(rows.getLong(1)).isEqualTo(10_001);
          assertThat(rows.getLong(2)).isEqualTo(10_000L * 10_001 / 2);
          assertThat(rows.getLong(3)).isEqualTo(5_001);
          assertThat(rows.getString(4)).isEqualTo(CANARY + 0);
        }
      }
    }

    @Test
    void isUnreadableOnDisk() throws IOException {
      store(1_000);
      assertThat(files()).isNotEmpty();
      for (Path file : files()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("canary").doesNotContain("PAR1").doesNotContain("zahl");
      }
    }

    @Test
    void leavesNothingPlainInMemory() throws IOException {
      StoredParts stored = store(10);
      Path where;
      try (MemoryFolder memory = MemoryFolder.create()) {
        vault().decrypt(stored, memory);
        where = memory.path();
        assertThat(Files.getPosixFilePermissions(where)).hasSize(3);
      }
      assertThat(where).doesNotExist();
    }

    @Test
    void thatWasNotFinishedLeavesNothingBehind() {
      try (SnapshotWriter writer = vault().write(UUID.randomUUID(), NOTES)) {
        writer.beginRecord(1);
        writer.pseudonym(1, 1);
        writer.whole(1);
        writer.empty();
        writer.endRecord();
      }
      assertThat(files()).isEmpty();
    }

    @Test
    void canBeErased() {
      StoredParts stored = store(10);
      vault().erase(stored.snapshot());
      assertThat(files()).isEmpty();
      vault().erase(stored.snapshot());
    }
  }

  @Nested
  class Tampering {

    private void expectRefusal(StoredParts stored, Vault vault) {
      try (MemoryFolder memory = MemoryFolder.create()) {
        assertThatThrownBy(() -> vault.decrypt(stored, memory))
            .isInstanceOf(TamperedSnapshotException.class);
      }
    }

    @Test
    void withAnyByteIsNoticed() throws IOException {
      StoredParts stored = store(2);
      Path file = files().get(0);
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        expectRefusal(stored, vault());
      }
    }

    @Test
    void byCuttingOffIsNoticed() throws IOException {
      StoredParts stored = store(40_000);
      Path file = files().get(0);
      byte[] good = Files.readAllBytes(file);
      int chunk = (1 << 14) + 16;
      for (int length : new int[] {0, 10, 16, 20, 32, 40, 32 + chunk, good.length - 1}) {
        Files.write(file, Arrays.copyOf(good, length));
        expectRefusal(stored, vault());
      }
    }

    @Test
    void byPuttingAnotherSnapshotInItsPlaceIsNoticed() throws IOException {
      StoredParts stored = store(2);
      byte[] first = Files.readAllBytes(files().get(0));
      StoredParts other = store(2);
      Path otherFile = folder.resolve(other.snapshot().toString()).resolve(Vault.partName(0));
      Files.write(otherFile, first);
      expectRefusal(other, vault());
      expectRefusal(
          new StoredParts(
              other.snapshot(),
              other.folder(),
              other.partCount(),
              stored.wrappedKey(),
              stored.checksum()),
          vault());
    }

    @Test
    void byTakingAwayAPartIsNoticed() throws IOException {
      StoredParts stored = store(2);
      Files.delete(files().get(0));
      expectRefusal(stored, vault());
    }

    @Test
    void withTheMasterKeyIsNoticed() {
      byte[] otherKey = new byte[32];
      otherKey[0] = 1;
      expectRefusal(store(2), new Vault(folder, otherKey));
    }
  }

  @Nested
  class AKilledWriter {

    private static final int ROWS_IN_PART = 1_000;

    private Vault smallParts() {
      return new Vault(folder, new byte[32], 1);
    }

    private StoredParts resume(UUID files, long rows) {
      try (SnapshotWriter writer = smallParts().resume(files, NOTES).orElseThrow()) {
        return fill(writer, rows);
      }
    }

    /** What a process leaves that is killed: the folder as it is, and a claim that nobody holds. */
    private UUID killedAfter(long rows) throws IOException {
      UUID files = UUID.randomUUID();
      try (SnapshotWriter writer = smallParts().write(files, NOTES)) {
        writer.keepForLater();
        take(writer, rows);
      }
      Files.createFile(partial(files).resolve("being-written"));
      return files;
    }

    private Path partial(UUID files) {
      return folder.resolve(files + Vault.PARTIAL_MARK);
    }

    @Test
    void isTakenUpBehindItsLastSealedPart() throws IOException, SQLException {
      UUID files = killedAfter(ROWS_IN_PART + 5);
      byte[] sealed = Files.readAllBytes(partial(files).resolve(Vault.partName(0)));

      StoredParts stored = resume(files, ROWS_IN_PART + 9);

      assertThat(stored.partCount()).isEqualTo(2);
      assertThat(Files.readAllBytes(folder.resolve(files.toString()).resolve(Vault.partName(0))))
          .isEqualTo(sealed);
      assertThat(sumOfRows(stored)).isEqualTo((ROWS_IN_PART + 8L) * (ROWS_IN_PART + 9L) / 2);
      assertThat(files()).noneMatch(file -> file.toString().contains("key"));
    }

    private long sumOfRows(StoredParts stored) throws SQLException {
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection connection = CountingEngine.open(memory)) {
        smallParts().decrypt(stored, memory);
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT CAST(sum(\"zahl _1_\") AS BIGINT) FROM read_parquet("
                        + CountingEngine.literal(memory.path().resolve("*.parquet"))
                        + ")")) {
          rows.next();
          return rows.getLong(1);
        }
      }
    }

    @Test
    void isNotTakenUpWhileSomebodyWrites() {
      UUID files = UUID.randomUUID();
      try (SnapshotWriter writer = smallParts().write(files, NOTES)) {
        assertThat(smallParts().resume(files, NOTES)).isEmpty();
        assertThat(fill(writer, 1).partCount()).isEqualTo(1);
      }
      assertThat(smallParts().resume(UUID.randomUUID(), NOTES)).isEmpty();
    }

    @Test
    void isNotTakenUpWithAPartThatWasChanged() throws IOException {
      UUID files = killedAfter(ROWS_IN_PART);
      Path part = partial(files).resolve(Vault.partName(0));
      byte[] bytes = Files.readAllBytes(part);
      bytes[bytes.length / 2] ^= 1;
      Files.write(part, bytes);
      assertThatThrownBy(() -> smallParts().resume(files, NOTES))
          .isInstanceOf(TamperedSnapshotException.class);
    }

    @Test
    void isSparedBySweepingWhereItWillBeTakenUp() throws IOException {
      UUID files = killedAfter(1);
      smallParts().sweep(Set.of(files));
      assertThat(partial(files)).exists();
      smallParts().sweep(Set.of());
      assertThat(partial(files)).doesNotExist();
    }
  }

  @Nested
  class AFileThatWasPutAside {

    private final byte[] content = (CANARY + "\n").repeat(5_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void comesBackAsItWentInAndIsUnreadableOnDisk() throws IOException {
      UUID id = UUID.randomUUID();
      Received.Kept kept = vault().received().keep(id, new ByteArrayInputStream(content));
      assertThat(kept.byteCount()).isEqualTo(content.length);
      try (InputStream plain = vault().received().open(kept)) {
        assertThat(plain.readAllBytes()).isEqualTo(content);
      }
      assertThat(new String(Files.readAllBytes(files().get(0)), StandardCharsets.ISO_8859_1))
          .doesNotContain("canary");
      vault().received().delete(id);
      assertThat(files()).isEmpty();
    }

    @Test
    void isRefusedWhereItWasCutOff() throws IOException {
      Received.Kept kept =
          vault().received().keep(UUID.randomUUID(), new ByteArrayInputStream(content));
      Path file = files().get(0);
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 32 + 3 * ((1 << 14) + 16)));
      try (InputStream plain = vault().received().open(kept)) {
        assertThatThrownBy(plain::readAllBytes).isInstanceOf(TamperedSnapshotException.class);
      }
    }

    @Test
    void leavesNothingWhereItBreaksOff() {
      InputStream broken =
          new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
              if (left == 0) {
                throw new IOException("the sender hung up");
              }
              left--;
              return 'x';
            }
          };
      assertThatThrownBy(() -> vault().received().keep(UUID.randomUUID(), broken))
          .isInstanceOf(IOException.class);
      assertThat(files()).isEmpty();
    }

    @Test
    void isSweptOnceNobodyWaitsForIt() throws IOException {
      UUID awaited = UUID.randomUUID();
      vault().received().keep(awaited, new ByteArrayInputStream(content));
      vault().received().keep(UUID.randomUUID(), new ByteArrayInputStream(content));
      vault().received().sweep(Set.of(awaited), Instant.now().minusSeconds(60));
      assertThat(files()).hasSize(2);
      vault().received().sweep(Set.of(awaited), Instant.now().plusSeconds(60));
      assertThat(files()).hasSize(1);
    }
  }

  @Nested
  class PlainRecords {

    @Test
    void areRefusedAPlaceOutsideOfMemory() {
      assertThatThrownBy(() -> MemoryFolder.parent(Optional.empty(), folder.resolve("no-shm")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("OFFENLAGE_MEMORY_DIR");
    }

    @Test
    void lieWhereTheOperatorSaysIfThatIsAFolder() {
      Path none = folder.resolve("no-shm");
      assertThat(MemoryFolder.parent(Optional.of(folder), none)).isEqualTo(folder);
      assertThatThrownBy(() -> MemoryFolder.parent(Optional.of(none), folder))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class TheSweep {

    @Test
    void deletesHalvesThatNobodyWritesAnyMore() throws IOException {
      Path left = Files.createDirectories(folder.resolve(UUID.randomUUID() + Vault.PARTIAL_MARK));
      Files.createFile(left.resolve("being-written"));
      vault().sweep(Set.of());
      assertThat(left).doesNotExist();
    }

    @Test
    void sparesWhatIsBeingWritten() {
      try (SnapshotWriter writer = vault().write(UUID.randomUUID(), NOTES)) {
        vault().sweep(Set.of());
        assertThat(fill(writer, 10).partCount()).isEqualTo(1);
      }
    }

    @Test
    void deletesWholesThatNeverBecameVisibleButSparesTheOthersAndTheFresh() throws IOException {
      UUID old = store(1).snapshot();
      UUID visible = store(1).snapshot();
      UUID fresh = store(1).snapshot();
      FileTime yesterday = FileTime.from(Instant.now().minusSeconds(86_400));
      Files.setLastModifiedTime(folder.resolve(old.toString()), yesterday);
      Files.setLastModifiedTime(folder.resolve(visible.toString()), yesterday);
      vault().sweep(Set.of(visible));
      assertThat(folder.resolve(old.toString())).doesNotExist();
      assertThat(folder.resolve(visible.toString())).exists();
      assertThat(folder.resolve(fresh.toString())).exists();
    }
  }

  @Nested
  class TheCountingEngine {

    @Test
    void readsNothingButItsFolder() throws SQLException, IOException {
      Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection connection = CountingEngine.open(memory)) {
        for (String forbidden :
            List.of(
                "SELECT * FROM " + CountingEngine.literal(secret),
                "SET enable_external_access = true",
                "INSTALL httpfs")) {
          assertThatThrownBy(() -> execute(connection, forbidden)).isInstanceOf(SQLException.class);
        }
        // The same file within the folder can be read, so it is the folder that makes the
        // difference.
        Path own = Files.copy(secret, memory.path().resolve("own.csv"));
        execute(connection, "SELECT * FROM " + CountingEngine.literal(own));
      }
    }

    private void execute(DuckDBConnection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
