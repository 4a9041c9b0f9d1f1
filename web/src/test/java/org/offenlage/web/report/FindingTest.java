package org.offenlage.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.web.ReportFixture.all;
import static org.offenlage.web.ReportFixture.areas;
import static org.offenlage.web.ReportFixture.birthRate;
import static org.offenlage.web.ReportFixture.confidential;
import static org.offenlage.web.ReportFixture.exact;
import static org.offenlage.web.ReportFixture.exactBirthRate;
import static org.offenlage.web.ReportFixture.table;
import static org.offenlage.web.ReportFixture.uncertain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.Reliability;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.Addresses.Version;
import org.offenlage.web.selection.View;

class FindingTest {

  private static final Texts GERMAN = Texts.in(Language.GERMAN);

  private static View place(PublishedTable table, String area) {
    return ((View.Outcome.Shown) View.parse(table, Optional.of(area), Map.of())).view();
  }

  private static View overview(PublishedTable table) {
    return ((View.Outcome.Shown) View.parse(table, Optional.empty(), Map.of())).view();
  }

  /** A table whose county and whose Elmshorn have these figures in the newest year. */
  private static PublishedTable newest(Figure county, Figure elmshorn) {
    Figure[] figures = all(exact("7"));
    figures[2] = county;
    figures[14] = elmshorn;
    return birthRate(figures);
  }

  @Nested
  class OfAPlace {

    @Test
    void comparesWithTheCounty() {
      assertThat(Finding.of(place(exactBirthRate(), "01056015"), GERMAN))
          .isEqualTo(
              "Elmshorn, 2023: 9,3 Geburten je 1.000 Einwohner. Das ist mehr als im Kreis"
                  + " Pinneberg insgesamt (8,0).");
    }

    @Test
    void claimsNoDifferenceWhereIntervalsOverlap() {
      PublishedTable table = newest(exact("8"), uncertain("9", "7.9", "10.1"));
      assertThat(Finding.of(place(table, "01056015"), GERMAN))
          .contains("zwischen 7,9 und 10,1")
          .contains("Ein verlässlicher Unterschied zum Wert für Kreis Pinneberg")
          .doesNotContain("mehr als im Kreis", "mehr als Kreis");
    }

    @Test
    void claimsADifferenceWhereIntervalsAreApart() {
      PublishedTable table = newest(exact("8"), uncertain("9", "8.1", "9.9"));
      assertThat(Finding.of(place(table, "01056015"), GERMAN)).contains("mehr als");
    }

    @Test
    void tellsADifferenceFromTheYearBeforeByItsOwnLawAndWhereItMayBeChance() {
      assertThat(ofYears("9", "8", "0.5", "0.1"))
          .contains("Das ist mehr als 2022 (8,0).")
          .doesNotContain("schwanken");
      assertThat(ofYears("9", "8", "0.5", "2"))
          .contains("Das ist mehr als 2022 (8,0).")
          .contains("solche Zahlen schwanken aber auch von selbst so stark");
      assertThat(ofYears("9", "8", "1.5", "0.1"))
          .contains("Ein verlässlicher Unterschied zu 2022 (8,0) lässt sich nicht feststellen.");
      assertThat(ofYears("9.01", "9", "0.001", "0.1"))
          .contains("Das ist ungefähr so viel wie 2022 (9,0).");
    }

    /** Intervals overlap; what is known of the difference decides. */
    private String ofYears(String now, String before, String change, String chance) {
      Figure[] figures = all(exact("8"));
      figures[13] = reliable(before, change, chance);
      figures[14] = reliable(now, change, chance);
      return Finding.of(place(birthRate(figures), "01056015"), GERMAN);
    }

    private Figure reliable(String value, String change, String chance) {
      BigDecimal number = new BigDecimal(value);
      return new Figure.Uncertain(
          number,
          number.subtract(BigDecimal.ONE),
          number.add(BigDecimal.ONE),
          95,
          new Reliability(
              Optional.of(new BigDecimal(change)),
              Optional.empty(),
              Optional.of(new BigDecimal(chance))),
          Optional.empty());
    }

    @Test
    void saysWhyThereIsNoneAndWhatWasShownLast() {
      PublishedTable table = newest(exact("8"), confidential());
      assertThat(Finding.of(place(table, "01056015"), GERMAN))
          .contains("kein Wert")
          .contains("damit niemand erkannt werden kann")
          .contains("Zuletzt veröffentlicht für 2022: 7,0");
    }

    @Test
    void isNotComparedWithASum() {
      PublishedTable counts = newest(exact("50"), exact("9"));
      assertThat(Finding.of(place(counts, "01056015"), GERMAN))
          .isEqualTo("Elmshorn, 2023: 9,0 Geburten je 1.000 Einwohner.");
    }
  }

  @Nested
  class OfAllPlaces {

    @Test
    void namesTheLowestAndTheHighest() {
      assertThat(Finding.of(overview(exactBirthRate()), GERMAN))
          .isEqualTo(
              "Geburtenrate 2023: von 7,3 (Appen) bis 9,3 (Elmshorn) Geburten je 1.000 Einwohner."
                  + " Kreis Pinneberg insgesamt: 8,0.");
    }

    @Test
    void countsWhatIsProtected() {
      PublishedTable table = newest(exact("7"), confidential());
      assertThat(Finding.of(overview(table), GERMAN))
          .contains("Geschützt oder zu klein ist 1 von 3 Werten.");
    }

    @Test
    void saysSoWhereNothingCanBeShown() {
      assertThat(Finding.of(overview(birthRate(all(confidential()))), GERMAN))
          .isEqualTo("Geburtenrate 2023: Keiner der 3 Werte kann gezeigt werden.");
    }
  }

  @Nested
  class ThePage {

    @Test
    void offersALevelThatHasDataWhereAPlaceHasNone() {
      Figure[] figures = all(confidential());
      figures[0] = exact("8");
      IndicatorPage page = page(place(birthRate(figures), "01056001"));
      assertThat(page.wayOut())
          .contains(new IndicatorPage.Link("Kreis Pinneberg", "/indicator/birth-rate/01056"));
    }

    @Test
    void putsTheNewestYearFirst() {
      assertThat(page(place(exactBirthRate(), "01056015")).rows())
          .extracting(IndicatorPage.Row::label)
          .containsExactly("2023", "2022", "2021");
    }

    @Test
    void neverShowsAHiddenValueAsANumber() {
      assertThat(page(place(birthRate(all(confidential())), "01056015")).rows())
          .allSatisfy(
              row -> {
                assertThat(row.cell().isProtected()).isTrue();
                assertThat(row.cell().text()).isEqualTo("geschützt");
              });
    }

    @Test
    void linksToExactlyTheSelectionShown() {
      IndicatorPage page = page(place(exactBirthRate(), "01056015"));
      assertThat(page.csvUrl())
          .isEqualTo("/api/v1/indicators/birth-rate@1/data?area=01056015&format=csv");
      assertThat(page.permalink()).isEqualTo("/indicator/birth-rate@1/01056015");
      assertThat(page.feedbackUrl())
          .isEqualTo("/account/feedback?indicator=birth-rate&version=1&codes=01056015&codes=2023");
    }

    @Test
    void hasNoMapForAreasThatTheMapDoesNotKnow() {
      PublishedTable other = table("x", List.of(areas()), List.of(all(exact("1"))).subList(0, 5));
      assertThat(page(overview(other)).isMapped()).isFalse();
    }

    private static IndicatorPage page(View view) {
      return new IndicatorPage(
          view, GERMAN, new ReportEdition(view.table(), Version.NEWEST, view.table().version()));
    }
  }
}
