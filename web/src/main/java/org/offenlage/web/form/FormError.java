package org.offenlage.web.form;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.web.language.Texts;

/**
 * A complaint as it stands in the summary above a form.
 *
 * @param field id of the field on the page; empty where the form as a whole is meant
 * @param sentence in the reader's language
 */
public record FormError(String field, String sentence) implements Serializable {

  /** Id of the field on the page. */
  public String getField() {
    return field;
  }

  /** What is wrong. */
  public String getSentence() {
    return sentence;
  }

  /**
   * All complaints of a form whose fields stand on the page under their names.
   *
   * @param texts hold the name of a field, as people know it, under {@code field.NAME}
   */
  public static List<FormError> of(Form form, Texts texts) {
    return of(form, "", texts);
  }

  /** All complaints of a form within a repetition, whose ids begin so. */
  public static List<FormError> of(Form form, String at, Texts texts) {
    List<FormError> errors = new ArrayList<>();
    form.getErrors()
        .forEach(
            (field, sentence) -> {
              String key = "field." + field;
              String named = texts.has(key) ? texts.get(key) + ": " + sentence : sentence;
              errors.add(new FormError(field.isEmpty() ? "" : at + field, named));
            });
    return errors;
  }
}
