package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RowProblem;

/**
 * Files that are damaged at random: none makes the intake fail, none of their values is repeated.
 *
 * <p>1,000 files of seed 20261123; {@code -Doffenlage.fuzz.files=100000} tries more.
 */
@NullMarked
class HostileFilesTest {

  private static final long SEED = 20261123;
  private static final String CANARY = "Zyx9Kanarienvogel";

  private static final List<byte[]> SPLINTERS =
      List.of(
          new byte[] {0},
          "\"".getBytes(StandardCharsets.UTF_8),
          "\n".getBytes(StandardCharsets.UTF_8),
          "\r".getBytes(StandardCharsets.UTF_8),
          ";;;;".getBytes(StandardCharsets.UTF_8),
          "=cmd|' /C calc'!A0".getBytes(StandardCharsets.UTF_8),
          "9".repeat(400).getBytes(StandardCharsets.UTF_8),
          "-1e999999999".getBytes(StandardCharsets.UTF_8),
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          "<!DOCTYPE x SYSTEM \"file:///etc/hostname\">".getBytes(StandardCharsets.UTF_8),
          "{\"a\":".getBytes(StandardCharsets.UTF_8),
          "../../".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private static String csv(char delimiter) {
    StringBuilder text = new StringBuilder("person;ort;einkommen;geboren;kinder;notiz\n");
    for (int i = 0; i < 8; i++) {
      text.append(CANARY).append(i).append(";Ö;12,5;31.12.1980;2;").append(CANARY).append('\n');
      text.append("\"").append(CANARY).append("x\";Ä;;1980-12-31;0;\n");
    }
    return text.toString().replace(';', delimiter);
  }

  private byte[] parquet() throws SQLException, IOException {
    Path file = folder.resolve("base.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT '"
              + CANARY
              + "' || i AS person, 'Ö' AS ort, 12.5 AS einkommen, DATE '1980-12-31' AS geboren,"
              + " 2 AS kinder, '"
              + CANARY
              + "' AS notiz FROM range(20) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  private List<byte[]> bases() throws SQLException, IOException {
    List<byte[]> bases = new ArrayList<>();
    for (char delimiter : new char[] {';', ',', '\t'}) {
      bases.add(csv(delimiter).getBytes(StandardCharsets.UTF_8));
    }
    bases.add(csv(';').getBytes(StandardCharsets.ISO_8859_1));
    bases.add(("\uFEFF" + csv(';')).getBytes(StandardCharsets.UTF_16LE));
    String line =
        "{\"person\":\"%s%d\",\"ort\":\"Ö\",\"einkommen\":1.5,\"geboren\":\"1980-12-31\","
            + "\"kinder\":2,\"notiz\":\"%s\"}\n";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      lines.append(String.format(line, CANARY, i, CANARY));
    }
    bases.add(lines.toString().getBytes(StandardCharsets.UTF_8));
    bases.add(
        new Workbooks()
            .rows(
                Workbooks.texts(1, "person", "ort", "einkommen", "geboren", "kinder", "notiz"),
                Workbooks.texts(2, CANARY, "Ö", "1.5", "1980-12-31", "2", CANARY),
                "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>")
            .sharedTexts(List.of(CANARY))
            .bytes());
    bases.add(parquet());
    return bases;
  }

  private static byte[] damaged(byte[] base, Random random) {
    byte[] file = base;
    for (int times = random.nextInt(4); times >= 0; times--) {
      int at = random.nextInt(file.length);
      int length = Math.min(file.length - at, 1 + random.nextInt(40));
      byte[] middle =
          switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> SPLINTERS.get(random.nextInt(SPLINTERS.size()));
            case 2 -> {
              byte[] noise = new byte[length];
              random.nextBytes(noise);
              yield noise;
            }
            case 3 -> twice(Arrays.copyOfRange(file, at, at + length));
            case 4 -> {
              int elsewhere = random.nextInt(file.length);
              yield Arrays.copyOfRange(file, elsewhere, Math.min(file.length, elsewhere + length));
            }
            default -> {
              byte[] flipped = Arrays.copyOfRange(file, at, at + length);
              flipped[0] ^= (byte) (1 << random.nextInt(8));
              yield flipped;
            }
          };
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.write(file, 0, at);
      whole.writeBytes(middle);
      whole.write(file, at + length, file.length - at - length);
      file = whole.size() == 0 ? base : whole.toByteArray();
    }
    return file;
  }

  private static byte[] twice(byte[] piece) {
    byte[] both = Arrays.copyOf(piece, piece.length * 2);
    System.arraycopy(piece, 0, both, piece.length, piece.length);
    return both;
  }

  private static Intake.Result read(byte[] file) throws IOException {
    DatasetDeclaration declaration = FormatsTest.declaration(CsvFormat.GERMAN);
    return new Intake(declaration, new RecordingSink(), new byte[32])
        .read(new ByteArrayInputStream(file));
  }

  private static void assertHarmless(byte[] file) throws IOException {
    if (read(file) instanceof Intake.Result.Faulty faulty) {
      assertThat(faulty.problems()).isNotEmpty();
      for (RowProblem problem : faulty.problems()) {
        assertThat(problem.toString()).doesNotContain(CANARY.substring(4, 12));
      }
    }
  }

  @Test
  void neitherFailNorLeak() throws SQLException, IOException {
    List<byte[]> bases = bases();
    int cheap = bases.size() - 1;
    Random random = new Random(SEED);
    int files = Integer.getInteger("offenlage.fuzz.files", 1_000);
    for (int i = 0; i < files; i++) {
      // Each Parquet file starts an engine of its own; one of forty is enough.
      byte[] base = bases.get(random.nextInt(40) == 0 ? cheap : random.nextInt(cheap));
      assertHarmless(damaged(base, random));
    }
  }

  @Test
  void wouldBeCaughtIfTheyLeaked() {
    RowProblem leak =
        new RowProblem(
            2, java.util.Optional.empty(), RowProblem.Reason.UNKNOWN_CODE, "not " + CANARY);
    assertThatThrownBy(() -> assertThat(leak.toString()).doesNotContain(CANARY.substring(4, 12)))
        .isInstanceOf(AssertionError.class);
  }
}
