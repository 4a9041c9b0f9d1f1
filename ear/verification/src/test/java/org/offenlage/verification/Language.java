package org.offenlage.verification;

/** The languages of the pages. */
public enum Language {
  GERMAN("de", "de-DE"),
  ENGLISH("en", "en-GB");

  private final String code;
  private final String locale;

  Language(String code, String locale) {
    this.code = code;
    this.locale = locale;
  }

  /** As in {@code ?lang=en} and in the attribute {@code lang} of a page. */
  public String code() {
    return code;
  }

  String locale() {
    return locale;
  }
}
