package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.RealServer;
import org.offenlage.verification.Scheme;

/**
 * A file that nobody described is declared from what it holds, delivered, and delivered again with
 * a change that is too large; it waits until somebody gives reasons, and is then taken in.
 */
class HeldDeliveryJourneyIT {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String dataset = "kita-" + mark;

  /** As a spreadsheet in Germany exports it. */
  private static FilePayload children(int year, int uetersen, int wedel) {
    StringBuilder csv =
        new StringBuilder("Kind-Nr;Gemeinde;Straße;Aufnahme;Stunden;Geschlecht\r\n");
    for (int child = 0; child < uetersen + wedel; child++) {
      csv.append(10_000 + child)
          .append(child < uetersen ? ";Uetersen;Am Bürgerpark;" : ";Wedel;Höhenweg;")
          .append("%02d.%02d.%d".formatted(1 + child % 28, 1 + child % 12, year))
          .append(child % 3 == 0 ? ";22,5;" : ";38,0;")
          .append(child % 2 == 0 ? "w" : "m")
          .append("\r\n");
    }
    return new FilePayload("kita-" + year + ".csv", "text/csv", csv.toString().getBytes(WINDOWS));
  }

  @Test
  void isTakenInOnceReasonsAreGiven() {
    try (Journey planner = Journey.in(Language.ENGLISH)) {
      planner.login("planung-a", "/office/?lang=en");
      declare(planner);
      deliver(planner, "2022", children(2022, 60, 60));
      assertThat(planner.page().locator("#rows").innerText()).isEqualTo("120");
      planner.screenshots("office-delivery", Scheme.LIGHT);
      deliver(planner, "2023", children(2023, 118, 3));
      assertThat(planner.page().locator("#problems tbody").innerText())
          .contains("whole file")
          .contains("number of records of the area: Gemeinde Wedel (-95 %)");
      assertThat(planner.text()).contains("The file is held");
      planner
          .assertAccessible()
          .assertFitsPhone()
          .screenshots("office-delivery-held", Scheme.LIGHT);
      lookInGerman();
      giveReasons(planner);
      deliver(planner, "2023", children(2023, 118, 3));
      assertThat(planner.page().locator("#rows").innerText()).isEqualTo("121");
      planner.page().navigate(RealServer.url("/office/dataset?lang=en&id=" + dataset));
      planner.assertAccessible().assertFitsPhone().screenshots("office-dataset", Scheme.LIGHT);
      planner.page().navigate(RealServer.url("/office/datasets?lang=en"));
      planner.assertAccessible().assertFitsPhone().screenshots("office-datasets", Scheme.LIGHT);
    }
  }

  private void declare(Journey journey) {
    Page page = journey.page();
    page.navigate(RealServer.url("/office/dataset-declare?lang=en"));
    page.setInputFiles("#sample", children(2022, 60, 60));
    page.click("#propose");
    page.waitForSelector("#proposed");
    assertThat(page.inputValue("#encoding")).isEqualTo("windows-1252");
    assertThat(page.inputValue("#delimiter")).isEqualTo(";");
    assertThat(page.inputValue("#decimalMark")).isEqualTo(",");
    assertThat(page.inputValue("#respondent")).isEqualTo("Kind-Nr");
    assertThat(page.inputValue("[id='columns:1:codes']")).contains("Uetersen", "Wedel");
    journey
        .assertAccessible()
        .assertFitsPhone()
        .screenshots("office-declare-proposed", Scheme.LIGHT);
    page.fill("#title", "Day care " + mark);
    page.fill("#id", dataset);
    page.fill("#legalBasis", "§ 99 SGB VIII");
    page.fill("#tolerance", "25");
    page.fill("#area", "Gemeinde");
    page.click("#send");
    page.waitForURL("**/office/dataset?id=" + dataset);
    journey.assertAccessible().assertFitsPhone();
  }

  private void deliver(Journey journey, String period, FilePayload file) {
    Page page = journey.page();
    page.navigate(RealServer.url("/office/deliveries?lang=en&dataset=" + dataset));
    page.fill("#period", period);
    page.setInputFiles("#file", file);
    page.click("form[action='/office/deliver'] button");
    page.waitForURL("**/office/delivery?**");
  }

  private void lookInGerman() {
    try (Journey second = Journey.in(Language.GERMAN)) {
      second.login("planung-b", "/office/deliveries?dataset=" + dataset);
      assertThat(second.text())
          .contains("kita-2023.csv")
          .contains("Zahl der Datensätze des Gebiets: Gemeinde Uetersen (+97 %)");
      second
          .assertAccessible()
          .assertFitsPhone()
          .screenshots("office-deliveries-held", Scheme.LIGHT);
    }
  }

  private void giveReasons(Journey journey) {
    Page page = journey.page();
    page.navigate(RealServer.url("/office/deliveries?lang=en&dataset=" + dataset));
    Locator held = page.locator("#justify fieldset").filter(hasText(dataset));
    assertThat(held.innerText())
        .contains("number of records of the area: Gemeinde Uetersen (+97 %)");
    held.locator("button").press("Enter");
    page.waitForSelector("#errors");
    assertThat(page.locator("#errors").innerText()).contains("Give reasons");
    journey
        .assertAccessible()
        .assertFitsPhone()
        .screenshots("office-deliveries-held", Scheme.LIGHT);
    held = page.locator("#justify fieldset").filter(hasText(dataset));
    held.locator("textarea").fill("The day care centre in Wedel has moved to Uetersen.");
    held.locator("button").press("Enter");
    page.waitForSelector(".kern-alert--success");
    assertThat(page.locator("#justify").filter(hasText(dataset)).count()).isZero();
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
