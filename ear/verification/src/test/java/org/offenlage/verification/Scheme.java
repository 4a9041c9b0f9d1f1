package org.offenlage.verification;

import com.microsoft.playwright.options.ColorScheme;

/** The colour scheme that the visitor's system asks for. */
public enum Scheme {
  LIGHT(ColorScheme.LIGHT),
  DARK(ColorScheme.DARK);

  private final ColorScheme playwright;

  Scheme(ColorScheme playwright) {
    this.playwright = playwright;
  }

  /** As Playwright names it. */
  public ColorScheme playwright() {
    return playwright;
  }
}
