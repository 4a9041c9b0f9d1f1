package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.RowProblem.Reason;

@NullMarked
class IntakeTest {

  private static final byte[] PSEUDONYM_KEY = new byte[32];
  private static final String HEADER = "person;gemeinde;kinder;geboren;jahr;einkommen;notiz\n";
  private static final String GOOD = "p1;01056015;2;31.12.1980;2023;1234,5;Fähre\n";

  private static DatasetDeclaration declaration(CsvFormat format, Respondent.Records records) {
    return new DatasetDeclaration(
        "people",
        "Menschen",
        format,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.required("gemeinde", new ColumnType.Code(List.of("01056015", "01056039", "Ö"))),
            Column.required("kinder", new ColumnType.Whole(new ColumnType.WholeRange(0, 20))),
            Column.required(
                "geboren",
                new ColumnType.Date(
                    new ColumnType.DateRange(
                        LocalDate.of(1900, 1, 1), LocalDate.of(2023, 12, 31)))),
            Column.required("jahr", new ColumnType.Year(new ColumnType.WholeRange(2014, 2023))),
            Column.optional(
                "einkommen",
                new ColumnType.Fraction(
                    new ColumnType.FractionRange(BigDecimal.ZERO, new BigDecimal("1e6")))),
            Column.optional("notiz", new ColumnType.Text(20))),
        new Respondent("person", "person", records),
        "§ 1",
        Period.ofYears(1));
  }

  private static final DatasetDeclaration PEOPLE =
      declaration(CsvFormat.GERMAN, Respondent.Records.ONE);

  private final RecordingSink sink = new RecordingSink();

  private Intake.Result read(DatasetDeclaration declaration, InputStream content) {
    try {
      return new Intake(declaration, sink, PSEUDONYM_KEY).read(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Intake.Result read(DatasetDeclaration declaration, byte[] content) {
    return read(declaration, new ByteArrayInputStream(content));
  }

  private Intake.Result read(String content) {
    return read(PEOPLE, content.getBytes(StandardCharsets.UTF_8));
  }

  private static RowProblem only(Intake.Result result) {
    assertThat(result).isInstanceOf(Intake.Result.Faulty.class);
    Intake.Result.Faulty faulty = (Intake.Result.Faulty) result;
    assertThat(faulty.problems()).hasSize(1);
    assertThat(faulty.count()).isEqualTo(1);
    return faulty.problems().get(0);
  }

  @Nested
  class AGoodFile {

    @Test
    void isHandedOnValueByValue() {
      Intake.Result result = read(HEADER + GOOD + "p2;01056039;0;2001-02-28;2014;;\n");
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      assertThat(((Intake.Result.Sound) result).rows()).isEqualTo(2);
      assertThat(sink.valuesWithoutPseudonyms())
          .containsExactly(
              List.of(0, 2L, LocalDate.of(1980, 12, 31), 2023L, 1234.5, "Fähre"),
              List.of(1, 0L, LocalDate.of(2001, 2, 28), 2014L, "EMPTY", "EMPTY"));
    }

    @Test
    void mayHaveAByteOrderMarkWindowsLineEndsQuotesBlankLinesAndNoLastNewline() {
      Intake.Result result =
          read(
              "\uFEFF"
                  + HEADER.replace("\n", "\r\n")
                  + "\"p1\";\"01056015\";\"2\";\"31.12.1980\";2023;\"1234,5\";\"sagt \"\"Ü;\"\"\"\r\n"
                  + "\r\n\n"
                  + "p2;Ö;0;2001-02-28;2014;;\"\"");
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      assertThat(sink.valuesWithoutPseudonyms())
          .containsExactly(
              List.of(0, 2L, LocalDate.of(1980, 12, 31), 2023L, 1234.5, "sagt \"Ü;\""),
              List.of(2, 0L, LocalDate.of(2001, 2, 28), 2014L, "EMPTY", "EMPTY"));
    }

    @Test
    void mayHaveItsColumnsInAnyOrder() {
      read("notiz;einkommen;jahr;geboren;kinder;gemeinde;person\nx;1;2020;1999-01-01;3;Ö;p9\n");
      assertThat(sink.valuesWithoutPseudonyms())
          .containsExactly(List.of(2, 3L, LocalDate.of(1999, 1, 1), 2020L, 1.0, "x"));
    }

    @Test
    void mayBeWrittenInAnOlderEncodingThatIsDeclared() {
      Charset windows = Charset.forName("windows-1252");
      DatasetDeclaration declaration =
          declaration(
              new CsvFormat(';', windows, CsvFormat.DecimalMark.COMMA), Respondent.Records.ONE);
      read(declaration, (HEADER + "p1;Ö;2;31.12.1980;2023;5;Fähre €\n").getBytes(windows));
      assertThat(sink.valuesWithoutPseudonyms())
          .containsExactly(List.of(2, 2L, LocalDate.of(1980, 12, 31), 2023L, 5.0, "Fähre €"));
    }

    @Test
    void isMeasuredAsItCame() {
      Intake.Result.Sound sound = (Intake.Result.Sound) read(HEADER + GOOD);
      assertThat(sound.byteCount())
          .isEqualTo((HEADER + GOOD).getBytes(StandardCharsets.UTF_8).length);
      assertThat(sound.sha256()).matches("[0-9a-f]{64}");
    }
  }

  @Nested
  class Pseudonyms {

    @Test
    void areEqualForEqualIdentifiersAndHideThem() {
      read(PEOPLE, (HEADER + GOOD + GOOD.replace("p1", "p2")).getBytes(StandardCharsets.UTF_8));
      String first = sink.pseudonyms().get(0);
      assertThat(sink.pseudonyms().get(1)).isNotEqualTo(first);
      sink.clear();
      read(HEADER + GOOD);
      assertThat(sink.pseudonyms()).containsExactly(first);
    }

    @Test
    void dependOnTheKindOfIdentifier() {
      Pseudonymiser person = new Pseudonymiser(PSEUDONYM_KEY, "person");
      Pseudonymiser household = new Pseudonymiser(PSEUDONYM_KEY, "household");
      byte[] identifier = {'4', '2'};
      person.read(identifier, 0, 2);
      household.read(identifier, 0, 2);
      assertThat(person.high()).isNotEqualTo(household.high());
    }
  }

  @Nested
  class ABadFileAsAWhole {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\r\n", "\uFEFF"})
    void thatIsEmptyIsRefused(String content) {
      assertThat(only(read(content)).reason()).isEqualTo(Reason.EMPTY_FILE);
    }

    @Test
    void thatHasNothingButAHeaderIsRefused() {
      assertThat(only(read(HEADER)).reason()).isEqualTo(Reason.NO_RECORDS);
    }

    @Test
    void withAWrongHeaderHasMissingColumnsNamedAndExtraOnesNumbered() {
      Intake.Result.Faulty faulty =
          (Intake.Result.Faulty) read(HEADER.replace("kinder", "hunde") + GOOD);
      assertThat(faulty.problems())
          .extracting(RowProblem::line, RowProblem::column, RowProblem::reason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1L, Optional.of("kinder"), Reason.MISSING_COLUMN),
              org.assertj.core.groups.Tuple.tuple(1L, Optional.empty(), Reason.UNDECLARED_COLUMN));
      assertThat(faulty.problems().get(1).detail()).isEqualTo("№ 3");
    }

    @Test
    void withoutAHeaderHasNothingOfItsFirstRecordRepeated() {
      Intake.Result.Faulty faulty = (Intake.Result.Faulty) read("canary;x;1;2;3;4;5\n" + GOOD);
      assertThat(faulty.problems()).allMatch(p -> p.reason() == Reason.MISSING_COLUMN);
      assertThat(faulty.toString()).doesNotContain("canary");
    }

    @Test
    void withAnEncodingOtherThanDeclaredIsRefusedByLine() {
      byte[] latin = (HEADER + GOOD).getBytes(StandardCharsets.ISO_8859_1);
      RowProblem problem = only(read(PEOPLE, latin));
      assertThat(problem.reason()).isEqualTo(Reason.WRONG_ENCODING);
      assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void thatIsUtf8ButDeclaredAsLatinIsRefused() {
      DatasetDeclaration declaration =
          declaration(
              new CsvFormat(';', StandardCharsets.ISO_8859_1, CsvFormat.DecimalMark.COMMA),
              Respondent.Records.ONE);
      byte[] utf8 = (HEADER + GOOD).getBytes(StandardCharsets.UTF_8);
      assertThat(only(read(declaration, utf8)).reason()).isEqualTo(Reason.WRONG_ENCODING);
    }

    @Test
    void inUtf16WithoutAMarkIsRefused() {
      assertThat(read(PEOPLE, (HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE)))
          .isInstanceOf(Intake.Result.Faulty.class);
    }

    @Test
    void withALineOf200MegabytesIsRefusedWithItsNumber() {
      byte[] start = (HEADER + GOOD).getBytes(StandardCharsets.UTF_8);
      InputStream endless = new LongLine(start, 200L << 20);
      RowProblem problem = only(read(PEOPLE, endless));
      assertThat(problem.reason()).isEqualTo(Reason.LINE_TOO_LONG);
      assertThat(problem.line()).isEqualTo(3);
    }

    @Test
    void withAQuotationMarkThatIsNeverClosedIsRefusedWithItsLine() {
      RowProblem problem = only(read(HEADER + GOOD + "\"p2;01056015;2\n" + GOOD));
      assertThat(problem.reason()).isEqualTo(Reason.UNCLOSED_QUOTE);
      assertThat(problem.line()).isEqualTo(3);
    }

    @Test
    void withAMillionColumnsIsRefusedInOneSentence() {
      assertThat(only(read("a;".repeat(500_000) + "\n" + GOOD)).reason())
          .isEqualTo(Reason.TOO_MANY_COLUMNS);
    }
  }

  @Nested
  class ABadRow {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "p2;99999999;2;31.12.1980;2023;1;x | gemeinde | UNKNOWN_CODE",
          "p2;;2;31.12.1980;2023;1;x | gemeinde | EMPTY_VALUE",
          "p2;01056015;-2;31.12.1980;2023;1;x | kinder | NEGATIVE",
          "p2;01056015;21;31.12.1980;2023;1;x | kinder | OUT_OF_RANGE",
          "p2;01056015;99999999999999999999;31.12.1980;2023;1;x | kinder | OUT_OF_RANGE",
          "p2;01056015;-99999999999999999999;31.12.1980;2023;1;x | kinder | NEGATIVE",
          "p2;01056015;zwei;31.12.1980;2023;1;x | kinder | NOT_A_WHOLE_NUMBER",
          "p2;01056015;2,0;31.12.1980;2023;1;x | kinder | NOT_A_WHOLE_NUMBER",
          "p2;01056015;-;31.12.1980;2023;1;x | kinder | NOT_A_WHOLE_NUMBER",
          "p2;01056015;=1;31.12.1980;2023;1;x | kinder | FORMULA",
          "p2;01056015;2;31.02.1980;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;1980-02-31;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;29.02.1900;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;1.1.80;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;1..1980;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;19801301;2023;1;x | geboren | NO_SUCH_DATE",
          "p2;01056015;2;=1+1+1980;2023;1;x | geboren | FORMULA",
          "p2;01056015;2;01.01.1899;2023;1;x | geboren | OUT_OF_RANGE",
          "p2;01056015;2;31.12.1980;23;1;x | jahr | NOT_A_YEAR",
          "p2;01056015;2;31.12.1980;2024;1;x | jahr | OUT_OF_RANGE",
          "p2;01056015;2;31.12.1980;2023;1.5;x | einkommen | NOT_A_NUMBER",
          "p2;01056015;2;31.12.1980;2023;1,;x | einkommen | NOT_A_NUMBER",
          "p2;01056015;2;31.12.1980;2023;-0,5;x | einkommen | NEGATIVE",
          "p2;01056015;2;31.12.1980;2023;1000000,1;x | einkommen | OUT_OF_RANGE",
          "p2;01056015;2;31.12.1980;2023;1;=HYPERLINK(0) | notiz | FORMULA",
          "p2;01056015;2;31.12.1980;2023;1;+49 | notiz | FORMULA",
          "p2;01056015;2;31.12.1980;2023;1;-x | notiz | FORMULA",
          "p2;01056015;2;31.12.1980;2023;1;@SUM | notiz | FORMULA",
          "=p2;01056015;2;31.12.1980;2023;1;x | person | FORMULA",
          "p2;=cmd;2;31.12.1980;2023;1;x | gemeinde | FORMULA",
          "p2;01056015;2;31.12.1980;2023;1;mehr als zwanzig Zeichen | notiz | TOO_LONG",
          "p1;01056039;2;31.12.1980;2023;1;x | person | DUPLICATE_RESPONDENT",
        })
    void isReportedWithLineColumnAndReason(String row, String column, Reason reason) {
      RowProblem problem = only(read(HEADER + GOOD + row + "\n" + GOOD.replace("p1", "p3")));
      assertThat(problem.line()).isEqualTo(3);
      assertThat(problem.column()).contains(column);
      assertThat(problem.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\tx\"", "\"\rx\""})
    void withATabOrReturnBeforeATextIsRefusedAsAFormula(String cell) {
      RowProblem problem = only(read(HEADER + "p2;01056015;2;31.12.1980;2023;1;" + cell + "\n"));
      assertThat(problem.reason()).isEqualTo(Reason.FORMULA);
    }

    @Test
    void withANewlineInAQuotedFieldIsReportedAndLinesAreCountedOn() {
      Intake.Result.Faulty faulty =
          (Intake.Result.Faulty)
              read(
                  HEADER
                      + "p1;01056015;2;31.12.1980;2023;1;\"a\nb\"\n"
                      + "p2;falsch;2;31.12.1980;2023;1;x\n");
      assertThat(faulty.problems()).extracting(RowProblem::line).containsExactly(2L, 4L);
      assertThat(faulty.problems())
          .extracting(RowProblem::reason)
          .containsExactly(Reason.CONTROL_CHARACTER, Reason.UNKNOWN_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p2;01056015;2", "p2;01056015;2;31.12.1980;2023;1;x;y", "nur eins"})
    void withAWrongNumberOfFieldsIsReported(String row) {
      assertThat(only(read(HEADER + GOOD + row + "\n")).reason())
          .isEqualTo(Reason.WRONG_NUMBER_OF_FIELDS);
    }

    @Test
    void withANulByteIsReported() {
      RowProblem problem = only(read(HEADER + GOOD.replace("Fähre", "F\0hre")));
      assertThat(problem.reason()).isEqualTo(Reason.NUL_BYTE);
    }

    @Test
    void withTextAfterAClosingQuoteIsReported() {
      RowProblem problem = only(read(HEADER + "\"p1\"x;01056015;2;31.12.1980;2023;1;x\n"));
      assertThat(problem.reason()).isEqualTo(Reason.STRAY_QUOTE);
    }

    @Test
    void isOneOfManyThatAreAllCountedButNotAllKept() {
      StringBuilder file = new StringBuilder(HEADER);
      for (int i = 0; i < 5_000; i++) {
        file.append("p").append(i).append(";falsch;2;31.12.1980;2023;1;x\n");
      }
      Intake.Result.Faulty faulty = (Intake.Result.Faulty) read(file.toString());
      assertThat(faulty.count()).isEqualTo(5_000);
      assertThat(faulty.problems()).hasSize(1_000);
      assertThat(faulty.problems().get(999).line()).isEqualTo(1_001);
    }

    @Test
    void neverHasItsValuesRepeated() {
      Intake.Result result =
          read(HEADER + "canary1;canary2;canary3;canary4;canary5;canary6;=canary7\n");
      assertThat(((Intake.Result.Faulty) result).count()).isEqualTo(6);
      assertThat(result.toString()).doesNotContain("canary");
    }

    @Test
    void ofARespondentWhoMayOccurOftenIsNoProblem() {
      DatasetDeclaration many = declaration(CsvFormat.GERMAN, Respondent.Records.MANY);
      assertThat(read(many, (HEADER + GOOD + GOOD).getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Intake.Result.Sound.class);
    }
  }

  @Test
  void everyReasonHasAGermanAndAnEnglishSentence() {
    assertThat(Arrays.asList(Reason.values()))
        .allMatch(r -> !r.in(Locale.GERMAN).equals(r.in(Locale.ENGLISH)));
  }

  /** A line that goes on and on, made as it is read. */
  private static final class LongLine extends InputStream {

    private final byte[] start;
    private final long length;
    private long position;

    LongLine(byte[] start, long length) {
      this.start = start;
      this.length = length;
    }

    @Override
    public int read() {
      if (position >= length) {
        return -1;
      }
      return position < start.length ? start[(int) position++] & 0xFF : advance();
    }

    private int advance() {
      position++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int from, int wanted) {
      if (position < start.length) {
        into[from] = (byte) read();
        return 1;
      }
      int read = (int) Math.min(wanted, length - position);
      if (read <= 0) {
        return -1;
      }
      Arrays.fill(into, from, from + read, (byte) 'x');
      position += read;
      return read;
    }
  }
}
