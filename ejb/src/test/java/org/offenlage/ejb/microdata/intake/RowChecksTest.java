package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.ejb.microdata.DeliveryProfile;
import org.offenlage.ejb.microdata.ImplausibleChange;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.RowProblem.Reason;

@NullMarked
class RowChecksTest {

  private static final String YAML =
      """
      id: vehicles
      title: Fahrzeuge
      columns:
        - {name: vehicle, type: identifier, kind: vehicle}
        - {name: holder, type: identifier, kind: holder}
        - {name: area, type: code, codes: [01056015, 01056039, no]}
        - {name: day, type: date, earliest: 1990-01-01, latest: 2030-12-31}
        - {name: seats, type: whole, least: 1, most: 99}
        - {name: price, type: fraction, least: 0, most: 1e6, optional: true}
      respondent: {column: holder, privacyUnit: holder, records: many}
      legalBasis: § 1
      retention: P10Y
      referencePeriod: {kind: quarter, column: day}
      keys: [vehicle, [holder, day]]
      rules:
        - if seats > 9 then price > 1000
        - area != 'no' or seats = 1
      plausibility: {area: area, totals: [price], tolerancePercent: 20, leastRecords: 2}
      """;

  private static final String HEADER = "vehicle,holder,area,day,seats,price\n";

  private static final DatasetDeclaration VEHICLES = DeclarationJson.parseDocument(YAML);

  private static Intake.Result read(String period, String rows) throws IOException {
    return new Intake(
            VEHICLES, Optional.of(new ReferencePeriod(period)), new RecordingSink(), new byte[32])
        .read(new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)));
  }

  private static RowProblem only(Intake.Result result) {
    assertThat(result).isInstanceOf(Intake.Result.Faulty.class);
    assertThat(((Intake.Result.Faulty) result).problems()).hasSize(1);
    return ((Intake.Result.Faulty) result).problems().get(0);
  }

  private static DeliveryProfile profile(String rows) throws IOException {
    return ((Intake.Result.Sound) read("2023-Q1", rows)).profile();
  }

  @Nested
  class ARow {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "v1,h2,01056015,2023-02-01,5,1 ; DUPLICATE_KEY ; vehicle",
          "v2,h1,01056015,2023-01-31,5,1 ; DUPLICATE_KEY ; holder + day",
          "v2,h2,01056015,2023-04-01,5,1 ; OUTSIDE_PERIOD ; day",
          "v2,h2,01056015,2022-12-31,5,1 ; OUTSIDE_PERIOD ; day",
          "v2,h2,01056015,2023-03-31,10,1000 ; BROKEN_RULE ; ''",
          "v2,h2,no,2023-03-31,2,1000 ; BROKEN_RULE ; ''",
        })
    void isReportedWithItsLine(String row, Reason reason, String column) throws IOException {
      RowProblem problem = only(read("2023-Q1", "v1,h1,01056015,2023-01-31,5,1\n" + row + "\n"));
      assertThat(problem.line()).isEqualTo(3);
      assertThat(problem.reason()).isEqualTo(reason);
      assertThat(problem.column().orElse("")).isEqualTo(column);
    }

    @Test
    void isGoodWhereAnEmptyCellLeavesARuleUnknown() throws IOException {
      assertThat(read("2023-Q1", "v1,h1,01056015,2023-01-31,50,\n"))
          .isInstanceOf(Intake.Result.Sound.class);
    }
  }

  @Test
  void aPeriodOfAnotherLengthIsRefusedAsAWhole() throws IOException {
    RowProblem problem = only(read("2023", "v1,h1,01056015,2023-01-31,5,1\n"));
    assertThat(problem.line()).isZero();
    assertThat(problem.reason()).isEqualTo(Reason.WRONG_PERIOD);
  }

  @Nested
  class TheDeliveryBefore {

    private final String before =
        "a,h1,01056015,2023-01-01,5,100\nb,h2,01056015,2023-01-01,5,100\n"
            + "c,h3,01056039,2023-01-01,5,100\nd,h4,01056039,2023-01-01,5,\n"
            + "e,h5,no,2023-01-01,1,1\n";

    private List<String> changes(String now) throws IOException {
      return ImplausibleChange.between(
              profile(before), profile(now), VEHICLES.checks().plausibility().orElseThrow())
          .stream()
          .map(change -> change.in(Locale.ENGLISH))
          .toList();
    }

    @Test
    void isNoSurpriseWhereNothingChanged() throws IOException {
      assertThat(changes(before)).isEmpty();
    }

    @Test
    void showsMissingCategoriesAndTotalsThatChanged() throws IOException {
      assertThat(
              changes(
                  "a,h1,01056015,2023-01-01,5,100\nb,h2,01056015,2023-01-01,5,10\n"
                      + "e,h5,no,2023-01-01,1,1\n"))
          .containsExactly(
              "number of records (-40 %)",
              "category does not occur any more: area 01056039",
              "total: price 01056015 (-45 %)",
              "total: price 01056039 (-100 %)");
    }

    @Test
    void isCountedByCode() throws IOException {
      assertThat(profile(before).records())
          .isEqualTo(Map.of("area", Map.of("01056015", 2.0, "01056039", 2.0, "no", 1.0)));
    }
  }

  @Nested
  class ADeclaration {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "keys: [vehicle, | keys: [boat, | a key names a column 'boat'",
          "column: day} | column: seats} | must be one of type year or date",
          "area: area, | area: seats, | must be one of type code",
          "totals: [price] | totals: [area] | must be one of type number",
          "if seats > 9 | if holder = 9 | asks the identifier 'holder'",
          "if seats > 9 | if chairs > 9 | names a column 'chairs'",
          "tolerancePercent: 20 | tolerancePercent: 0 | 1 to 1,000 percent",
          "title: Fahrzeuge | title: [a | YAML from line",
          "title: Fahrzeuge | title: !!java.net.URL [x] | YAML",
          "title: Fahrzeuge | id: again | YAML",
        })
    void thatAsksForWhatIsNotThereIsRefused(String right, String wrong, String sentence) {
      assertThat(YAML).contains(right);
      assertThatThrownBy(() -> DeclarationJson.parseDocument(YAML.replace(right, wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(sentence);
    }

    @Test
    void keepsCodesAsTheyAreWritten() {
      assertThat(YAML).contains("[01056015, 01056039, no]");
      assertThat(VEHICLES.column("area").orElseThrow().type().toString())
          .contains("[01056015, 01056039, no]");
    }

    @Test
    void isReadAgainFromBothForms() {
      assertThat(DeclarationJson.parse(DeclarationJson.write(VEHICLES).toString()))
          .isEqualTo(VEHICLES);
      assertThat(VEHICLES.checks()).isNotEqualTo(Checks.NONE);
    }
  }
}
