package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Journey.Scripts;
import org.offenlage.verification.Language;
import org.offenlage.verification.RealServer;

/**
 * The office in a browser that runs no script: forms grow, say what is wrong, and keep all else.
 */
class FormsWithoutScriptsIT {
  private final String dataset = "plain-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aDatasetIsDeclaredAndDelivered() {
    try (Journey planner = Journey.in(Language.GERMAN, Scripts.BLOCKED)) {
      planner.login("planung-a", "/office/");
      Page page = planner.page();
      page.navigate(RealServer.url("/office/dataset-declare"));
      page.fill("#title", "Kinder");
      page.fill("#id", dataset);
      page.fill("#legalBasis", "§ 67b SGB X");
      page.fill("#header", "child;siblings");
      page.press("#takeHeader", "Enter");
      page.waitForSelector("[id='columns:1:name']");
      page.selectOption("[id='columns:0:type']", "identifier");
      page.fill("[id='columns:0:kind']", "person");
      page.selectOption("[id='columns:1:type']", "whole");
      page.fill("[id='columns:1:least']", "0");
      page.press("#send", "Enter");
      assertThat(page.locator("#errors a").allInnerTexts()).isNotEmpty();
      assertThat(page.inputValue("#title")).isEqualTo("Kinder");
      page.fill("[id='columns:1:most']", "20");
      page.fill("#respondent", "child");
      page.press("#send", "Enter");
      page.waitForURL("**/office/dataset?id=" + dataset);

      page.navigate(RealServer.url("/office/deliveries?dataset=" + dataset));
      page.fill("#period", "2023");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "kinder.csv",
              "text/csv",
              "child;siblings\n1;0\n2;3\n".getBytes(StandardCharsets.UTF_8)));
      page.press("form[action='/office/deliver'] button", "Enter");
      page.waitForURL("**/office/delivery?**");
      assertThat(page.locator("#rows").innerText()).isEqualTo("2");
    }
  }
}
