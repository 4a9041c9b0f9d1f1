package org.offenlage.web.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.web.ReportFixture.all;
import static org.offenlage.web.ReportFixture.areas;
import static org.offenlage.web.ReportFixture.birthRate;
import static org.offenlage.web.ReportFixture.exact;
import static org.offenlage.web.ReportFixture.exactBirthRate;
import static org.offenlage.web.ReportFixture.parameters;
import static org.offenlage.web.ReportFixture.sexes;
import static org.offenlage.web.ReportFixture.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.PublishedTable;

class SelectionTest {

  @Nested
  class ASelection {

    @Test
    void takesADimensionThatIsNotNamedWhole() {
      Selection.Outcome outcome = Selection.parse(exactBirthRate(), parameters("area", "01056015"));
      assertThat(outcome).isInstanceOf(Selection.Outcome.Selected.class);
      Selection selection = ((Selection.Outcome.Selected) outcome).selection();
      assertThat(selection.size()).isEqualTo(3);
      List<List<String>> codes = new ArrayList<>();
      selection.forEach((at, figure) -> codes.add(at));
      assertThat(codes)
          .containsExactly(
              List.of("01056015", "2021"),
              List.of("01056015", "2022"),
              List.of("01056015", "2023"));
      assertThat(selection.parameters()).isEqualTo(Map.of("area", List.of("01056015")));
    }

    @Test
    void doesNotDependOnTheOrderInWhichCodesAreAskedFor() {
      assertThat(Selection.parse(exactBirthRate(), parameters("year", "2023", "year", "2021")))
          .isEqualTo(Selection.parse(exactBirthRate(), parameters("year", "2021", "year", "2023")));
    }

    @Test
    void refusesAnUnknownCodeAndAnUnknownParameter() {
      assertThat(Selection.parse(exactBirthRate(), parameters("area", "99")))
          .isInstanceOf(Selection.Outcome.UnknownCode.class);
      assertThat(Selection.parse(exactBirthRate(), parameters("colour", "red")))
          .isEqualTo(new Selection.Outcome.UnknownParameter("colour", List.of("area", "year")));
    }
  }

  @Nested
  class AView {

    @Test
    void ofAPlaceRunsDownTheYears() {
      View view = shown(exactBirthRate(), Optional.of("01056015"), Map.of());
      assertThat(view.rows().variable()).isEqualTo("year");
      assertThat(view.figure()).isEqualTo(exact("9.25"));
      assertThat(view.figure("2021")).isEqualTo(exact("9.0"));
      assertThat(view.parameters()).isEmpty();
    }

    @Test
    void ofAllPlacesStandsAtTheNewestYear() {
      View view = shown(exactBirthRate(), Optional.empty(), Map.of());
      assertThat(view.rows().variable()).isEqualTo("area");
      assertThat(view.figure("01056")).isEqualTo(exact("8.0"));
      assertThat(view.selection().size()).isEqualTo(5);
    }

    @Test
    void keepsWhatWasChosenInItsAddress() {
      Map<String, String> chosen = Map.of("year", "2021");
      View view = shown(exactBirthRate(), Optional.empty(), chosen);
      assertThat(view.parameters()).isEqualTo(chosen);
      assertThat(shown(exactBirthRate(), Optional.empty(), view.parameters())).isEqualTo(view);
    }

    @Test
    void standsAtTheTotalOfAClassification() {
      PublishedTable table =
          table("persons", List.of(areas(), sexes()), Collections.nCopies(15, exact("1")));
      View view = shown(table, Optional.of("01056015"), Map.of());
      assertThat(view.rows().variable()).isEqualTo("sex");
      assertThat(view.codes()).containsEntry("sex", "Total");
    }

    @Test
    void saysWhichCodeIsMissing() {
      assertThat(View.parse(exactBirthRate(), Optional.of("12345678"), Map.of()))
          .isEqualTo(new View.Outcome.Missing(areas(), "12345678"));
    }

    @Test
    void passesOverWhatOthersAppendToLinks() {
      assertThat(View.parse(birthRate(all(exact("1"))), Optional.empty(), Map.of("utm", "x")))
          .isInstanceOf(View.Outcome.Shown.class);
    }

    private static View shown(
        PublishedTable table, Optional<String> area, Map<String, String> parameters) {
      return ((View.Outcome.Shown) View.parse(table, area, parameters)).view();
    }
  }

  @Nested
  class AnIdentifierWithAVersion {

    @Test
    void isReadFromAPath() {
      assertThat(VersionedId.parse("birth-rate"))
          .contains(new VersionedId("birth-rate", Optional.empty()));
      assertThat(VersionedId.parse("birth-rate@12"))
          .contains(new VersionedId("birth-rate", Optional.of(12)));
    }

    @Test
    void isNothingElse() {
      assertThat(List.of("", "@1", "birth-rate@", "birth-rate@0", "birth-rate@1x", "Birth", "a/b"))
          .allMatch(segment -> VersionedId.parse(segment).isEmpty());
    }
  }
}
