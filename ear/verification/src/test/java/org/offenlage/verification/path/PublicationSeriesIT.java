package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.persons;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.review.ReviewRefusal;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/**
 * Series of publications each of which is safe by itself and all of which together are not: refused
 * with the cells named, or protected so that they are safe together. All through the server's own
 * protection.
 */
@ArquillianTest
class PublicationSeriesIT {

  @Inject Office office;
  @Inject Catalogue catalogue;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(PublicationSeriesIT.class, Office.class);
  }

  private static LocalizedText text(String text) {
    return LocalizedText.same(text);
  }

  /** Areas given as child, parent, child, parent. */
  private static Dimension areas(String... childAndParent) {
    Map<String, Category> categories = new LinkedHashMap<>();
    categories.put("kreis", Category.root("kreis", text("Kreis")));
    for (int i = 0; i < childAndParent.length; i += 2) {
      String child = childAndParent[i];
      categories.put(child, Category.under(childAndParent[i + 1], child, text(child)));
    }
    return new Dimension.Area("area", text("area"), List.copyOf(categories.values()));
  }

  private static CountQuery query(String dataset, Condition... conditions) {
    return new CountQuery(
        dataset,
        Map.of("area", new Assignment.ByCode("area")),
        List.of(conditions),
        OptionalInt.of(1));
  }

  private void define(String indicator, CountQuery query, Dimension areas) throws Exception {
    office.define(
        indicator,
        new Measure.Count(query),
        List.of(areas, new Dimension.Period("year", text("year"))));
  }

  private static Set<String> hidden(PublishedTable table, String year) {
    Set<String> hidden = new TreeSet<>();
    for (String area : table.dimensions().get(0).codes()) {
      if (table.figure(List.of(area, year)) instanceof Figure.Hidden) {
        hidden.add(area);
      }
    }
    return hidden;
  }

  private static String cells(Outcome<WorkbenchItem> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    var refusal = ((Outcome.Refused<WorkbenchItem>) outcome).refusal();
    assertThat(refusal).isInstanceOf(ReviewRefusal.NotProtected.class);
    return refusal.parameters().getOrDefault("cells", "");
  }

  private static String[] flat(String... areas) {
    return Arrays.stream(areas)
        .flatMap(area -> Arrays.stream(new String[] {area, "kreis"}))
        .toArray(String[]::new);
  }

  /** The district lost c, kept its code, and is published beside what it was before. */
  @Test
  void aRevisedDistrictWhoseDifferenceIsASmallPlaceIsRefusedWithItsCells() throws Exception {
    office.declare("revised");
    office.deliver("revised", "2023", persons(30, 40, 2, 50));
    office.suppress("revised-rule", 3);
    define(
        "revised",
        query("revised"),
        areas(
            "north", "kreis", "south", "kreis", "a", "north", "b", "north", "c", "north", "d",
            "south"));
    office.publish(office.prepare("revised", "revised-rule", "2023").orElseThrow());
    Set<String> before = hidden(catalogue.latest("revised").orElseThrow(), "2023");
    assertThat(before).contains("c");

    define(
        "revised",
        query("revised"),
        areas(
            "north", "kreis", "south", "kreis", "a", "north", "b", "north", "c", "south", "d",
            "south"));
    Outcome<WorkbenchItem> again = office.prepare("revised", "revised-rule", "2023");

    if (again instanceof Outcome.Done<WorkbenchItem> done) {
      // Not refused where enough can be hidden: then neither the new district nor its rest shows.
      office.publish(done.value());
      Set<String> after = hidden(catalogue.latest("revised").orElseThrow(), "2023");
      assertThat(after).contains("c", "north", "south");
    } else {
      assertThat(cells(again)).contains("c 2023");
    }
  }

  /** Before and after the revision a different partner is shown, and nothing is left to hide c. */
  @Test
  void revisedAreasThatLeaveNoPartnerAreRefusedWithTheCells() throws Exception {
    office.declare("recut");
    office.deliver("recut", "2023", persons(30, 40, 2, 50));
    office.suppress("recut-rule", 3);
    define("recut-one", query("recut"), areas(flat("a", "b", "c", "d")));
    office.publish(office.prepare("recut-one", "recut-rule", "2023").orElseThrow());
    Set<String> first = hidden(catalogue.latest("recut-one").orElseThrow(), "2023");
    assertThat(first).hasSize(2).contains("c");
    String partner = first.stream().filter(area -> !area.equals("c")).findFirst().orElseThrow();

    // A second office publishes the partner as a place of its own, as a public figure.
    office.suppressNumerators("recut-open", 3);
    office.defineRate("recut-two", "recut", "recut");
    Outcome<WorkbenchItem> open = office.prepare("recut-two", "recut-open", "2023");

    assertThat(cells(open)).contains("c 2023").doesNotContain(partner + " 2023");
  }

  /** The year before is published again with another year: its cells stay as they were. */
  @Test
  void oneMoreYearHidesTheOldYearAsBefore() throws Exception {
    office.declare("longer");
    office.deliver("longer", "2022", persons(1, 20, 30, 40));
    office.deliver("longer", "2023", persons(1, 50, 30, 20));
    office.suppress("longer-rule", 3);
    office.defineCount("longer", "longer");
    office.publish(office.prepare("longer", "longer-rule", "2022").orElseThrow());
    Set<String> before = hidden(catalogue.latest("longer").orElseThrow(), "2022");

    office.publish(office.prepare("longer", "longer-rule", "2022", "2023").orElseThrow());
    PublishedTable both = catalogue.latest("longer").orElseThrow();

    assertThat(hidden(both, "2022")).isEqualTo(before);
    assertThat(hidden(both, "2023")).contains("a");
  }

  /** One more year shows the old year as a public figure: refused, and the old cells are named. */
  @Test
  void oneMoreYearThatShowsWhatTheOldOneHidesIsRefused() throws Exception {
    office.declare("opened");
    office.deliver("opened", "2022", persons(1, 20, 30, 40));
    office.deliver("opened", "2023", persons(10, 20, 30, 40));
    office.suppress("opened-rule", 3);
    office.suppressNumerators("opened-open", 3);
    office.defineCount("opened", "opened");
    office.publish(office.prepare("opened", "opened-rule", "2022").orElseThrow());
    office.defineRate("opened-rate", "opened", "opened");

    assertThat(office.prepare("opened-rate", "opened-open", "2023"))
        .as("the new year alone")
        .isInstanceOf(Outcome.Done.class);
    assertThat(cells(office.prepare("opened-rate", "opened-open", "2022", "2023")))
        .contains("a 2022")
        .doesNotContain("2023");
  }

  /** What was withdrawn was read: it still tells what it showed. */
  @Test
  void aWithdrawnTableIsStillKnown() throws Exception {
    office.declare("taken");
    office.deliver("taken", "2023", persons(1, 20, 30, 40));
    office.suppress("taken-rule", 3);
    office.suppressNumerators("taken-open", 3);
    office.defineCount("taken", "taken");
    WorkbenchItem first =
        office.publish(office.prepare("taken", "taken-rule", "2023").orElseThrow());
    Set<String> before = hidden(catalogue.latest("taken").orElseThrow(), "2023");
    Person.PLANNER_A
        .does(() -> office.publications.withdraw(first.id(), new LocalizedText("weg", "gone")))
        .orElseThrow();

    office.publish(office.prepare("taken", "taken-rule", "2023").orElseThrow());
    assertThat(hidden(catalogue.latest("taken").orElseThrow(), "2023"))
        .as("another pattern would give the first one away")
        .isEqualTo(before);
    office.defineRate("taken-rate", "taken", "taken");
    assertThat(cells(office.prepare("taken-rate", "taken-open", "2023"))).contains("a 2023");
  }

  /** All persons, and those of low income: whoever subtracts gets those of high income. */
  @Test
  void theDifferenceOfTwoTablesIsProtectedLikeATable() throws Exception {
    office.declareDetailed("subset");
    office.deliverDetailed("subset", "2023", persons(30, 40, 50, 60));
    office.suppress("subset-rule", 20);
    Condition low = new Condition.Between("income", BigDecimal.ZERO, BigDecimal.valueOf(2_000));
    define("subset-all", query("subset"), areas(flat("a", "b", "c", "d")));
    define("subset-low", query("subset", low), areas(flat("a", "b", "c", "d")));

    office.publish(office.prepare("subset-low", "subset-rule", "2023").orElseThrow());
    assertThat(hidden(catalogue.latest("subset-low").orElseThrow(), "2023"))
        .as("20, 27, 34 and 40 persons of low income")
        .isEmpty();

    office.publish(office.prepare("subset-all", "subset-rule", "2023").orElseThrow());
    assertThat(hidden(catalogue.latest("subset-all").orElseThrow(), "2023"))
        .as("30, 40, 50 and 60 persons, of whom 10, 13, 16 and 20 have a high income")
        .contains("a", "b", "c");
  }

  /** A rate shows numerator and denominator: nearly all of a have a low income, so few have not. */
  @Test
  void aRateDoesNotGiveAwayTheRestOfItsOwnNumerator() throws Exception {
    office.declareDetailed("share");
    office.deliverDetailed("share", "2023", persons(30, 40, 50, 60));
    office.suppress("share-rule", 20);
    Condition low = new Condition.Between("income", BigDecimal.ZERO, BigDecimal.valueOf(2_000));
    office.define(
        "share",
        new Measure.Rate(query("share", low), query("share"), 100),
        List.of(areas(flat("a", "b", "c", "d")), new Dimension.Period("year", text("year"))));

    office.publish(office.prepare("share", "share-rule", "2023").orElseThrow());
    assertThat(hidden(catalogue.latest("share").orElseThrow(), "2023"))
        .as("10, 13 and 16 persons of high income are the rest")
        .contains("a", "b", "c");
  }

  /** The correction made d the cheapest to hide; but what the first version showed is known. */
  @Test
  void aCorrectionKeepsHiddenWhatTheFirstVersionHid() throws Exception {
    office.declare("corrected-series");
    office.deliver("corrected-series", "2023", persons(1, 20, 30, 40));
    office.suppress("corrected-series-rule", 3);
    office.defineCount("corrected-series", "corrected-series");
    office.publish(
        office.prepare("corrected-series", "corrected-series-rule", "2023").orElseThrow());
    Set<String> before = hidden(catalogue.latest("corrected-series").orElseThrow(), "2023");

    office.deliver("corrected-series", "2023", persons(1, 20, 30, 4));
    office.publish(
        office.prepare("corrected-series", "corrected-series-rule", "2023").orElseThrow());

    assertThat(hidden(catalogue.latest("corrected-series").orElseThrow(), "2023"))
        .isEqualTo(before);
  }
}
