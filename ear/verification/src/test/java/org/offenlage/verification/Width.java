package org.offenlage.verification;

/** Widths of the window in CSS pixels at which a page is looked at. */
public enum Width {
  PHONE(360, 780),
  DESK(1280, 900);

  private final int pixels;
  private final int height;

  Width(int pixels, int height) {
    this.pixels = pixels;
    this.height = height;
  }

  /** Width of the window. */
  public int pixels() {
    return pixels;
  }

  /** Height of the window. */
  public int height() {
    return height;
  }
}
