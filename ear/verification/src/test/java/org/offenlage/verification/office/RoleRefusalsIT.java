package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/** What a role may not do is not offered, and refused where it is tried anyway. */
class RoleRefusalsIT {

  private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
  private static final String DATASET = "roles-" + MARK;
  private static final String RULE = "roles-" + MARK;
  private static final String INDICATOR = "roles-" + MARK;
  private static final String REQUEST =
      "{\"indicator\":\"%s\",\"periods\":[\"2006\"],\"rule\":\"%s\"}".formatted(INDICATOR, RULE);
  private static final Persons PERSONS = Persons.read();

  @BeforeAll
  static void bringEverythingToTheWorkbench() {
    OfficeApi planner = OfficeApi.as("planung-a");
    planner.mustPost("/datasets", Documents.declaration(DATASET));
    assertThat(
            planner
                .deliver(DATASET, "2006", BodyPublishers.ofByteArray(PERSONS.bytes()))
                .statusCode())
        .isEqualTo(201);
    planner.mustPost("/indicators", Documents.counts(INDICATOR, DATASET));
    planner.mustPost("/rules", Documents.rule(RULE));
  }

  private static int post(String user, String path, String json) {
    return OfficeApi.as(user).post(path, json).statusCode();
  }

  @Nested
  class ByApi {
    @ParameterizedTest
    @ValueSource(
        strings = {"/datasets", "/deliveries", "/indicators", "/rules", "/publications", "/budget"})
    void aCitizenSeesNothingOfTheOffice(String path) {
      assertThat(OfficeApi.as("buergerin").get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorSeesNoContentAndDecidesNothing() {
      assertThat(OfficeApi.as("verwaltung").get("/datasets").statusCode()).isEqualTo(200);
      assertThat(OfficeApi.as("verwaltung").get("/publications").statusCode()).isEqualTo(403);
      assertThat(post("verwaltung", "/rules", Documents.rule("x-" + MARK))).isEqualTo(403);
      assertThat(
              OfficeApi.as("verwaltung")
                  .deliver(DATASET, "2007", BodyPublishers.ofString("a"))
                  .statusCode())
          .isEqualTo(403);
    }

    @Test
    void anOfficerNeitherDeliversNorDefinesNorPrepares() {
      assertThat(
              OfficeApi.as("datenschutz")
                  .deliver(DATASET, "2007", BodyPublishers.ofString("a"))
                  .statusCode())
          .isEqualTo(403);
      assertThat(post("datenschutz", "/datasets", Documents.declaration("x-" + MARK)))
          .isEqualTo(403);
      assertThat(post("datenschutz", "/indicators", Documents.counts("x-" + MARK, DATASET)))
          .isEqualTo(403);
      assertThat(post("datenschutz", "/publications", REQUEST)).isEqualTo(403);
    }

    @Test
    void aPlannerDecidesOnNoRuleAndAllowsNoBudget() {
      assertThat(
              post(
                  "planung-b",
                  "/rules/" + RULE + "/1/decision",
                  "{\"verdict\":\"accepted\",\"reason\":\"gut\"}"))
          .isEqualTo(403);
      assertThat(
              post(
                  "planung-a",
                  "/budget",
                  "{\"dataset\":\"x\",\"privacyUnit\":\"person\",\"epsilonPerPeriod\":\"1\",\"reason\":\"so\"}"))
          .isEqualTo(403);
    }

    @Test
    void nothingIsPreparedUnderARuleThatNobodyDecidedOn() {
      String undecided = "undecided-" + MARK;
      OfficeApi.as("planung-a").mustPost("/rules", Documents.rule(undecided));
      HttpResponse<String> answer =
          OfficeApi.as("planung-a")
              .post(
                  "/publications",
                  REQUEST.replace("\"rule\":\"" + RULE, "\"rule\":\"" + undecided));
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("rule-not-in-force");
    }

    @Test
    void nobodyTakesTwoPartsInOnePublication() {
      OfficeApi.as("datenschutz")
          .post("/rules/" + RULE + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
      String id =
          OfficeApi.member(OfficeApi.as("planung-a").mustPost("/publications", REQUEST), "id");
      String at = "/publications/" + id;
      for (String early : List.of("/review", "/approve", "/publish")) {
        assertThat(post("datenschutz", at + early, "")).as(early).isIn(403, 409);
        assertThat(post("planung-b", at + early, "")).as(early).isIn(403, 409);
      }
      assertThat(post("planung-b", at + "/submit", "")).isEqualTo(403);
      OfficeApi.as("planung-a").mustPost(at + "/submit", "");
      assertThat(post("planung-a", at + "/review", "")).isEqualTo(403);
      assertThat(post("planung-b", at + "/review", "")).isEqualTo(403);
      assertThat(post("datenschutz", at + "/return", "")).isEqualTo(422);
      OfficeApi.as("datenschutz").mustPost(at + "/review", "");
      assertThat(post("planung-a", at + "/approve", "")).isEqualTo(403);
      assertThat(post("datenschutz", at + "/approve", "")).isEqualTo(403);
      OfficeApi.as("planung-b").mustPost(at + "/approve", "");
      assertThat(post("planung-b", at + "/approve", "")).isEqualTo(409);
      assertThat(post("datenschutz", at + "/publish", "")).isEqualTo(403);
    }
  }

  @Nested
  class InPages {
    @Test
    void aCitizenIsToldThatTheOfficeIsClosed() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login("buergerin", "/office/");
        assertThat(journey.text()).contains("Kein Zugriff");
        assertThat(journey.page().locator("a[href='/office/']").count()).isZero();
      }
    }

    @Test
    void anOfficerIsOfferedNoDelivery() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login("datenschutz", "/office/deliveries");
        assertThat(journey.page().locator("form[action='/office/deliver']").count()).isZero();
        journey.page().navigate(RealServer.url("/office/"));
        assertThat(journey.page().locator("a[href='/office/publication-prepare']").count())
            .isZero();
        assertThat(journey.page().locator("a[href='/office/contributions']").count()).isZero();
        journey.page().navigate(RealServer.url("/office/budget"));
        assertThat(journey.page().locator("#allow").count()).isEqualTo(1);
        journey.assertAccessible().assertFitsPhone().screenshots("office-budget");
      }
    }

    @Test
    void aPlannerIsOfferedNoBudgetToAllow() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login("planung-a", "/office/budget");
        assertThat(journey.page().locator("#allow").count()).isZero();
        journey.page().navigate(RealServer.url("/office/rule?id=" + RULE + "&version=1"));
        assertThat(journey.page().locator("#accept").count()).isZero();
      }
    }

    @Test
    void anOfficerWhoSendsAFileAnywayIsRefused() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login("datenschutz", "/office/deliveries");
        Object status =
            journey
                .page()
                .evaluate(
                    """
                    async dataset => {
                      const form = new FormData();
                      form.append('dataset', dataset);
                      form.append('period', '2007');
                      form.append('file', new Blob(['a']), 'a.csv');
                      return (await fetch('/office/deliver', {method: 'POST', body: form})).status;
                    }
                    """,
                    DATASET);
        assertThat(status).isEqualTo(403);
      }
    }

    @Test
    void aFormThatAnotherSiteSendsIsRefused() {
      HttpResponse<String> answer =
          RealServer.send(
              HttpRequest.newBuilder(URI.create(RealServer.url("/office/deliver")))
                  .header("Origin", "https://elsewhere.example")
                  .header("Sec-Fetch-Site", "cross-site")
                  .POST(BodyPublishers.ofString("a")));
      assertThat(answer.statusCode()).isIn(302, 401, 403);
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login("planung-a", "/office/deliveries");
        String cookies =
            String.join(
                "; ",
                journey.page().context().cookies(RealServer.url("/")).stream()
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .toList());
        HttpResponse<String> forged =
            RealServer.send(
                HttpRequest.newBuilder(URI.create(RealServer.url("/api/v1/office/rules")))
                    .header("Cookie", cookies)
                    .header("Origin", "https://elsewhere.example")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Documents.rule("forged-" + MARK))));
        assertThat(forged.statusCode()).isEqualTo(403);
      }
    }
  }
}
