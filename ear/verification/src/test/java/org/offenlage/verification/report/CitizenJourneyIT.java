package org.offenlage.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.servlet.annotation.WebServlet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.offenlage.verification.BuiltClasses;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Journey.Scripts;
import org.offenlage.verification.Language;
import org.offenlage.verification.Scheme;
import org.offenlage.verification.Width;

/** A citizen reads the report, without an account. */
class CitizenJourneyIT {

  private static final String ELMSHORN = "/indicator/birth-rate/01056015";

  @Nested
  class TheBirthRateInElmshorn {

    @Test
    void isTwoClicksFromTheHomePageWithoutScripts() {
      try (Journey journey = Journey.in(Language.GERMAN, Scripts.BLOCKED)) {
        journey.open("/").follow("Geburtenrate").follow("Elmshorn");
        assertThat(journey.page().url()).endsWith(ELMSHORN);
        assertThat(journey.page().locator("h1").innerText()).contains("Elmshorn");
        assertThat(journey.page().locator("#table tbody tr").count()).isEqualTo(10);
        assertThat(journey.page().locator("#table tbody th").first().innerText().strip())
            .isEqualTo("2023");
        assertThat(journey.page().locator("#table tbody td").first().innerText().strip())
            .matches("[0-9]+,[0-9]");
      }
    }

    @Test
    void isFoundByOneSearch() {
      try (Journey journey = Journey.in(Language.GERMAN, Scripts.BLOCKED)) {
        Page page = journey.open("/").page();
        page.getByRole(AriaRole.SEARCHBOX).fill("geburtenrate elmshorn");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Suchen")).click();
        assertThat(page.url()).endsWith(ELMSHORN);
      }
    }

    @Test
    void comesWithChartMapProtectionDataAndFeedback() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        Page page = journey.open(ELMSHORN).page();
        for (Locator image : page.locator("figure img").all()) {
          image.scrollIntoViewIfNeeded();
          page.waitForCondition(
              () -> (Boolean) image.evaluate("i => i.complete && i.naturalWidth > 0"));
          assertThat(image.getAttribute("alt")).hasSizeGreaterThan(60);
        }
        assertThat(page.locator("figure img").count()).isEqualTo(2);
        assertThat(journey.text())
            .contains("Kleine Werte bleiben verborgen")
            .contains("© GeoBasis-DE / BKG 2017 (Daten verändert)")
            .contains("Alle Personen in diesem Bericht sind erfunden");
        assertThat(page.locator("a[href^='/account/feedback']").getAttribute("href"))
            .contains("indicator=birth-rate")
            .contains("codes=01056015");
        assertThat(page.locator("a[href*='format=csv']").getAttribute("href"))
            .contains("area=01056015");
      }
    }

    @Test
    void canBeReadInEnglish() {
      try (Journey journey = Journey.in(Language.ENGLISH)) {
        journey.open("/").follow("Birth rate").follow("Elmshorn");
        assertThat(journey.page().getAttribute("html", "lang")).isEqualTo("en");
        assertThat(journey.page().locator("#table tbody td").first().innerText().strip())
            .matches("[0-9]+\\.[0-9]");
      }
    }
  }

  @Nested
  class NothingToShow {

    @Test
    void isExplainedForAPlaceThatDoesNotExist() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.open("/indicator/birth-rate/99999999").assertAccessible();
        assertThat(journey.text()).contains("Dazu gibt es keine Zahlen");
      }
    }

    @Test
    void isExplainedForASearchWithoutResult() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.open("/search?q=Entenhausen").assertAccessible();
        assertThat(journey.text()).contains("nichts gefunden").contains("Geburtenrate");
      }
    }

    @Test
    void isExplainedForAnAddressThatDoesNotExist() {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.open("/nirgendwo").assertAccessible();
        assertThat(journey.text()).contains("Diese Seite gibt es nicht");
      }
    }
  }

  static Stream<Arguments> pages() {
    return Stream.of(
            "/",
            "/indicator/birth-rate",
            ELMSHORN,
            "/indicator/motorisation-rate",
            "/indicator/motorisation-rate/01056025",
            "/place/01056015",
            "/places",
            "/search?q=ho",
            "/protection",
            "/developers",
            "/ledger",
            "/calendar",
            "/rules",
            "/budget",
            "/certificate/birth-rate@1",
            "/accessibility",
            "/privacy",
            "/imprint")
        .flatMap(
            path -> Stream.of(Language.values()).map(language -> Arguments.of(path, language)));
  }

  private static Journey paint(Journey journey, Scheme scheme) {
    journey.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme.playwright()));
    return journey;
  }

  @Test
  void noPageOfTheReportIsLeftOut() {
    Set<String> visited =
        pages().map(of -> (String) of.get()[0]).collect(Collectors.toCollection(TreeSet::new));
    List<String> addresses =
        BuiltClasses.read().stream()
            .filter(type -> type.getPackageName().equals("org.offenlage.web.report"))
            .filter(type -> type.isAnnotatedWith(WebServlet.class))
            .flatMap(type -> Stream.of(type.getAnnotationOfType(WebServlet.class).value()))
            .filter(address -> !address.startsWith("/chart/") && !address.endsWith(".svg"))
            .toList();
    assertThat(addresses).hasSizeGreaterThan(10);
    assertThat(addresses)
        .allSatisfy(
            address ->
                assertThat(visited)
                    .anyMatch(
                        page ->
                            address.endsWith("*")
                                ? page.startsWith(address.substring(0, address.length() - 1))
                                : page.split("\\?")[0].equals(address.isEmpty() ? "/" : address)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsAccessibleAtEveryWidthInEveryScheme(String path, Language language) {
    try (Journey journey = Journey.in(language)) {
      journey.open(path).assertAnswered().assertFitsPhone();
      for (Width width : Width.values()) {
        journey.page().setViewportSize(width.pixels(), width.height());
        paint(journey, Scheme.LIGHT).assertAccessible();
        paint(journey, Scheme.DARK).assertLegible();
      }
      assertThat(journey.page().locator("h1").count()).isEqualTo(1);
      List<String> levels =
          journey.page().locator("h1, h2, h3, h4").all().stream()
              .map(heading -> (String) heading.evaluate("h => h.tagName"))
              .toList();
      assertThat(levels.get(0)).isEqualTo("H1");
      assertThat(journey.page().getAttribute("html", "lang")).isEqualTo(language.code());
    }
  }
}
