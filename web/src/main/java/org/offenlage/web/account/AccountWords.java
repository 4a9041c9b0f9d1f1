package org.offenlage.web.account;

import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The texts of the account pages. Stateless. */
final class AccountWords {

  private static final String BUNDLE = "org.offenlage.web.account.words";

  private AccountWords() {}

  static Texts here() {
    return in(Pages.language());
  }

  static Texts in(Language language) {
    return Texts.in(language, BUNDLE);
  }
}
