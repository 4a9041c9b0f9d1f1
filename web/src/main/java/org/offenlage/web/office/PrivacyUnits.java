package org.offenlage.web.office;

import org.offenlage.web.language.Texts;

/** Privacy units as members of staff read them; data keep the English name. Stateless. */
final class PrivacyUnits {

  private static final String IN_ONE_PERIOD = " in one reference period";

  private PrivacyUnits() {}

  /** A privacy unit's stored name in the language of these words. */
  static String inWords(String unit, Texts words) {
    return unit.endsWith(IN_ONE_PERIOD)
        ? words.get("unit.in-one-period", unit.substring(0, unit.length() - IN_ONE_PERIOD.length()))
        : unit;
  }
}
