package org.offenlage.web.language;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The texts of layout and report in one language.
 *
 * <p>Immutable and cheap to make: the bundles behind it are cached by the JDK.
 */
public final class Texts {

  /** Name of the bundles; there is one for each language and none without. */
  public static final String BUNDLE = "org.offenlage.web.language.texts";

  private final Language language;
  private final ResourceBundle bundle;

  private Texts(Language language, String bundle) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            bundle,
            language.locale(),
            Texts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The texts in this language. */
  public static Texts in(Language language) {
    return new Texts(language, BUNDLE);
  }

  /** The texts of another bundle in this language. */
  public static Texts in(Language language, String bundle) {
    return new Texts(language, bundle);
  }

  /** The language of these texts. */
  public Language language() {
    return language;
  }

  /** Whether there is a text with this key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * The text with this key.
   *
   * @throws java.util.MissingResourceException where there is none
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /**
   * The text with this key, with its places filled in.
   *
   * @param values for the places {0}, {1}, …; numbers already formatted
   */
  public String get(String key, String... values) {
    return new MessageFormat(bundle.getString(key), language.locale())
        .format(values.clone(), new StringBuffer(), null)
        .toString();
  }
}
