package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * The data-protection officer allows a small count to be shown, because all two whom it counts have
 * agreed; readers see it, why, and who decided; then the officer takes the exception back.
 */
class ExceptionsJourneyIT {

  private static final OfficeApi AUTHOR = OfficeApi.as("planung-a");
  private static final OfficeApi OFFICER = OfficeApi.as("datenschutz");

  private final String name = "waived-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void fromTheHiddenCellToTheShownOneAndBack() {
    declareDeliverAndDefine();
    String hidden = prepare();
    assertThat(refusalsOf(hidden)).containsExactly(403, 403, 422, 422);

    grantByPage(hidden);
    assertThat(OFFICER.post(waivers(hidden), wanted("A 2023")).statusCode())
        .as("one exception is enough")
        .isEqualTo(409);
    assertThat(csv(publish(prepare()))).contains("A,2023,2").doesNotContain("B,2023,3");
    assertToldToEverybody();

    String again = prepare();
    AUTHOR.mustPost("/publications/" + again + "/submit", "");
    assertThat(AUTHOR.get("/publications/" + again).body()).doesNotContain("\"waivers\":[]");
    deliver(3, 3, 20, 30);
    assertThat(AUTHOR.get("/publications/" + prepare()).body())
        .as("a third person came into the cell, who did not agree")
        .contains("\"waivers\":[]", "\"hidden\":2");
    revokeByPage(again);
    HttpResponse<String> review = OFFICER.post("/publications/" + again + "/review", "");
    assertThat(review.statusCode()).isEqualTo(409);
    assertThat(review.body()).contains("waiver-revoked");
  }

  /** Two small counts, of which one is waived: the other must stay hidden all the same. */
  private void declareDeliverAndDefine() {
    AUTHOR.mustPost(
        "/datasets",
        """
        {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
         "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
         "respondent":{"column":"person","privacyUnit":"person","records":"one"},
         "columns":[
          {"name":"person","type":"identifier","kind":"person"},
          {"name":"area","type":"code","codes":["A","B","C","D"]}]}
        """
            .formatted(name));
    deliver(2, 3, 20, 30);
    AUTHOR.mustPost(
        "/indicators",
        """
        {"id":"%s","field":"social-life","name":{"de":"Probe","en":"Probe"},
         "definition":"Zahl der Personen","interpretation":"Nur eine Probe","unit":"Personen",
         "source":"Erfunden","decimals":0,"origin":"synthetic",
         "measure":{"type":"count","records":{"dataset":"%s","assignments":{
           "area":{"type":"code","column":"area"}}}},
         "dimensions":[
          {"name":"area","role":"area","label":{"de":"Gebiet","en":"Area"},
           "categories":[{"code":"Total","label":"Alle"},
            {"code":"A","label":"A","parent":"Total"},{"code":"B","label":"B","parent":"Total"},
            {"code":"C","label":"C","parent":"Total"},{"code":"D","label":"D","parent":"Total"}]},
          {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
        """
            .formatted(name, name));
    AUTHOR.mustPost("/rules", Documents.rule(name));
    OFFICER.mustPost(
        "/rules/" + name + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
  }

  private void deliver(Integer... persons) {
    StringBuilder csv = new StringBuilder("person,area\n");
    for (int area = 0; area < persons.length; area++) {
      for (int person = 0; person < persons[area]; person++) {
        csv.append("ABCD".charAt(area)).append(person).append(',').append("ABCD".charAt(area));
        csv.append('\n');
      }
    }
    assertThat(AUTHOR.deliver(name, "2023", BodyPublishers.ofString(csv.toString())).statusCode())
        .isEqualTo(201);
  }

  private String prepare() {
    return OfficeApi.member(
        AUTHOR.mustPost(
            "/publications",
            "{\"indicator\":\"%s\",\"periods\":[\"2023\"],\"rule\":\"%s\"}".formatted(name, name)),
        "id");
  }

  private static String waivers(String publication) {
    return "/publications/" + publication + "/waivers";
  }

  private static String wanted(String cell) {
    return """
    {"table":"count","cell":"%s","ground":"consent",
     "reason":{"de":"Schreiben vom 3. Mai","en":"letters of 3 May"}}
    """
        .formatted(cell);
  }

  /** By a planner, by a citizen, for a cell that is not small, and for one that there is not. */
  private static List<Integer> refusalsOf(String publication) {
    return List.of(
        AUTHOR.post(waivers(publication), wanted("A 2023")).statusCode(),
        OfficeApi.as("buergerin").post(waivers(publication), wanted("A 2023")).statusCode(),
        OFFICER.post(waivers(publication), wanted("C 2023")).statusCode(),
        OFFICER.post(waivers(publication), wanted("Z 2023")).statusCode());
  }

  private static void grantByPage(String publication) {
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz", "/office/publication?id=" + publication);
      Page page = officer.page();
      page.locator("#grantWaiver").press("Enter");
      page.waitForSelector("#errors");
      assertThat(page.innerText("#errors")).contains("Begründung");
      page.selectOption("#cell", "0");
      page.selectOption("#ground", "CONSENT");
      page.fill("#exceptionDe", "Schreiben vom 3. Mai");
      page.fill("#exceptionEn", "letters of 3 May");
      page.locator("#grantWaiver").press("Enter");
      page.waitForSelector("#waivers");
      assertThat(page.innerText("#waivers"))
          .contains("A 2023", "schriftlich eingewilligt", "hier noch nicht zu sehen");
      officer.assertAccessible().assertFitsPhone().screenshots("office-exceptions");
    }
    try (Journey author = Journey.in(Language.ENGLISH)) {
      author.login("planung-a", "/office/").open("/office/publication?id=" + publication);
      assertThat(author.page().innerText("#waivers")).contains("agreed in writing");
      assertThat(author.page().locator("#grantWaiver, #revokeWaiver").count()).isZero();
      author.screenshots("office-exceptions-english");
    }
  }

  private String publish(String publication) {
    assertThat(AUTHOR.get("/publications/" + publication).body())
        .contains("\"check\":\"threshold\"", "\"result\":\"notable\"")
        .as("every person counts once, so that everything can be decided")
        .doesNotContain("\"result\":\"failed\"", "\"result\":\"not-decided\"");
    AUTHOR.mustPost("/publications/" + publication + "/submit", "");
    OFFICER.mustPost("/publications/" + publication + "/review", "");
    OfficeApi approver = OfficeApi.as("planung-b");
    approver.mustPost("/publications/" + publication + "/approve", "");
    approver.mustPost("/publications/" + publication + "/publish", "");
    return publication;
  }

  private String csv(String publication) {
    assertThat(publication).isNotBlank();
    var answer = RealServer.get("/api/v1/indicators/" + name + "/data?format=csv");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private void assertToldToEverybody() {
    assertThat(RealServer.get("/api/v1/publications/" + name + "@1/certificate").body())
        .contains("\\\"exceptions\\\"", "CONSENT", "letters of 3 May");
    try (Journey reader = Journey.in(Language.GERMAN)) {
      reader.open("/certificate/" + name + "@1");
      assertThat(reader.page().innerText("#exceptions"))
          .contains("A, 2023", "schriftlich eingewilligt. Schreiben vom 3. Mai");
      assertThat(reader.page().innerText("main"))
          .contains("Ausnahme: Ein Wert ist trotzdem zu sehen");
      reader.assertAccessible().assertFitsPhone().screenshots("certificate-exceptions");
      reader.open("/ledger");
      assertThat(reader.page().innerText("main"))
          .contains("Ausnahme von einer Freigaberegel zugelassen")
          .doesNotContain("A 2023");
    }
  }

  private static void revokeByPage(String publication) {
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz", "/office/publication?id=" + publication);
      Page page = officer.page();
      assertThat(page.innerText("#waivers")).contains("in dieser Veröffentlichung zu sehen");
      page.fill("#revokeReason", "Eine Einwilligung wurde widerrufen.");
      page.locator("#revokeWaiver").press("Enter");
      page.waitForSelector(".kern-alert--success");
      assertThat(page.locator("#waivers").count()).isZero();
    }
  }
}
