package org.offenlage.verification;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of a test thread.
 *
 * <p>Playwright's objects belong to the thread that made them. It ends with the test run.
 */
final class Browser {
  /** Without these, Chromium asks its maker's hosts for news at every start. */
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  private static final ThreadLocal<com.microsoft.playwright.@Nullable Browser> OURS =
      new ThreadLocal<>();

  private Browser() {}

  static com.microsoft.playwright.Browser get() {
    com.microsoft.playwright.Browser browser = OURS.get();
    if (browser == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Chromium.find())
                      .setHeadless(true)
                      .setArgs(QUIET));
      OURS.set(browser);
    }
    return browser;
  }
}
