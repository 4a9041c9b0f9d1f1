package org.offenlage.web.office;

import org.offenlage.ejb.access.Refusal;
import org.offenlage.web.form.Pages;
import org.offenlage.web.form.RefusalText;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The texts of the office pages in the language of the page. Stateless. */
final class Words {

  private static final String BUNDLE = "org.offenlage.web.office.words";

  private Words() {}

  static Texts here() {
    return in(Pages.language());
  }

  static Texts in(Language language) {
    return Texts.in(language, BUNDLE);
  }

  /** The texts that all forms share. */
  static Texts forms() {
    return Texts.in(Pages.language());
  }

  static String refusal(Refusal refusal) {
    return RefusalText.tell(refusal, here());
  }
}
