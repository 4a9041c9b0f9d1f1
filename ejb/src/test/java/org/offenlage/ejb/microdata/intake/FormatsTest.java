package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
class FormatsTest {

  private static final List<Object> EXPECTED =
      List.of(1, 1234.5, LocalDate.of(1980, 12, 31), 2L, "Fähre");

  private final RecordingSink sink = new RecordingSink();

  static DatasetDeclaration declaration(CsvFormat format) {
    return new DatasetDeclaration(
        "people",
        "Menschen",
        format,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.required("ort", new ColumnType.Code(List.of("Ä", "Ö", "01056015"))),
            Column.optional(
                "einkommen",
                new ColumnType.Fraction(
                    new ColumnType.FractionRange(BigDecimal.ZERO, new BigDecimal("1e7")))),
            Column.required(
                "geboren",
                new ColumnType.Date(
                    new ColumnType.DateRange(
                        LocalDate.of(1900, 1, 1), LocalDate.of(2023, 12, 31)))),
            Column.required("kinder", new ColumnType.Whole(new ColumnType.WholeRange(0, 2_000))),
            Column.optional("notiz", new ColumnType.Text(20))),
        new Respondent("person", "person", Respondent.Records.ONE),
        "§ 1",
        Period.ofYears(1));
  }

  private Intake.Result read(CsvFormat format, byte[] content) {
    try {
      return new Intake(declaration(format), sink, new byte[32])
          .read(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Intake.Result read(byte[] content) {
    return read(CsvFormat.GERMAN, content);
  }

  private void assertRead(Intake.Result result) {
    assertThat(result).isInstanceOf(Intake.Result.Sound.class);
    assertThat(sink.valuesWithoutPseudonyms()).containsExactly(EXPECTED);
  }

  private static RowProblem first(Intake.Result result) {
    assertThat(result).isInstanceOf(Intake.Result.Faulty.class);
    return ((Intake.Result.Faulty) result).problems().get(0);
  }

  @Nested
  class Csv {

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|', ':', '~', '^', '!', '\u001f', ' '})
    void hasAnyDelimiter(char delimiter) {
      CsvFormat format =
          new CsvFormat(delimiter, StandardCharsets.UTF_8, CsvFormat.DecimalMark.COMMA);
      String file =
          "person;ort;einkommen;geboren;kinder;notiz\np;Ö;1234,5;31.12.1980;2;Fähre\n"
              .replace(';', delimiter);
      assertRead(read(format, file.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE", "UTF-16BE"})
    void hasAnyDeclaredEncodingAndThePseudonymsAreTheSame(String encoding) {
      Charset charset = Charset.forName(encoding);
      CsvFormat format = new CsvFormat(';', charset, CsvFormat.DecimalMark.COMMA);
      String file = "person;ort;einkommen;geboren;kinder;notiz\nMüll;Ö;1234,5;1.12.1980;2;Fähre\n";
      assertThat(read(format, file.getBytes(charset))).isInstanceOf(Intake.Result.Sound.class);
      assertThat(read(CsvFormat.GERMAN, file.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Intake.Result.Sound.class);
      assertThat(sink.pseudonyms().get(0)).isEqualTo(sink.pseudonyms().get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void isReadAsItsByteOrderMarkSaysWhateverIsDeclared(String encoding) {
      CsvFormat format =
          new CsvFormat(';', Charset.forName("windows-1252"), CsvFormat.DecimalMark.COMMA);
      String file =
          "\uFEFFperson;ort;einkommen;geboren;kinder;notiz\np;Ö;1234,5;19801231;2;Fähre\n";
      assertRead(read(format, file.getBytes(Charset.forName(encoding))));
    }

    @Test
    void mayBeQuotedByApostrophesAndGroupDigits() {
      CsvFormat format =
          new CsvFormat(
              ';',
              StandardCharsets.UTF_8,
              CsvFormat.DecimalMark.COMMA,
              '\'',
              CsvFormat.Grouping.THOUSANDS);
      String file =
          "'person';'ort';einkommen;geboren;kinder;notiz\n"
              + "'p;1';'Ö';'1.234.567,5';31.12.1980;1.234;'O''Neill \"x\"'\n";
      assertThat(read(format, file.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Intake.Result.Sound.class);
      assertThat(sink.valuesWithoutPseudonyms())
          .containsExactly(
              List.of(1, 1_234_567.5, LocalDate.of(1980, 12, 31), 1234L, "O'Neill \"x\""));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "1.23 | NOT_A_NUMBER",
          "1.2345 | NOT_A_NUMBER",
          "1234.567 | NOT_A_NUMBER",
          ".123 | NOT_A_NUMBER",
          "1..234 | NOT_A_NUMBER",
          "1,234.567 | NOT_A_NUMBER",
          "99.999.999 | OUT_OF_RANGE",
        })
    void isRefusedWhereDigitsAreNotGroupedByThree(String number, Reason reason) {
      CsvFormat format =
          new CsvFormat(
              ';',
              StandardCharsets.UTF_8,
              CsvFormat.DecimalMark.COMMA,
              '"',
              CsvFormat.Grouping.THOUSANDS);
      String file =
          "person;ort;einkommen;geboren;kinder;notiz\np;Ö;" + number + ";31.12.1980;2;x\n";
      RowProblem problem = first(read(format, file.getBytes(StandardCharsets.UTF_8)));
      assertThat(problem.reason()).isEqualTo(reason);
      assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void withTwoEncodingsIsRefusedOnTheLineOfTheSecond() throws IOException {
      byte[] head =
          "person;ort;einkommen;geboren;kinder;notiz\np;Ö;1;31.12.1980;2;Fähre\n"
              .getBytes(StandardCharsets.UTF_8);
      byte[] tail = "q;Ö;1;31.12.1980;2;Fähre\n".getBytes(Charset.forName("windows-1252"));
      java.io.ByteArrayOutputStream mixed = new java.io.ByteArrayOutputStream();
      mixed.write(head);
      mixed.write(tail);
      RowProblem problem = first(read(mixed.toByteArray()));
      assertThat(problem.reason()).isEqualTo(Reason.WRONG_ENCODING);
      assertThat(problem.line()).isEqualTo(3);
    }
  }

  @Nested
  class AWorkbook {

    private Workbooks header(String... rows) {
      String[] all = new String[rows.length + 1];
      all[0] = Workbooks.texts(1, "person", "ort", "einkommen", "geboren", "kinder", "notiz");
      System.arraycopy(rows, 0, all, 1, rows.length);
      return new Workbooks().rows(all);
    }

    @Test
    void isReadWithSharedTextsNumbersAndDates() {
      byte[] workbook =
          header(
                  "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"B4\" t=\"s\"><v>1</v></c>"
                      + "<c r=\"C4\"><v>1234.5</v></c><c r=\"D4\" s=\"2\"><v>29586</v></c>"
                      + "<c r=\"E4\"><v>2</v></c><c r=\"F4\" t=\"s\"><v>2</v></c></row>")
              .sharedTexts(List.of("p", "Ö", "Fähre"))
              .bytes();
      assertRead(read(workbook));
    }

    @Test
    void hasItsRowNumberedAsTheProgramShowsIt() {
      RowProblem problem =
          first(read(header(Workbooks.texts(7, "p", "Ö", "x", "1980-12-31", "2")).bytes()));
      assertThat(problem.line()).isEqualTo(7);
      assertThat(problem.column()).contains("einkommen");
      assertThat(problem.reason()).isEqualTo(Reason.NOT_A_NUMBER);
    }

    @Test
    void withACalculatedCellIsRefusedAsAFormula() {
      RowProblem problem =
          first(
              read(
                  header("<row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(1)</f><v>p</v></c></row>")
                      .bytes()));
      assertThat(problem.reason()).isEqualTo(Reason.FORMULA);
      assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void thatIsABombIsRefused() {
      StringBuilder zeros = new StringBuilder();
      zeros.append("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
      zeros.append(" ".repeat(24 << 20)).append("</t></is></c></row>");
      assertThat(first(read(new Workbooks().rows(zeros.toString()).bytes())).reason())
          .isIn(Reason.UNPACKS_TOO_LARGE, Reason.LINE_TOO_LONG);
      String blanks = "<!-- " + " ".repeat(24 << 20) + "-->";
      assertThat(first(read(header(blanks).bytes())).reason()).isEqualTo(Reason.UNPACKS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "xl/workbook.xml",
          "xl/worksheets/sheet1.xml",
          "xl/sharedStrings.xml",
          "xl/styles.xml",
          "xl/_rels/workbook.xml.rels"
        })
    void withADocumentTypeIsRefusedAndNothingIsFetched(String part) {
      String hostile =
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">"
              + "<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><x>&e;&lol2;</x>";
      RowProblem problem = first(read(header(Workbooks.texts(2, "p")).part(part, hostile).bytes()));
      assertThat(problem.reason()).isEqualTo(Reason.DOCUMENT_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a\\..\\b", "C:/x"})
    void withANameThatLeavesTheArchiveIsRefused(String name) {
      assertThat(first(read(header().part(name, "x").bytes())).reason())
          .isEqualTo(Reason.FILE_NAME_WITH_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XFE1", "ZZZZZZZ1"})
    void withColumnsBeyondTheFormatIsRefused(String reference) {
      assertThat(
              first(
                      read(
                          new Workbooks()
                              .rows("<row r=\"1\"><c r=\"" + reference + "\"><v>1</v></c></row>")
                              .bytes()))
                  .reason())
          .isEqualTo(Reason.TOO_MANY_COLUMNS);
    }

    @Test
    void thatIsSomethingElseInAZipIsRefused() {
      byte[] document = new Workbooks().part("word/document.xml", "<x/>").bytes();
      assertThat(first(read(document)).reason()).isEqualTo(Reason.UNREADABLE_FILE);
    }
  }

  @Nested
  class JsonByLine {

    private Intake.Result lines(String... lines) {
      return read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadInAnyOrderOfMembers() {
      assertRead(
          lines(
              "{\"notiz\":\"F\\u00e4hre\",\"person\":\"p\",\"ort\":\"Ö\",\"einkommen\":1.2345e3,"
                  + "\"geboren\":\"1980-12-31\",\"kinder\":2}",
              ""));
    }

    @Test
    void letsMembersOfOptionalColumnsBeMissingOrNull() {
      assertThat(
              lines(
                  "{\"person\":\"p\",\"ort\":\"Ö\",\"geboren\":\"1980-12-31\",\"kinder\":2,"
                      + "\"notiz\":null}"))
          .isInstanceOf(Intake.Result.Sound.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "{\"person\":{\"a\":1}} | NOT_AN_OBJECT",
          "[1] | NOT_AN_OBJECT",
          "{\"person\":\"p\" | NOT_AN_OBJECT",
          "{} {} | NOT_AN_OBJECT",
          "{\"hund\":\"p\"} | UNDECLARED_COLUMN",
          "{\"person\":\"p\",\"person\":\"q\"} | REPEATED_COLUMN",
          "{\"person\":\"p\\u0000\"} | NUL_BYTE",
          "{\"kinder\":1e999999999} | EMPTY_VALUE",
        })
    void isRefusedByLine(String line, Reason reason) {
      RowProblem problem =
          first(
              lines(
                  "{\"person\":\"a\",\"ort\":\"Ö\",\"geboren\":\"1980-12-31\",\"kinder\":2}",
                  line));
      assertThat(problem.reason()).isEqualTo(reason);
      assertThat(problem.line()).isEqualTo(2);
    }
  }

  @Nested
  class Parquet {

    @TempDir Path folder;

    private byte[] parquet(String select) throws SQLException, IOException {
      Path file = folder.resolve("x.parquet");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
      }
      return Files.readAllBytes(file);
    }

    private static final String GOOD =
        "SELECT 'p' AS person, 'Ö' AS ort, 1234.5::DOUBLE AS einkommen, DATE '1980-12-31' AS"
            + " geboren, 2 AS kinder, 'Fähre' AS notiz";

    @Test
    void isReadWithItsTypes() throws SQLException, IOException {
      assertRead(read(parquet(GOOD)));
    }

    @Test
    void isRefusedByRow() throws SQLException, IOException {
      RowProblem problem =
          first(read(parquet(GOOD + " UNION ALL SELECT 'q','nirgends',1,DATE '1980-12-31',2,'x'")));
      assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_CODE);
      assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void withListsIsRefused() throws SQLException, IOException {
      assertThat(first(read(parquet("SELECT [1,2] AS person"))).reason())
          .isEqualTo(Reason.UNREADABLE_FILE);
    }

    @Test
    void thatIsCutOffIsRefused() throws SQLException, IOException {
      byte[] whole = parquet(GOOD);
      assertThat(first(read(java.util.Arrays.copyOf(whole, whole.length / 2))).reason())
          .isEqualTo(Reason.UNREADABLE_FILE);
    }

    @Test
    void thatRepeatsOneRowWithoutEndIsRefused() throws SQLException, IOException {
      assertThat(first(read(parquet("SELECT 1 AS person FROM range(1500000)"))).reason())
          .isEqualTo(Reason.UNPACKS_TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\37\213\10\0", "\u00d0\u00cf\u0011\u00e0", "%PDF-1.7"})
  void whatIsNoneOfTheseIsRefusedInOneSentence(String start) {
    assertThat(first(read(start.getBytes(StandardCharsets.ISO_8859_1))).reason())
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }
}
