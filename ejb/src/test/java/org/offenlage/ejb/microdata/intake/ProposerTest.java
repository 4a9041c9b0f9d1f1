package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.ejb.microdata.DeclarationYaml;
import org.offenlage.ejb.microdata.Proposal;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.RowProblem.Reason;

@NullMarked
class ProposerTest {

  private static final long SEED = 7;

  /** A register of 400 vehicles as a German office would export it. */
  private static String vehicles(String delimiter) {
    Random random = new Random(SEED);
    StringBuilder csv =
        new StringBuilder(
            String.join(
                delimiter,
                "Fahrzeug-Nr",
                "Halter-ID",
                "Gemeinde (AGS)",
                "Kraftstoff",
                "Zulassung",
                "Hubraum/cm³",
                "Wert",
                "Bemerkung"));
    csv.append("\r\n");
    for (int i = 0; i < 400; i++) {
      csv.append(
              String.join(
                  delimiter,
                  "F" + (10_000 + i),
                  "H" + (i / 2 * 7919 % 100_000),
                  "0105600" + (1 + random.nextInt(9)),
                  List.of("Benzin", "Diesel", "Elektro", "Öl").get(random.nextInt(4)),
                  (1 + random.nextInt(28)) + "." + (1 + random.nextInt(12)) + ".2023",
                  Integer.toString(900 + random.nextInt(2_000)),
                  random.nextInt(10, 99) + "." + random.nextInt(100, 999) + ",50",
                  i % 3 == 0 ? "\"geprüft" + delimiter + " in Ordnung\"" : ""))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static Proposal proposed(byte[] content, String name) throws IOException {
    Proposer.Result result = Proposer.propose(new ByteArrayInputStream(content), name);
    assertThat(result).isInstanceOf(Proposer.Result.Proposed.class);
    return ((Proposer.Result.Proposed) result).proposal();
  }

  private static Reason refused(byte[] content) throws IOException {
    Proposer.Result result = Proposer.propose(new ByteArrayInputStream(content), "x");
    assertThat(result).isInstanceOf(Proposer.Result.Unreadable.class);
    return ((Proposer.Result.Unreadable) result).problem().reason();
  }

  private static Intake.Result deliver(DatasetDeclaration declaration, byte[] content)
      throws IOException {
    return new Intake(declaration, new RecordingSink(), new byte[32])
        .read(new ByteArrayInputStream(content));
  }

  /** What is proposed must take in the very file, also after it was written as YAML and read. */
  private static void assertGoesIn(Proposal proposal, byte[] content, long rows)
      throws IOException {
    DatasetDeclaration declaration = proposal.declaration("§ 1");
    DatasetDeclaration again = DeclarationJson.parseDocument(DeclarationYaml.write(declaration));
    assertThat(again).isEqualTo(declaration);
    Intake.Result result = deliver(again, content);
    assertThat(result).isInstanceOf(Intake.Result.Sound.class);
    assertThat(((Intake.Result.Sound) result).rows()).isEqualTo(rows);
  }

  private static ColumnType type(Proposal proposal, String column) {
    return proposal.columns().stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow()
        .type();
  }

  @Nested
  class ARegisterOfVehicles {

    @ParameterizedTest
    @CsvSource(
        delimiter = '/',
        value = {
          "; / UTF-8",
          "; / windows-1252",
          "| / UTF-16LE",
          "~ / ISO-8859-15",
          "^ / UTF-16BE",
          "; / UTF-16",
        })
    void goesInAsItIsProposed(String delimiter, String encoding) throws IOException {
      byte[] content = vehicles(delimiter).getBytes(Charset.forName(encoding));
      Proposal proposal = proposed(content, "Fahrzeuge Kreis 2023.csv");
      assertThat(proposal.format().delimiter()).isEqualTo(delimiter.charAt(0));
      assertThat(proposal.format().decimalMark()).isEqualTo(CsvFormat.DecimalMark.COMMA);
      assertGoesIn(proposal, content, 400);
    }

    @Test
    void hasTypesKeysAndPeriodProposed() throws IOException {
      Proposal proposal =
          proposed(vehicles(";").getBytes(StandardCharsets.UTF_8), "Fahrzeuge Kreis 2023.csv");
      assertThat(proposal.id()).isEqualTo("fahrzeuge-kreis-2023");
      assertThat(proposal.period()).contains(new ReferencePeriod("2023"));
      assertThat(type(proposal, "Fahrzeug-Nr")).isEqualTo(new ColumnType.Identifier("vehicle"));
      assertThat(type(proposal, "Halter-ID")).isEqualTo(new ColumnType.Identifier("holder"));
      assertThat(type(proposal, "Gemeinde (AGS)")).isInstanceOf(ColumnType.Code.class);
      assertThat(type(proposal, "Kraftstoff"))
          .isEqualTo(new ColumnType.Code(List.of("Benzin", "Diesel", "Elektro", "Öl")));
      assertThat(type(proposal, "Zulassung")).isInstanceOf(ColumnType.Date.class);
      assertThat(type(proposal, "Hubraum/cm³")).isInstanceOf(ColumnType.Whole.class);
      assertThat(type(proposal, "Wert")).isInstanceOf(ColumnType.Fraction.class);
      assertThat(proposal.format().grouping()).isEqualTo(CsvFormat.Grouping.THOUSANDS);
      assertThat(proposal.checks().plausibility().flatMap(p -> p.area()))
          .contains("Gemeinde (AGS)");
    }
  }

  @Nested
  @Tag("shared-data")
  class TheSurveyOfIncome {

    private byte[] eusilc() throws IOException {
      String elsewhere = System.getenv("OFFENLAGE_SHARED");
      // Tests run in the module's folder.
      Path folder = Path.of(elsewhere == null ? "../../shared" : elsewhere);
      return Files.readAllBytes(folder.resolve("data").resolve("eusilc.csv"));
    }

    @Test
    void goesInAsItIsProposed() throws IOException {
      byte[] content = eusilc();
      Proposal proposal = proposed(content, "eusilc.csv");
      assertThat(proposal.respondent())
          .contains(new Respondent("rb030", "person", Respondent.Records.ONE));
      assertThat(type(proposal, "db030")).isEqualTo(new ColumnType.Identifier("household"));
      assertThat(type(proposal, "db040")).isInstanceOf(ColumnType.Code.class);
      assertThat(type(proposal, "rb090")).isInstanceOf(ColumnType.Code.class);
      assertGoesIn(proposal, content, 14_827);
    }
  }

  @Nested
  class OtherFormats {

    @Test
    void jsonLinesGoInAsTheyAreProposed() throws IOException {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        lines
            .append("{\"person_id\":\"p")
            .append(i)
            .append("\",\"ort\":\"")
            .append(i % 3 == 0 ? "Ö" : "Ä")
            .append("\",\"betrag\":")
            .append(i)
            .append(".5")
            .append(i % 2 == 0 ? ",\"jahr\":2023" : "")
            .append("}\n");
      }
      byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
      assertGoesIn(proposed(content, "a.jsonl"), content, 60);
    }

    @Test
    void workbooksGoInAsTheyAreProposed() throws IOException {
      String[] rows = new String[61];
      rows[0] = Workbooks.texts(1, "id", "ort", "wert");
      for (int i = 1; i <= 60; i++) {
        rows[i] = Workbooks.texts(i + 1, "k" + i, i % 2 == 0 ? "Ä" : "B", i + ".25");
      }
      byte[] content = new Workbooks().rows(rows).bytes();
      Proposal proposal = proposed(content, "mappe.xlsx");
      assertThat(proposal.respondent().map(Respondent::column)).isEqualTo(Optional.of("id"));
      assertGoesIn(proposal, content, 60);
    }
  }

  @Nested
  class WhatCannotBeRead {

    @Test
    void isSaidInOneSentence() throws IOException {
      assertThat(refused(new byte[0])).isEqualTo(Reason.EMPTY_FILE);
      assertThat(refused("a;b\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.NO_RECORDS);
      assertThat(refused("a;a\n1;2\n".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Reason.REPEATED_COLUMN);
      assertThat(refused("a;<b>\n1;2\n".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Reason.UNUSABLE_COLUMN_NAME);
      assertThat(refused("a;b\n1;2\n3\n".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Reason.WRONG_NUMBER_OF_FIELDS);
      assertThat(refused("PK\3\4".getBytes(StandardCharsets.UTF_8)))
          .isIn(Reason.UNREADABLE_FILE, Reason.NO_RECORDS);
      assertThat(refused(("a;".repeat(300_000) + "\n1\n").getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Reason.TOO_MANY_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261123})
    void neverMakesItFail(long seed) throws IOException {
      Random random = new Random(seed);
      byte[] base = vehicles(";").substring(0, 2_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = random.nextInt(base.length);
        damaged.write(base, 0, at);
        damaged.write(random.nextInt(256));
        damaged.write(random.nextInt(256));
        damaged.write(base, at, base.length - at);
        Proposer.Result result =
            Proposer.propose(new ByteArrayInputStream(damaged.toByteArray()), "x.csv");
        assertThat(result).isNotNull();
      }
    }
  }
}
