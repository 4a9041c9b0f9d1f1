package org.offenlage.web.office;

import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** Texts in two languages in a form: German is needed, English may be left out. Stateless. */
final class Localized {

  private Localized() {}

  static LocalizedText read(Form form, String name, Texts forms) {
    String german = form.required(name + "De", forms);
    return new LocalizedText(german, form.optional(name + "En").orElse(german));
  }

  static void put(LocalizedText text, String name, Form form) {
    form.with(name + "De", text.german()).with(name + "En", text.english());
  }
}
