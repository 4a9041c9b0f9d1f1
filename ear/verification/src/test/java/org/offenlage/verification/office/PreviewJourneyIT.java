package org.offenlage.verification.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/** Whoever decides about a publication sees the very page that readers will see; nobody else. */
class PreviewJourneyIT {

  private static final String ELMSHORN = "01056015";
  private static final List<String> PLACES =
      List.of("01056001", "01056002", "01056008", ELMSHORN, "01056039", "01056050");

  /** The page of all places, that of another year, and the series of one place. */
  private static final List<String> PAGES = List.of("", "?year=2022", "/" + ELMSHORN);

  private static final String CONTENT =
      """
      () => {
        const main = document.querySelector('main').cloneNode(true);
        main.querySelectorAll('[href],[src],[srcset],[action]').forEach(each =>
            ['href', 'src', 'srcset', 'action'].forEach(name => each.removeAttribute(name)));
        return (main.querySelector('.ol-preview') ?? main).innerHTML
            .replace(/\\s+/g, ' ').replace(/> </g, '><').trim();
      }
      """;

  private static final String DRAWINGS =
      """
      () => Promise.all([...document.querySelectorAll('main img')].map(
          each => fetch(each.src).then(answer => answer.text())))
      """;

  private final String name = "preview-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void thePreviewIsThePageThatIsPublishedAfterwards() throws SQLException {
    String id = prepare();
    String preview = "/office/publication-preview/" + id;
    Map<String, List<Object>> before = new LinkedHashMap<>();
    try (Journey planner = Journey.in(Language.GERMAN);
        Journey officer = Journey.in(Language.ENGLISH)) {
      planner.login("planung-a", "/office/publication?id=" + id);
      planner.assertAccessible().assertFitsPhone().screenshots("office-publication-excerpt");
      planner.follow("Vorschau der Seite öffnen");
      assertThat(planner.page().url()).isEqualTo(RealServer.url(preview));
      assertThat(planner.text())
          .contains("Vorschau – nicht öffentlich", "noch nicht veröffentlicht");
      for (String each : PAGES) {
        planner.open(preview + each).assertAnswered();
        before.put(each, shown(planner));
      }
      planner.open(preview + "/" + PLACES.get(0));
      planner.page().selectOption("#choice-area", ELMSHORN);
      planner.page().click(".ol-selection button");
      assertThat(planner.page().url()).startsWith(RealServer.url(preview + "/" + ELMSHORN));
      planner.assertAccessible().assertFitsPhone().screenshots("office-preview-place");
      officer.login("datenschutz", preview);
      officer.open(preview).assertAnswered().assertAccessible().assertFitsPhone();
      officer.screenshots("office-preview");

      assertRecordedOncePerPage(planner, id);
      assertNobodyElseSees(preview, drawing(planner, preview));

      Documents.publish(id);
      for (String each : PAGES) {
        planner.open("/indicator/" + name + "@1" + each).assertAnswered();
        assertThat(shown(planner)).as(each).isEqualTo(before.get(each));
      }
      assertThat(planner.open(preview).assertAnswered().text()).contains("Fassung 1");
    }
  }

  /** What the page says without its addresses, and what its chart and map show. */
  private List<Object> shown(Journey journey) {
    String content =
        ((String) journey.page().evaluate(CONTENT))
            .replaceAll(
                "Fassung 1, veröffentlicht am [^<]*|noch nicht veröffentlicht[^<]*", "(version)")
            .replaceAll("/indicator/[^<]*|entsteht mit der Veröffentlichung", "(address)");
    assertThat(content).contains("<h1>", "(version)", "(address)", "map-heading");
    Object drawings = journey.page().evaluate(DRAWINGS);
    assertThat((List<?>) drawings).hasSize(2).allMatch(each -> ((String) each).contains("<svg"));
    return List.of(content, drawings);
  }

  private static String drawing(Journey journey, String preview) {
    return ((String) journey.open(preview).page().getAttribute("img[src*='map.svg']", "src"))
        .replace("&amp;", "&");
  }

  /** An entry for each page, none for the drawings on it. */
  private static void assertRecordedOncePerPage(Journey journey, String id) throws SQLException {
    long entries = views(id);
    journey.open("/office/publication-preview/" + id);
    journey.page().evaluate(DRAWINGS);
    assertThat(views(id)).isEqualTo(entries + 1);
  }

  private static long views(String id) throws SQLException {
    try (Connection connection = RealServer.officeDatabase();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from ledger.entry"
                    + " where act = 'CONFIDENTIAL_VIEWED' and subject = ?")) {
      statement.setString(1, "preparation/" + id);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private void assertNobodyElseSees(String preview, String drawing) {
    for (String each : List.of(preview, preview + "/" + ELMSHORN, drawing)) {
      assertThat(RealServer.get(each).statusCode()).as(each).isEqualTo(302);
    }
    for (String user : List.of("buergerin", "verwaltung")) {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login(user, "/account/");
        for (String each : List.of(preview, preview + "/" + ELMSHORN, drawing)) {
          assertThat(status(journey, each)).as("%s at %s", user, each).isEqualTo(403);
        }
      }
    }
    for (String each : List.of("/indicator/" + name, "/indicator/" + name + "@1")) {
      assertThat(RealServer.get(each).statusCode()).as(each).isEqualTo(404);
    }
    for (int version = 0; version < 2; version++) {
      String chart = "/chart/" + name + "/" + version + drawing.substring(drawing.lastIndexOf('/'));
      assertThat(RealServer.get(chart).statusCode()).as(chart).isEqualTo(404);
    }
    assertThat(RealServer.get("/report/preview.xhtml").statusCode()).isEqualTo(404);
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz", "/office/");
      assertThat(officer.page().request().get(RealServer.url(preview)).headers())
          .containsEntry("cache-control", "no-store");
      assertThat(officer.page().request().get(RealServer.url(drawing)).headers())
          .containsEntry("cache-control", "no-store");
      assertThat(status(officer, "/office/publication-preview/" + UUID.randomUUID()))
          .isEqualTo(404);
      assertThat(status(officer, preview + "/99999999")).isEqualTo(404);
    }
  }

  private static int status(Journey journey, String path) {
    return journey.page().request().get(RealServer.url(path)).status();
  }

  private String prepare() {
    OfficeApi planner = OfficeApi.as("planung-a");
    planner.mustPost(
        "/datasets",
        """
        {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
         "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
         "respondent":{"column":"person","privacyUnit":"person","records":"one"},
         "columns":[
          {"name":"person","type":"identifier","kind":"person"},
          {"name":"area","type":"code","codes":[%s]}]}
        """
            .formatted(name, PLACES.stream().map(each -> '"' + each + '"').collect(joining(","))));
    for (String period : List.of("2022", "2023")) {
      assertThat(planner.deliver(name, period, BodyPublishers.ofString(persons())).statusCode())
          .isEqualTo(201);
    }
    planner.mustPost(
        "/indicators",
        """
        {"id":"%s","field":"social-life","name":{"de":"Probe der Vorschau","en":"Preview tried"},
         "definition":"Zahl der Personen","interpretation":"Nur eine Probe","unit":"Personen",
         "source":"Erfunden","decimals":0,"origin":"synthetic",
         "measure":{"type":"count","records":{"dataset":"%s","assignments":{
           "area":{"type":"code","column":"area"}}}},
         "dimensions":[
          {"name":"area","role":"area","label":{"de":"Gebiet","en":"Area"},
           "categories":[{"code":"01056","label":"Kreis Pinneberg"},%s]},
          {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
        """
            .formatted(
                name,
                name,
                PLACES.stream()
                    .map(
                        each ->
                            "{\"code\":\"%s\",\"label\":\"Ort %s\",\"parent\":\"01056\"}"
                                .formatted(each, each))
                    .collect(joining(","))));
    planner.mustPost("/rules", Documents.rule(name));
    OfficeApi.as("datenschutz")
        .mustPost(
            "/rules/" + name + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    return Documents.prepare(name, List.of("2022", "2023"), name);
  }

  /**
   * More and more persons from place to place; in two of the places so few that they are hidden.
   */
  private static String persons() {
    StringBuilder csv = new StringBuilder("person,area\n");
    int person = 0;
    for (int place = 0; place < PLACES.size(); place++) {
      for (int each = 0; each < 3 + 10 * (place / 2); each++) {
        csv.append(person++).append(',').append(PLACES.get(place)).append('\n');
      }
    }
    return csv.toString();
  }
}
