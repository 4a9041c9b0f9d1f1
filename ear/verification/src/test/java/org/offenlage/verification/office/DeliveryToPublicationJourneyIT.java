package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;

/**
 * A file that nobody here made goes from its delivery to its publication: through the pages by
 * three people, and through the API; what is published is counted again by other means.
 */
class DeliveryToPublicationJourneyIT {

  private static final Persons PERSONS = Persons.read();

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String dataset = "persons-" + mark;
  private final String rule = "k5-" + mark;

  @Nested
  class ThroughThePages {
    private final String indicator = "poverty-" + mark;

    @Test
    void theShareOfPersonsAtRiskOfPovertyByLand() {
      String workbench;
      try (Journey planner = Journey.in(Language.GERMAN)) {
        planner.login("planung-a", "/office/");
        planner.assertAccessible().assertFitsPhone().screenshots("office-home");
        declare(planner);
        deliver(planner);
        define(planner);
        draftRule(planner);
        decideRule();
        workbench = prepare(planner);
        planner.page().click("#submit");
        assertState(planner, "wartet auf den Datenschutz");
        // Who prepared it is offered nothing more.
        assertThat(planner.page().locator("#review, #approve, #publish").count()).isZero();
      }
      try (Journey officer = Journey.in(Language.GERMAN)) {
        officer.login("datenschutz", "/office/");
        officer.page().navigate(workbench);
        officer.page().click("#return");
        assertThat(officer.page().locator("#errors").innerText()).contains("Begründung");
        officer.assertAccessible();
        officer.page().click("#review");
        assertState(officer, "geprüft, wartet auf Genehmigung");
        assertThat(officer.page().locator("#approve, #publish").count()).isZero();
      }
      try (Journey author = Journey.in(Language.GERMAN)) {
        author.login("planung-a", "/office/");
        author.page().navigate(workbench);
        assertThat(author.page().locator("#approve, #publish").count()).isZero();
      }
      try (Journey second = Journey.in(Language.ENGLISH)) {
        second.login("planung-b", "/office/");
        second.page().navigate(workbench + "&lang=en");
        second.page().click("#approve");
        assertState(second, "approved");
        second.page().click("#publish");
        assertState(second, "published");
        second.assertAccessible().assertFitsPhone().screenshots("office-publication");
      }
      recountShares();
      withdraw(workbench);
    }

    private void declare(Journey journey) {
      Page page = journey.page();
      page.navigate(origin(page) + "/office/dataset-declare");
      journey.assertAccessible().assertFitsPhone().screenshots("office-declare");
      page.fill("#title", "Personen " + mark);
      page.fill("#id", dataset);
      page.fill("#legalBasis", "§ 67b SGB X");
      page.selectOption("#delimiter", ",");
      page.selectOption("#decimalMark", ".");
      page.fill(
          "#header",
          "\"db030\",\"rb030\",\"db040\",\"hsize\",\"age\",\"rb090\",\"pl030\",\"pb220a\",\"eqIncome\"");
      page.click("#takeHeader");
      page.waitForSelector("[id='columns:8:name']");
      column(page, 0, "identifier", Map.of("kind", "household"));
      column(page, 1, "identifier", Map.of("kind", "person"));
      column(page, 2, "code", Map.of("codes", String.join(",", Persons.LAENDER)));
      column(page, 3, "whole", Map.of("least", "1", "most", "30"));
      column(page, 4, "whole", Map.of("least", "-1", "most", "120"));
      column(page, 5, "code", Map.of("codes", "female, male"));
      column(page, 6, "code", Map.of("codes", "1,2,3,4,5,6,7"));
      column(page, 7, "code", Map.of("codes", "AT,EU,Other"));
      column(page, 8, "fraction", Map.of("least", "0", "most", "10000000"));
      page.selectOption("[id='columns:6:presence']", "OPTIONAL");
      page.selectOption("[id='columns:7:presence']", "OPTIONAL");
      page.click("#send");
      // The one field left out is named, and everything else is still there.
      assertThat(page.locator("#errors a").allInnerTexts())
          .singleElement()
          .asString()
          .startsWith("Spalte mit dem Kennzeichen");
      assertThat(page.inputValue("#title")).isEqualTo("Personen " + mark);
      journey.assertAccessible().screenshots("office-declare-error");
      page.fill("#respondent", "rb030");
      page.click("#send");
      page.waitForURL("**/office/dataset?id=" + dataset);
      assertThat(page.locator(".kern-alert--success").innerText()).contains("angemeldet");
      journey.assertAccessible().assertFitsPhone();
    }

    private void deliver(Journey journey) {
      Page page = journey.page();
      page.navigate(origin(page) + "/office/deliveries?dataset=" + dataset);
      page.fill("#period", "2006");
      page.setInputFiles("#file", new FilePayload("persons.csv", "text/csv", PERSONS.bytes()));
      page.click("form[action='/office/deliver'] button");
      page.waitForURL("**/office/delivery?**");
      assertThat(page.locator("#rows").innerText().replace(".", ""))
          .isEqualTo(Integer.toString(PERSONS.rows().size()));
      assertThat(page.locator("#checksum").innerText()).hasSize(64);
      journey.assertAccessible().assertFitsPhone();
    }

    private void define(Journey journey) {
      Page page = journey.page();
      page.navigate(origin(page) + "/office/indicator-define");
      journey.assertAccessible().assertFitsPhone().screenshots("office-define");
      page.fill("#nameDe", "Armutsgefährdung " + mark);
      page.fill("#id", indicator);
      page.selectOption("#field", "POVERTY");
      page.fill("#definitionDe", "Anteil der Personen unter 60 % des Medians");
      page.fill("#interpretationDe", "Ein hoher Anteil zeigt Bedarf.");
      page.fill("#unitDe", "Prozent");
      page.fill("#sourceDe", "EU-SILC, nachgebildet");
      page.selectOption("#origin", "SYNTHETIC");
      page.selectOption("#measure", "share");
      page.selectOption("#dataset", dataset);
      page.fill("#partColumn", "eqIncome");
      page.selectOption("#partType", "below-percent-of-median");
      page.fill("#partValue", "60");
      page.fill("[id='dimensions:0:column']", "db040");
      page.fill(
          "[id='dimensions:0:categories']",
          "AT = Österreich | Austria\n  " + String.join("\n  ", Persons.LAENDER));
      page.click("#send");
      page.waitForURL("**/office/indicator?id=" + indicator);
      journey.assertAccessible().assertFitsPhone();
    }

    private void draftRule(Journey journey) {
      Page page = journey.page();
      page.navigate(origin(page) + "/office/rule-draft");
      journey.assertAccessible().assertFitsPhone();
      page.fill("#titleDe", "Unterdrückung unter 5 " + mark);
      page.fill("#id", rule);
      page.fill("#shortDe", "Zahlen unter 5 werden verborgen.");
      page.fill("#threshold", "5");
      page.click("#send");
      page.waitForURL("**/office/rule?id=" + rule + "**");
      assertThat(page.locator("#accept").count()).isZero();
    }

    private void decideRule() {
      try (Journey officer = Journey.in(Language.GERMAN)) {
        officer.login("datenschutz", "/office/");
        assertThat(officer.text()).contains("Unterdrückung unter 5 " + mark);
        Page page = officer.page();
        page.navigate(origin(page) + "/office/rule?id=" + rule + "&version=1");
        officer.assertAccessible().assertFitsPhone();
        page.fill("#reason", "Die Grenze ist üblich.");
        page.click("#accept");
        page.waitForSelector(".kern-alert--success");
        assertThat(officer.text()).contains("in Kraft");
      }
    }

    private String prepare(Journey journey) {
      Page page = journey.page();
      page.navigate(origin(page) + "/office/publication-prepare?indicator=" + indicator);
      journey.assertAccessible().assertFitsPhone();
      page.selectOption("#rule", rule);
      page.click("#send");
      page.waitForURL("**/office/publication?id=**");
      assertThat(page.locator("#tables tbody tr").count()).isEqualTo(1);
      assertThat(page.locator("#checks tbody tr").count()).isGreaterThan(1);
      assertThat(page.locator("#preview").getAttribute("href"))
          .startsWith("/office/publication-preview/");
      journey.assertAccessible().assertFitsPhone().screenshots("office-workbench");
      return page.url();
    }

    private void recountShares() {
      PublishedFigures figures = PublishedFigures.of(indicator, List.of("area", "year"));
      double median = median();
      Map<String, double[]> byLand = new TreeMap<>();
      for (Persons.Row row : PERSONS.rows()) {
        for (String area : List.of(row.land(), "AT")) {
          double[] counts = byLand.computeIfAbsent(area, key -> new double[2]);
          counts[0] += row.income() < 0.6 * median ? 1 : 0;
          counts[1]++;
        }
      }
      assertThat(figures.places()).hasSize(10);
      assertThat(figures.shown()).isGreaterThan(5);
      byLand.forEach(
          (area, counts) ->
              figures
                  .at(List.of(area, "2006"))
                  .ifPresent(
                      share ->
                          assertThat(share)
                              .as(area)
                              .isEqualTo(100 * counts[0] / counts[1], within(1e-4))));
    }

    private void withdraw(String workbench) {
      try (Journey officer = Journey.in(Language.GERMAN, Journey.Scripts.BLOCKED)) {
        officer.login("datenschutz", "/office/");
        officer.page().navigate(workbench);
        officer.page().fill("#publicDe", "Die Daten waren nur ein Versuch.");
        officer.page().click("#withdraw");
        assertState(officer, "zurückgezogen");
        assertThat(
                org.offenlage.verification.RealServer.get(
                        "/api/v1/indicators/" + indicator + "/data?format=csv")
                    .statusCode())
            .isEqualTo(410);
      }
    }
  }

  @Nested
  class ThroughTheApi {
    private static final List<String> AGES = List.of("0-17", "18-64", "65-79", "80-");

    private final String indicator = "persons-" + mark;

    @Test
    void countsOfPersonsByLandSexAndAgeGroup() {
      OfficeApi planner = OfficeApi.as("planung-a");
      planner.mustPost("/datasets", Documents.declaration(dataset));
      var delivered =
          planner.deliver(
              dataset,
              "2006",
              java.net.http.HttpRequest.BodyPublishers.ofByteArray(PERSONS.bytes()));
      assertThat(delivered.statusCode()).as(delivered.body()).isEqualTo(201);
      assertThat(delivered.body()).contains("\"rows\":" + PERSONS.rows().size());
      planner.mustPost("/indicators", Documents.counts(indicator, dataset));
      planner.mustPost("/rules", Documents.rule(rule));
      OfficeApi.as("datenschutz")
          .mustPost(
              "/rules/" + rule + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
      String id = Documents.publish(indicator, "2006", rule);
      recount(PublishedFigures.of(indicator, List.of("area", "sex", "age", "year")));
      // Nothing is published twice.
      assertThat(
              OfficeApi.as("planung-b").post("/publications/" + id + "/publish", "").statusCode())
          .isEqualTo(409);
    }

    private void recount(PublishedFigures figures) {
      Map<List<String>, Long> counts = new TreeMap<>(ThroughTheApi::compare);
      for (Persons.Row row : PERSONS.rows()) {
        for (String area : List.of("AT", row.land())) {
          for (String sex : List.of("Total", row.sex())) {
            for (String age : List.of("Total", ageGroup(row.age()))) {
              counts.merge(List.of(area, sex, age, "2006"), 1L, Long::sum);
            }
          }
        }
      }
      assertThat(figures.places()).hasSize(10 * 3 * 5);
      assertThat(figures.shown()).isGreaterThan(100);
      for (List<String> place : figures.places()) {
        long count = counts.getOrDefault(place, 0L);
        figures
            .at(place)
            .ifPresent(
                shown -> {
                  assertThat(shown).as("count at %s", place).isEqualTo(count);
                  assertThat(count)
                      .as("shown at %s", place)
                      .satisfiesAnyOf(
                          c -> assertThat(c).isZero(),
                          c -> assertThat(c).isGreaterThanOrEqualTo(5));
                });
        if (count > 0 && count < 5) {
          assertThat(figures.at(place)).as("hidden at %s", place).isEmpty();
        }
      }
      noneStandsAlone(figures);
    }

    /** A single hidden cell among a total and its parts is a subtraction away. */
    private void noneStandsAlone(PublishedFigures figures) {
      List<List<String>> trees =
          List.of(
              with("AT", Persons.LAENDER),
              with("Total", List.of("female", "male")),
              with("Total", AGES));
      for (int d = 0; d < trees.size(); d++) {
        int dimension = d;
        for (List<String> place : figures.places()) {
          if (!place.get(d).equals(trees.get(d).get(0))) {
            continue;
          }
          long hidden =
              trees.get(d).stream()
                  .map(
                      code -> {
                        List<String> codes = new ArrayList<>(place);
                        codes.set(dimension, code);
                        return List.copyOf(codes);
                      })
                  .filter(codes -> figures.at(codes).isEmpty())
                  .count();
          assertThat(hidden).as("hidden cells in the sum at %s", place).isNotEqualTo(1);
        }
      }
    }

    private static List<String> with(String total, List<String> parts) {
      List<String> all = new ArrayList<>(List.of(total));
      all.addAll(parts);
      return all;
    }

    private static String ageGroup(int age) {
      return age < 18 ? "0-17" : age < 65 ? "18-64" : age < 80 ? "65-79" : "80-";
    }

    private static int compare(List<String> a, List<String> b) {
      return String.join("\u0000", a).compareTo(String.join("\u0000", b));
    }
  }

  private static void column(Page page, int row, String type, Map<String, String> fields) {
    page.selectOption("[id='columns:" + row + ":type']", type);
    fields.forEach((name, value) -> page.fill("[id='columns:" + row + ":" + name + "']", value));
  }

  private static void assertState(Journey journey, String state) {
    Locator badge = journey.page().locator("#state", new Page.LocatorOptions().setHasText(state));
    badge.waitFor();
    assertThat(badge.innerText()).isEqualTo(state);
  }

  private static String origin(Page page) {
    String url = page.url();
    return url.substring(0, url.indexOf('/', "https://".length()));
  }

  private static double median() {
    double[] incomes = PERSONS.rows().stream().mapToDouble(Persons.Row::income).sorted().toArray();
    int half = incomes.length / 2;
    return incomes.length % 2 == 1 ? incomes[half] : (incomes[half - 1] + incomes[half]) / 2;
  }
}
