package org.offenlage.ejb.catalogue;

import java.util.Locale;

/**
 * A text in the two languages of the report.
 *
 * @param german the German text, which is authoritative
 * @param english its English translation
 */
public record LocalizedText(String german, String english) {

  /** A text that reads the same in both languages, such as a place name. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  /** The text for a reader of this language; German unless the language is English. */
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : german;
  }
}
