package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.offenlage.launcher.DemoAccount;

/**
 * One person's way through the {@link RealServer} in Chromium, from opening the browser to closing
 * it.
 *
 * <p>Whatever the pages ask the network for is written down; closing fails when anything but our
 * own server and login was asked, or when a page's script failed. Not thread-safe.
 */
public final class Journey implements AutoCloseable {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

  /** Whether the visitor's browser runs scripts. */
  public enum Scripts {
    ALLOWED,
    BLOCKED
  }

  private final Language language;
  private final BrowserContext context;
  private final Page page;
  private int status;
  private final List<String> foreignRequests = new ArrayList<>();
  private final List<String> scriptErrors = new ArrayList<>();

  private Journey(Language language, Scripts scripts) {
    this.language = language;
    this.context =
        Browser.get()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setLocale(language.locale())
                    .setJavaScriptEnabled(scripts == Scripts.ALLOWED)
                    .setViewportSize(Width.DESK.pixels(), Width.DESK.height()));
    this.page = context.newPage();
    page.onRequest(
        request -> {
          String url = request.url();
          if (url.startsWith("http") && !"localhost".equals(URI.create(url).getHost())) {
            foreignRequests.add(url);
          }
        });
    page.onPageError(scriptErrors::add);
  }

  /** Opens a browser with an empty session. */
  public static Journey in(Language language) {
    return new Journey(language, Scripts.ALLOWED);
  }

  /** Opens a browser with an empty session. */
  public static Journey in(Language language, Scripts scripts) {
    return new Journey(language, scripts);
  }

  /** The page as Playwright has it, for whatever is not offered here. */
  public Page page() {
    return page;
  }

  /** Opens a path such as {@code /} in the language of this journey. */
  public Journey open(String path) {
    String separator = path.contains("?") ? "&" : "?";
    status = page.navigate(RealServer.url(path) + separator + "lang=" + language.code()).status();
    return this;
  }

  /** Follows the link with this name. */
  public Journey follow(String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    return this;
  }

  /**
   * Opens a path that asks for a login, and logs in as one of the demo's accounts.
   *
   * @param path for instance {@code /office/}
   */
  public Journey login(String user, String path) {
    RealServer.realmUrl();
    DemoAccount account = RealServer.account(user);
    page.navigate(RealServer.url(path));
    page.fill("#username", account.user());
    page.fill("#password", account.password());
    page.click("#kc-login");
    page.waitForURL(url -> url.startsWith(RealServer.url("/")));
    return this;
  }

  /** The text that the page shows. */
  public String text() {
    return page.innerText("body");
  }

  /** Fails if what was opened last was refused, not there, or an error. */
  public Journey assertAnswered() {
    assertThat(status).as("status of %s", page.url()).isEqualTo(200);
    return this;
  }

  /** Fails with the list of what axe-core finds, if it finds anything. */
  public Journey assertAccessible() {
    return assertNothingFound(new AxeBuilder(page).withTags(RULES));
  }

  /** The same for what depends on colours alone: for another scheme of the same page. */
  public Journey assertLegible() {
    return assertNothingFound(new AxeBuilder(page).withRules(COLOUR_RULES));
  }

  private Journey assertNothingFound(AxeBuilder axe) {
    List<String> violations = new ArrayList<>();
    for (Rule rule : axe.setLegacyMode(true).analyze().getViolations()) {
      rule.getNodes().forEach(node -> violations.add(rule.getId() + " at " + node.getTarget()));
    }
    assertThat(violations).as("what axe-core finds on %s", page.url()).isEmpty();
    return this;
  }

  /** Fails if the page is wider than the window at the width of a phone. */
  public Journey assertFitsPhone() {
    page.setViewportSize(Width.PHONE.pixels(), Width.PHONE.height());
    Object width = page.evaluate("() => document.documentElement.scrollWidth");
    page.setViewportSize(Width.DESK.pixels(), Width.DESK.height());
    assertThat(((Number) width).intValue())
        .as("width of %s on a phone", page.url())
        .isLessThanOrEqualTo(Width.PHONE.pixels());
    return this;
  }

  /** Saves a picture of the whole page as {@code target/screenshots/NAME-WIDTH-SCHEME-LANG.png}. */
  public Path screenshot(String name, Width width, Scheme scheme) {
    page.setViewportSize(width.pixels(), width.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme.playwright()));
    Path file =
        VerificationSystem.property("offenlage.verification.screenshots")
            .resolve(
                "%s-%d-%s-%s.png"
                    .formatted(
                        name,
                        width.pixels(),
                        scheme.name().toLowerCase(Locale.ROOT),
                        language.code()));
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    page.setViewportSize(Width.DESK.pixels(), Width.DESK.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(Scheme.LIGHT.playwright()));
    return file;
  }

  /** Saves pictures of the page at both widths in both schemes. */
  public Journey screenshots(String name) {
    for (Scheme scheme : Scheme.values()) {
      screenshots(name, scheme);
    }
    return this;
  }

  /** Saves pictures of the page at both widths in one scheme. */
  public Journey screenshots(String name, Scheme scheme) {
    for (Width width : Width.values()) {
      assertThat(Files.exists(screenshot(name, width, scheme))).isTrue();
    }
    return this;
  }

  @Override
  public void close() {
    context.close();
    foreignRequests.sort(Comparator.naturalOrder());
    assertThat(foreignRequests).as("requests to hosts that are not ours").isEmpty();
    assertThat(scriptErrors).as("errors in the pages' scripts").isEmpty();
  }
}
