package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * Planner, two reviewers, and the planner who approves: from the delivery to the publication, and
 * back by a correction and a withdrawal, each in a browser of their own.
 */
class TwoReviewersJourneyIT {

  private final String name = "two-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void fromTheDeliveryToThePublicationAndBack() {
    declareAndDefine();
    try (Journey planner = Journey.in(Language.GERMAN);
        Journey first = Journey.in(Language.GERMAN);
        Journey second = Journey.in(Language.ENGLISH);
        Journey approver = Journey.in(Language.GERMAN)) {
      planner.login("planung-a", "/office/");
      first.login("datenschutz", "/office/");
      second.login("datenschutz-b", "/office/");
      approver.login("planung-b", "/office/");

      deliver(planner, 20);
      decideForTwo(first);
      String workbench = prepare(planner);
      press(planner, "submit", "wartet auf den Datenschutz");

      disagree(first, second, planner, workbench);
      press(planner.open(workbench), "submit", "wartet auf den Datenschutz");
      agree(first, second, workbench);
      publish(approver, workbench);
      assertPublic(1, 20);

      deliver(planner, 23);
      String corrected = prepare(planner);
      press(planner, "submit", "wartet auf den Datenschutz");
      agree(first, second, corrected);
      publish(approver, corrected);
      assertPublic(2, 23);
      planner.open(workbench);
      assertState(planner, "durch neuere Fassung ersetzt");

      withdraw(second, corrected);
      assertThat(RealServer.get("/api/v1/indicators/" + name + "/data?format=csv").statusCode())
          .isEqualTo(410);
    }
  }

  private void declareAndDefine() {
    OfficeApi planner = OfficeApi.as("planung-a");
    planner.mustPost(
        "/datasets",
        """
        {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
         "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
         "respondent":{"column":"person","privacyUnit":"person","records":"one"},
         "columns":[
          {"name":"person","type":"identifier","kind":"person"},
          {"name":"area","type":"code","codes":["A","B"]}]}
        """
            .formatted(name));
    planner.mustPost(
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
            {"code":"A","label":"A","parent":"Total"},{"code":"B","label":"B","parent":"Total"}]},
          {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
        """
            .formatted(name, name));
    planner.mustPost("/rules", Documents.rule(name));
  }

  /** As many persons in each of two areas; a second delivery of the year corrects the first. */
  private void deliver(Journey journey, int persons) {
    StringBuilder csv = new StringBuilder("person,area\n");
    for (int person = 0; person < 2 * persons; person++) {
      csv.append(person).append(person % 2 == 0 ? ",A\n" : ",B\n");
    }
    Page page = journey.open("/office/deliveries?dataset=" + name).page();
    page.fill("#period", "2023");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "persons.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)));
    page.click("form[action='/office/deliver'] button");
    page.waitForURL("**/office/delivery?**");
  }

  private void decideForTwo(Journey officer) {
    Page page = officer.open("/office/rule?id=" + name + "&version=1").page();
    assertThat(page.innerText("#reviewers")).isEqualTo("eine Prüfung genügt");
    page.fill("#reason", "Die Grenze ist üblich.");
    page.click("#accept");
    page.waitForSelector(".kern-alert--success");
    page.selectOption("#number", "2");
    page.click("#setReviewers");
    assertThat(page.innerText("#errors")).contains("Begründung");
    page.fill("#reviewersReason", "Neue Daten");
    page.click("#setReviewers");
    page.waitForSelector(".kern-alert--success");
    assertThat(page.innerText("#reviewers"))
        .startsWith("zwei Prüfungen, unabhängig voneinander – datenschutz")
        .endsWith("Neue Daten");
    officer.assertAccessible().assertFitsPhone().screenshots("office-rule-reviewers");
  }

  /** The path of the workbench of a publication that was prepared just now. */
  private String prepare(Journey journey) {
    Page page = journey.open("/office/publication-prepare?indicator=" + name).page();
    page.selectOption("#rule", name);
    page.click("#send");
    page.waitForURL("**/office/publication?id=**");
    return page.url().substring(RealServer.url("").length()).replaceAll("&lang=..", "");
  }

  private void disagree(Journey first, Journey second, Journey planner, String workbench) {
    first.open(workbench);
    assertThat(first.page().innerText("#blind")).contains("unabhängig");
    first.assertAccessible().assertFitsPhone().screenshots("office-blind");
    press(first, "review", "eine von zwei Prüfungen liegt vor");
    assertThat(first.page().locator("#review, #object").count()).isZero();

    // Neither the other reviewer nor the author sees the vote.
    assertThat(second.open(workbench).page().innerText("#history"))
        .contains("not to be seen yet")
        .doesNotContain("reviewed by data protection");
    assertThat(planner.open(workbench).page().innerText("#history"))
        .contains("noch nicht einsehbar");
    second.page().click("#object");
    assertThat(second.page().innerText("#errors")).isNotBlank();
    second.page().fill("#reason", "Area B is small.");
    press(second, "object", "reviewers disagree");
    assertThat(planner.open(workbench).page().innerText("#history"))
        .contains("vom Datenschutz geprüft", "Area B is small.");
    assertThat(planner.page().locator("#submit, #approve").count()).isZero();
    first.open(workbench).page().fill("#reason", "Bitte B erläutern.");
    press(first, "return", "zurückgegeben");
  }

  private static void agree(Journey first, Journey second, String workbench) {
    press(second.open(workbench), "review", "one of two reviews is in");
    press(first.open(workbench), "review", "geprüft, wartet auf Genehmigung");
  }

  private static void publish(Journey approver, String workbench) {
    press(approver.open(workbench), "approve", "genehmigt");
    press(approver, "publish", "veröffentlicht");
  }

  private void withdraw(Journey officer, String workbench) {
    Page page = officer.open(workbench).page();
    page.fill("#publicDe", "Die Daten waren nur ein Versuch.");
    press(officer, "withdraw", "withdrawn");
  }

  private void assertPublic(int version, int persons) {
    var answer = RealServer.get("/api/v1/indicators/" + name + "/data?format=csv");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("," + 2 * persons);
    assertThat(RealServer.get("/indicator/" + name + "@" + version).statusCode()).isEqualTo(200);
  }

  private static void press(Journey journey, String button, String state) {
    journey.page().click("#" + button);
    assertState(journey, state);
  }

  private static void assertState(Journey journey, String state) {
    Locator badge = journey.page().locator("#state", new Page.LocatorOptions().setHasText(state));
    badge.waitFor();
    assertThat(badge.innerText()).isEqualTo(state);
  }
}
