package org.offenlage.ejb.microdata.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
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
class ChosenColumnsTest {

  /** Of three columns and the record key; 15,000 rows make a part. */
  private static final int VALUES_IN_PART = 60_000;

  private static final int ROWS = 40_000;
  private static final int CHUNK = SealedPart.SEALED_BYTES;

  private static final DatasetDeclaration PEOPLE =
      new DatasetDeclaration(
          "people",
          "Menschen",
          CsvFormat.GERMAN,
          List.of(
              Column.required("person", new ColumnType.Identifier("person")),
              Column.required("place, or town", new ColumnType.Code(codes())),
              Column.required("age", new ColumnType.Whole(new ColumnType.WholeRange(0, 120)))),
          new Respondent("person", "person", Respondent.Records.ONE),
          "§ 1",
          Period.ofYears(1));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static List<String> codes() {
    return java.util.stream.IntStream.range(0, 300).mapToObj(i -> "p" + i).toList();
  }

  private Vault vault() {
    return new Vault(folder, new byte[32], VALUES_IN_PART);
  }

  /** Seed 11. */
  private StoredParts store() {
    SplittableRandom random = new SplittableRandom(11);
    try (SnapshotWriter writer = vault().write(UUID.randomUUID(), PEOPLE)) {
      for (int row = 0; row < ROWS; row++) {
        writer.beginRecord(row);
        writer.pseudonym(random.nextLong(), random.nextLong());
        writer.code(row % 300);
        writer.whole(row % 100);
        writer.endRecord();
      }
      return writer.finish();
    }
  }

  private static Vault.Parts all(StoredParts stored) {
    return new Vault.Parts(0, stored.partCount());
  }

  private static Set<Integer> placeAndAge() {
    return ParquetColumns.places(PEOPLE, Set.of("place, or town", "age"));
  }

  private static String source(List<Path> files) {
    return files.stream()
        .map(CountingEngine::literal)
        .collect(Collectors.joining(", ", " FROM read_parquet([", "])"));
  }

  private static long ask(DuckDBConnection engine, String sql) throws SQLException {
    try (Statement statement = engine.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Nested
  class AColumn {

    @Test
    void thatIsAskedForComesBackAsItWentIn() throws SQLException {
      StoredParts stored = store();
      assertThat(stored.partCount()).isEqualTo(3);
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        String some =
            source(vault().decryptColumns(stored, all(stored), placeAndAge(), memory, engine));
        assertThat(ask(engine, "SELECT count(*)" + some + " WHERE \"place, or town\" = 7"))
            .isEqualTo(134);
        assertThat(ask(engine, "SELECT sum(age)" + some)).isEqualTo(ROWS / 100 * 4_950L);
        assertThat(ask(engine, "SELECT sum(offenlage_record_key)" + some))
            .isEqualTo(ROWS * (ROWS - 1L) / 2);
      }
    }

    @Test
    void thatIsNotAskedForIsAnErrorToWhoeverReadsItAndTakesNoMemory()
        throws SQLException, IOException {
      StoredParts stored = store();
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        List<Path> files =
            vault().decryptColumns(stored, all(stored), placeAndAge(), memory, engine);
        assertThatThrownBy(() -> ask(engine, "SELECT count(person)" + source(files)))
            .isInstanceOf(SQLException.class);
        byte[] bytes = Files.readAllBytes(files.get(0));
        int zeros = 0;
        for (int at = 0; at + 16_384 <= bytes.length; at += 16_384) {
          byte[] chunk = Arrays.copyOfRange(bytes, at, at + 16_384);
          zeros += Arrays.equals(chunk, new byte[16_384]) ? 1 : 0;
        }
        // 15,000 pseudonyms of 16 bytes, less the chunks that hold something else too.
        assertThat(zeros).isBetween(13, 14);
      }
    }

    @Test
    void canBeReadBesideAnotherOfTheSameSnapshot() throws SQLException {
      StoredParts stored = store();
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        String some =
            source(vault().decryptColumns(stored, all(stored), placeAndAge(), memory, engine));
        String other =
            source(
                vault()
                    .decryptColumns(
                        stored,
                        all(stored),
                        ParquetColumns.places(PEOPLE, Set.of("person")),
                        memory,
                        engine));
        assertThat(ask(engine, "SELECT count(DISTINCT person)" + other)).isEqualTo(ROWS);
        assertThat(ask(engine, "SELECT sum(age)" + some)).isEqualTo(ROWS / 100 * 4_950L);
      }
    }

    @Test
    void ofSomePartsIsReadWithoutTheOthers() throws SQLException {
      StoredParts stored = store();
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        List<Path> files =
            vault().decryptColumns(stored, new Vault.Parts(1, 2), placeAndAge(), memory, engine);
        assertThat(files).hasSize(1);
        assertThat(ask(engine, "SELECT min(offenlage_record_key)" + source(files)))
            .isEqualTo(15_000);
      }
    }
  }

  @Nested
  class Tampering {

    private Path part(StoredParts stored, int part) {
      return folder.resolve(stored.folder().toString()).resolve(Vault.partName(part));
    }

    private void expectRefusal(StoredParts stored) throws SQLException {
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        assertThatThrownBy(
                () -> vault().decryptColumns(stored, all(stored), placeAndAge(), memory, engine))
            .isInstanceOf(TamperedSnapshotException.class);
      }
    }

    private void change(Path part, int at) throws IOException {
      byte[] bytes = Files.readAllBytes(part);
      bytes[at < 0 ? bytes.length + at : at] ^= 1;
      Files.write(part, bytes);
    }

    @Test
    void withWhatIsReadIsNoticed() throws IOException, SQLException {
      StoredParts stored = store();
      for (int at : new int[] {0, 20, 40, -1, -300}) {
        change(part(stored, 1), at);
        expectRefusal(stored);
        change(part(stored, 1), at);
      }
    }

    @Test
    void withWhatIsNotReadIsNoticedWhenItIsRead() throws IOException, SQLException {
      StoredParts stored = store();
      // Record keys take the first four to eight chunks, pseudonyms the next fourteen.
      change(part(stored, 1), 12 * CHUNK);
      try (MemoryFolder memory = MemoryFolder.create();
          DuckDBConnection engine = CountingEngine.open(memory)) {
        assertThat(vault().decryptColumns(stored, all(stored), placeAndAge(), memory, engine))
            .hasSize(3);
        assertThatThrownBy(
                () ->
                    vault()
                        .decryptColumns(
                            stored,
                            new Vault.Parts(1, 2),
                            ParquetColumns.places(PEOPLE, Set.of("person")),
                            memory,
                            engine))
            .isInstanceOf(TamperedSnapshotException.class);
      }
    }

    @Test
    void byCuttingOffOrAddingIsNoticed() throws IOException, SQLException {
      StoredParts stored = store();
      Path part = part(stored, 1);
      byte[] whole = Files.readAllBytes(part);
      for (int length : new int[] {0, 20, 32, 40, 32 + CHUNK, 32 + 2 * CHUNK, whole.length - 1}) {
        Files.write(part, Arrays.copyOf(whole, length));
        expectRefusal(stored);
      }
      Files.write(part, Arrays.copyOf(whole, whole.length + 1));
      expectRefusal(stored);
      Files.write(part, Arrays.copyOf(whole, whole.length + CHUNK));
      expectRefusal(stored);
    }

    @Test
    void byPuttingAnotherPartInItsPlaceIsNoticed() throws IOException, SQLException {
      StoredParts stored = store();
      Files.copy(part(stored, 0), part(stored, 1), StandardCopyOption.REPLACE_EXISTING);
      expectRefusal(stored);
      Files.delete(part(stored, 1));
      expectRefusal(stored);
    }
  }
}
