package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.RealServer;

/** A citizen answers the report, and the office answers the citizen. */
class CitizenJourneyIT {

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void feedbackOnAFigureAndAProposalAreAnswered() {
    String feedback = "Die Zahl überrascht mich " + mark;
    String proposal = "Wartezeit auf einen Kitaplatz " + mark;
    try (Journey citizen = Journey.in(Language.GERMAN)) {
      citizen.open("/indicator/birth-rate");
      Page page = citizen.page();
      citizen.follow("Rückmeldung zu dieser Zahl geben");
      logIn(page, "buergerin");
      page.waitForURL("**/account/feedback?**");
      assertThat(citizen.text()).contains("je 1.000");
      citizen.assertAccessible().assertFitsPhone().screenshots("account-feedback");
      page.click("#send");
      assertThat(page.locator("#errors").innerText()).contains("Ihre Rückmeldung");
      page.fill("#text", feedback);
      page.click("#send");
      page.waitForURL("**/account/");
      assertThat(citizen.text()).contains(feedback).contains("Noch ohne Antwort");
      page.navigate(RealServer.url("/account/propose"));
      citizen.assertAccessible().assertFitsPhone();
      page.fill("#title", proposal);
      page.fill("#reason", "Familien suchen lange.");
      page.click("#send");
      page.waitForURL("**/account/");
      assertThat(citizen.text()).contains(proposal);
    }
    try (Journey planner = Journey.in(Language.GERMAN)) {
      planner.login("planung-b", "/office/contributions");
      assertThat(planner.text()).contains(feedback).contains(proposal).doesNotContain("buergerin");
      planner.assertAccessible().assertFitsPhone().screenshots("office-contributions");
      answer(planner, feedback, "Danke, wir prüfen das " + mark);
      answer(planner, proposal, "Das nehmen wir auf " + mark);
    }
    try (Journey citizen = Journey.in(Language.GERMAN)) {
      citizen.login("buergerin", "/account/");
      assertThat(citizen.text())
          .contains("Danke, wir prüfen das " + mark)
          .contains("Das nehmen wir auf " + mark);
      citizen.assertAccessible().assertFitsPhone().screenshots("account");
    }
  }

  @Test
  void whoeverRegistersCanContributeAtOnceAndLogOut() {
    RealServer.realmUrl();
    try (Journey newcomer = Journey.in(Language.ENGLISH)) {
      newcomer.open("/");
      Page page = newcomer.page();
      newcomer.follow("Log in");
      page.waitForURL("**/realms/**");
      page.click("a[href*='registration']");
      page.fill("#username", "neu-" + mark);
      fillIfThere(page, "#email", "neu-" + mark + "@example.org");
      fillIfThere(page, "#firstName", "Neu");
      fillIfThere(page, "#lastName", "Bürgerin");
      page.fill("#password", "ein-langes-Kennwort-" + mark);
      page.fill("#password-confirm", "ein-langes-Kennwort-" + mark);
      page.click("input[type=submit], button[type=submit]");
      page.waitForURL(url -> url.startsWith(RealServer.url("/")));
      assertThat(newcomer.text()).contains("neu-" + mark);
      page.navigate(RealServer.url("/account/propose"));
      page.fill("#title", "Bus stops " + mark);
      page.fill("#reason", "Some villages have none.");
      page.click("#send");
      page.waitForURL("**/account/");
      assertThat(newcomer.text()).contains("Bus stops " + mark);
      page.click("form[action='/logout'] button");
      page.waitForURL(RealServer.url("/"));
      assertThat(newcomer.text()).doesNotContain("neu-" + mark);
      page.navigate(RealServer.url("/account/"));
      assertThat(page.url()).contains("/realms/");
    }
  }

  private static void answer(Journey planner, String contribution, String answer) {
    Page page = planner.page();
    page.navigate(RealServer.url("/office/contributions"));
    page.locator("article", new Page.LocatorOptions().setHasText(contribution))
        .locator("a[href^='/office/contribution?']")
        .click();
    page.waitForURL("**/office/contribution?id=**");
    planner.assertAccessible();
    page.fill("#answer", answer);
    page.click("#send");
    page.waitForURL("**/office/contributions");
    assertThat(planner.text()).contains(answer);
  }

  private static void logIn(Page page, String user) {
    page.fill("#username", user);
    page.fill("#password", RealServer.account(user).password());
    page.click("#kc-login");
  }

  private static void fillIfThere(Page page, String field, String value) {
    if (page.locator(field).count() > 0) {
      page.fill(field, value);
    }
  }
}
