package org.offenlage.web.report;

import java.text.Collator;
import java.util.Comparator;
import org.offenlage.web.language.Language;

/** The order of names in a language: ä beside a, not behind z. */
final class Alphabet {

  private Alphabet() {}

  static Comparator<String> of(Language language) {
    Collator collator = Collator.getInstance(language.locale());
    return collator::compare;
  }
}
