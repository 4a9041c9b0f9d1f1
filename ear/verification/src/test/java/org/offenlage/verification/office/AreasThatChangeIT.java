package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;
import org.offenlage.verification.Scheme;

/**
 * Two municipalities merge and a third is split; registers deliver the codes of their time. From
 * the history on the office's page to the published table, no record is lost or guessed.
 */
class AreasThatChangeIT {

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String history = "areas-" + mark;
  private final String dataset = "moved-" + mark;
  private final String indicator = "moved-" + mark;
  private final String rule = "moved-" + mark;

  private final String document =
      """
      id: %s
      title: {de: Ein kleiner Kreis, en: A small county}
      source: erfunden
      levels:
      - {id: kreis, name: {de: Kreis, en: County}}
      - {id: amt, name: Amt}
      - {id: gemeinde, name: {de: Gemeinde, en: Municipality}}
      areas:
      - {code: K, name: {de: Kreis, en: County}, level: kreis, from: 2010-01-01}
      - {code: X, name: Amt Marsch, level: amt, parent: K, from: 2010-01-01}
      - {code: Y, name: Amt Geest, level: amt, parent: K, from: 2010-01-01}
      - {code: A, name: Adorf, level: gemeinde, parent: X, from: 2010-01-01, to: 2017-01-01}
      - {code: B, name: Bedorf, level: gemeinde, parent: X, from: 2010-01-01, to: 2017-01-01}
      - {code: AB, name: Abedorf, level: gemeinde, parent: X, from: 2017-01-01}
      - {code: C, name: Cedorf, level: gemeinde, parent: Y, from: 2010-01-01, to: 2018-01-01}
      - {code: C1, name: Altcedorf, level: gemeinde, parent: Y, from: 2018-01-01}
      - {code: C2, name: Neucedorf, level: gemeinde, parent: Y, from: 2018-01-01}
      - {code: D, name: Dedorf, level: gemeinde, parent: Y, from: 2010-01-01}
      events:
      - {type: merged, on: 2017-01-01, areas: [A, B], into: AB}
      - {type: split, on: 2018-01-01, area: C, into: [C1, C2]}
      """
          .formatted(history);

  @Test
  void keepTheirTotalsAndShowWhatIsNotAttributable() {
    try (Journey planner = Journey.in(Language.ENGLISH)) {
      planner.login("planung-a", "/office/?lang=en");
      declareHistory(planner);
      lookAtTwoDays(planner);
      lookInGerman();
      declareDataset();
      defineIndicator(planner);
    }
    deliver("2016", Map.of("A", 11, "B", 12, "C", 13, "D", 14));
    deliver("2023", Map.of("AB", 25, "C1", 15, "C2", 16, "D", 17, "A", 9));
    String published = publish();

    PublishedFigures figures = PublishedFigures.of(indicator, List.of("area", "year"));
    Map<String, Integer> first = Map.of("K", 50, "X", 23, "AB", 23, "Y", 27, "D", 14, "?", 0);
    first.forEach((area, count) -> assertFigure(figures, area, "2016", count));
    Map<String, Integer> second =
        Map.of("K", 82, "X", 25, "AB", 25, "Y", 48, "C1", 15, "C2", 16, "D", 17, "?", 9);
    second.forEach((area, count) -> assertFigure(figures, area, "2023", count));
    String open =
        figures.places().stream()
            .map(codes -> codes.get(0))
            .filter(code -> code.startsWith("?") && code.length() > 1)
            .findFirst()
            .orElseThrow();
    assertFigure(figures, open, "2016", 13);
    assertFigure(figures, open, "2023", 0);
    assertFigure(figures, "north", "2016", 50);
    assertFigure(figures, "north", "2023", 73);
    assertThat(published).contains("nicht zuzuordnen (Altcedorf oder Neucedorf)");
    readThePublicPages(open);
  }

  private static void assertFigure(PublishedFigures figures, String area, String year, int count) {
    assertThat(figures.at(List.of(area, year)).orElseThrow())
        .as("%s in %s", area, year)
        .isEqualTo(count);
  }

  private void declareHistory(Journey journey) {
    Page page = journey.page();
    page.navigate(RealServer.url("/office/areas?lang=en"));
    page.fill("#document", document.replace("areas: [A, B]", "areas: [A]"));
    page.click("#declare");
    assertThat(page.locator("#errors").innerText())
        .contains("areas[4] 'B' ends on 2017-01-01 without a successor");
    assertThat(page.inputValue("#document")).contains(history);
    journey.assertAccessible().assertFitsPhone().screenshots("office-areas-error", Scheme.LIGHT);
    page.fill("#document", document);
    page.click("#declare");
    page.waitForURL("**/office/area-history?id=" + history);
    assertThat(page.locator(".kern-alert--success").innerText()).contains("revision 1");
    journey.assertAccessible().assertFitsPhone();
  }

  private void lookAtTwoDays(Journey journey) {
    Page page = journey.page();
    page.navigate(
        RealServer.url(
            "/office/area-history?lang=en&id="
                + history
                + "&on=2016-12-31&from=2016-12-31&to=2023-12-31"));
    assertThat(page.locator("#tree tbody").innerText())
        .contains("Adorf", "Bedorf", "Cedorf")
        .doesNotContain("Abedorf", "Neucedorf");
    assertThat(page.locator("#moves tbody tr").allInnerTexts())
        .anyMatch(row -> row.startsWith("A") && row.contains("whole in"))
        .anyMatch(
            row ->
                row.contains("Cedorf")
                    && row.contains("not attributable")
                    && row.contains("Altcedorf (C1); Neucedorf (C2)"))
        .anyMatch(row -> row.contains("Dedorf") && row.contains("same code"));
    page.fill("#on", "2023-12-31");
    page.locator("#on").press("Enter");
    page.waitForURL("**on=2023-12-31**");
    assertThat(page.locator("#tree tbody").innerText())
        .contains("Abedorf", "Neucedorf")
        .doesNotContain("Adorf", "Bedorf\t");
    journey.assertAccessible().assertFitsPhone().screenshots("office-area-history", Scheme.LIGHT);
    page.navigate(RealServer.url("/office/areas?lang=en"));
    assertThat(journey.text()).contains("A small county");
    journey.assertAccessible().assertFitsPhone().screenshots("office-areas", Scheme.LIGHT);
    assertThat(page.navigate(RealServer.url("/office/area-history?id=no-such")).status())
        .isEqualTo(404);
  }

  private void lookInGerman() {
    try (Journey planner = Journey.in(Language.GERMAN)) {
      planner.login("planung-b", "/office/");
      planner
          .page()
          .navigate(
              RealServer.url(
                  "/office/area-history?id=" + history + "&from=2016-12-31&to=2023-12-31"));
      assertThat(planner.text()).contains("nicht zuzuordnen", "31.12.2016");
      planner.assertAccessible().assertFitsPhone().screenshots("office-area-history", Scheme.LIGHT);
      planner.page().navigate(RealServer.url("/office/areas"));
      planner.assertAccessible().assertFitsPhone().screenshots("office-areas", Scheme.LIGHT);
    }
  }

  private void declareDataset() {
    OfficeApi.as("planung-a")
        .mustPost(
            "/datasets",
            """
            {"id":"%s","title":"Umgezogene","legalBasis":"§ 1","retention":"P1Y",
             "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
             "respondent":{"column":"person","privacyUnit":"person","records":"one"},
             "columns":[{"name":"person","type":"identifier","kind":"person"},
              {"name":"place","type":"code","codes":["A","B","AB","C","C1","C2","D"]},
              {"name":"cell","type":"code","codes":["1kmN3399E4290","1kmN3395E4299","1kmN3400E4290"]}]}
            """
                .formatted(dataset));
  }

  private void defineIndicator(Journey journey) {
    Page page = journey.page();
    fillIn(page, indicator);
    page.fill("[id='dimensions:0:column']", "place");
    page.fill("[id='dimensions:0:history']", "no-such-history");
    page.fill("[id='dimensions:0:historyOn']", "31.12.2023");
    page.fill(
        "[id='dimensions:0:beside']",
        "# Schulbezirke | School districts\nnorth = Nord | North\n  AB\n  C1\n  C2\n  D\n");
    page.click("#send");
    assertThat(page.locator("#errors").innerText()).contains("2023-12-31");
    page.fill("[id='dimensions:0:historyOn']", "2023-12-31");
    page.click("#send");
    assertThat(page.locator("#errors").innerText())
        .contains("no area history 'no-such-history' is declared");
    journey.assertAccessible().assertFitsPhone().screenshots("office-define-history", Scheme.LIGHT);
    page.fill("[id='dimensions:0:history']", history);
    page.click("#send");
    page.waitForURL("**/office/indicator?id=" + indicator);
    // Stored again as the form gives it back, it is the same.
    page.navigate(RealServer.url("/office/indicator-define?lang=en&from=" + indicator));
    assertThat(page.inputValue("[id='dimensions:0:history']")).isEqualTo(history);
    page.click("#send");
    page.waitForURL("**/office/indicator?id=" + indicator);
    assertThat(OfficeApi.as("planung-a").get("/indicators/" + indicator).body())
        .contains("\"history\":{\"id\":\"" + history + "\",\"revision\":1")
        .contains("School districts");
    fillIn(page, "grid-" + mark);
    page.fill("[id='dimensions:0:column']", "cell");
    page.click("#send");
    page.waitForURL("**/office/indicator?id=grid-" + mark);
    assertThat(OfficeApi.as("planung-a").get("/indicators/grid-" + mark).body())
        .contains("\"code\":\"1kmN3395E4299\"")
        .contains("\"parent\":\"10kmN339E429\"");
  }

  private void fillIn(Page page, String id) {
    page.navigate(RealServer.url("/office/indicator-define?lang=en"));
    page.fill("#nameDe", "Umgezogene " + mark);
    page.fill("#id", id);
    page.selectOption("#field", "SOCIAL_LIFE");
    page.fill("#definitionDe", "Zahl der Umgezogenen");
    page.fill("#interpretationDe", "Wie viele es sind.");
    page.fill("#unitDe", "Personen");
    page.fill("#sourceDe", "erfunden");
    page.selectOption("#origin", "SYNTHETIC");
    page.selectOption("#measure", "count");
    page.selectOption("#dataset", dataset);
  }

  private void deliver(String year, Map<String, Integer> people) {
    StringBuilder csv = new StringBuilder("person,place,cell\n");
    new LinkedHashMap<>(people)
        .forEach(
            (place, number) -> {
              for (int p = 0; p < number; p++) {
                csv.append(place).append(p).append(',').append(place).append(",1kmN3399E4290\n");
              }
            });
    HttpResponse<String> answer =
        OfficeApi.as("planung-a").deliver(dataset, year, BodyPublishers.ofString(csv.toString()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private String publish() {
    OfficeApi.as("planung-a").mustPost("/rules", Documents.rule(rule));
    OfficeApi.as("datenschutz")
        .mustPost(
            "/rules/" + rule + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    Documents.publish(indicator, List.of("2016", "2023"), rule);
    return RealServer.get("/api/v1/indicators/" + indicator + "/data").body();
  }

  private void readThePublicPages(String open) {
    try (Journey reader = Journey.in(Language.GERMAN)) {
      reader.open("/indicator/" + indicator).assertAnswered();
      assertThat(reader.text())
          .contains("nicht zuzuordnen (Altcedorf oder Neucedorf)")
          .as("what is compared")
          .contains("2023: von 15,0 (Altcedorf) bis 25,0 (Abedorf)");
      reader
          .assertAccessible()
          .assertFitsPhone()
          .screenshots("report-areas-that-change", Scheme.LIGHT);
      reader.open("/place/" + open.replace("?", "%3F")).assertAnswered().assertAccessible();
      reader.open("/place/%3F").assertAnswered().assertAccessible();
    }
  }
}
