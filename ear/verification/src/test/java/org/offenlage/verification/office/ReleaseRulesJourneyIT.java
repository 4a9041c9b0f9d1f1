package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/** A new version of a release rule: drafted, compared, tried on real data, decided, made public. */
class ReleaseRulesJourneyIT {

  private final String rule = "limits-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aVersionIsDraftedComparedTriedAndDecided() throws Exception {
    OfficeApi.as("planung-a").mustPost("/rules", Documents.rule(rule));
    OfficeApi.as("datenschutz")
        .mustPost(
            "/rules/" + rule + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    try (Journey planner = Journey.in(Language.GERMAN)) {
      planner.login("planung-a", "/office/");
      draft(planner);
    }
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz", "/office/");
      Page page = officer.open("/office/rule?id=" + rule + "&version=2").page();
      assertThat(page.locator("#differences li").allInnerTexts())
          .anyMatch(sentence -> sentence.equals("Mindestzahl: bisher „5“, künftig „4“."))
          .anyMatch(sentence -> sentence.contains("municipality × sex"));
      officer.assertAccessible().assertFitsPhone().screenshots("office-rule-differences");
      tryOut(officer);
      page = officer.open("/office/rule?id=" + rule + "&version=2").page();
      page.fill("#reason", "Die Grenzen sind angemessen.");
      page.click("#accept");
      page.waitForSelector(".kern-alert--success");
    }
    try (Journey reader = Journey.in(Language.ENGLISH)) {
      reader.open("/rules");
      assertThat(reader.page().innerText("#" + rule)).contains("Version 2");
      reader.assertAccessible().assertFitsPhone().screenshots("rules");
      reader.open("/budget");
      assertThat(reader.text()).contains("Vehicle register", "Spent");
      reader.assertAccessible().assertFitsPhone().screenshots("budget");
      assertThat(RealServer.get(drawing(reader)).statusCode()).isEqualTo(200);
      assertThat(RealServer.get("/api/v1/rules").body()).contains(rule);
      assertThat(RealServer.get("/api/v1/budgets").body())
          .contains("\"dataset\":\"vehicles\"", "\"notion\":\"epsilon\"", "\"spent\":\"1\"")
          .contains("\"name\":{\"de\":\"Fahrzeugregister\",\"en\":\"Vehicle register\"}");
    }
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz-b", "/office/budget");
      officer.assertAccessible().assertFitsPhone().screenshots("office-budget-drawing");
    }
  }

  private static String drawing(Journey reader) {
    return reader.page().locator("figure img").first().getAttribute("src");
  }

  private void draft(Journey planner) {
    Page page = planner.open("/office/rule-draft?from=" + rule).page();
    page.fill("#threshold", "4");
    page.fill("#levelPercent", "2000");
    page.fill("#neverCrossed", "municipality");
    page.fill("#smallestPopulation", "100");
    page.click("#send");
    page.waitForSelector("#errors");
    assertThat(page.locator("#errors a").count()).isEqualTo(3);
    planner.assertAccessible().screenshots("office-rule-draft-errors");
    page.fill("#levelPercent", "120");
    page.fill("#neverCrossed", "municipality sex");
    page.fill("#populationOf", "motorisation-rate");
    page.click("#send");
    page.waitForURL("**/office/rule?id=" + rule + "**");
    planner.assertAccessible().assertFitsPhone();
  }

  /** Beside its version in force, and beside a rule of noise; neither leaves anything behind. */
  private void tryOut(Journey officer) throws SQLException {
    Page page = officer.page();
    page.click("#tryOut");
    page.waitForSelector("#trial");
    long before = traces();
    page.selectOption("#indicator", "birth-rate");
    page.fill("#period", "2023");
    page.click("#try");
    page.waitForSelector("#cells");
    assertThat(page.locator("#sides section").count()).isEqualTo(2);
    assertThat(page.locator("#sides img").count()).isEqualTo(2);
    assertThat(page.innerText("#cells")).contains("gesperrt");
    officer.assertAccessible().assertFitsPhone().screenshots("office-trial-suppression");

    page.selectOption("#first", "noise-on-vehicles@1");
    page.selectOption("#second", rule + "@1");
    page.selectOption("#indicator", "motorisation-rate");
    page.click("#try");
    page.waitForSelector("#cells td:has-text('95 %')");
    assertThat(page.innerText("#sides")).contains("ε = 1", "74 %");
    officer.assertAccessible().assertFitsPhone().screenshots("office-trial-noise");
    assertThat(traces()).as("debits, draws and preparations").isEqualTo(before);
  }

  private static long traces() throws SQLException {
    try (Connection connection = RealServer.officeDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select (select count(*) from budget.spending)"
                    + " + (select count(*) from protection.measured_cell)"
                    + " + (select count(*) from review.preparation)")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
