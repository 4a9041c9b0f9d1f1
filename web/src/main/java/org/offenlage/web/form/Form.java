package org.offenlage.web.form;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.offenlage.web.language.Texts;

/**
 * The fields of a form by name: what was entered, and what is wrong with it.
 *
 * <p>Entered text stays as it was entered until the form is done. Not safe for use by several
 * threads.
 */
public final class Form implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<String, String> values = new HashMap<>();
  private final LinkedHashMap<String, String> errors = new LinkedHashMap<>();

  /** What was entered, by field; pages write here. */
  public Map<String, String> getValues() {
    return values;
  }

  /** What is wrong, by field: a sentence each, in the order of the checks. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** Whether no check has complained. */
  public boolean isFlawless() {
    return errors.isEmpty();
  }

  /** Forgets earlier complaints, before checks run again. */
  public void checkAgain() {
    errors.clear();
  }

  /** Puts a value in, as a default or a template. */
  public Form with(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** What was entered, without blanks around it. */
  public String text(String name) {
    // Faces enters null for a choice that is empty.
    @Nullable String value = values.get(name);
    return value == null ? "" : value.strip();
  }

  /** What was entered, where anything was. */
  public Optional<String> optional(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  /** What was entered; complains where nothing was. */
  public String required(String name, Texts texts) {
    String text = text(name);
    if (text.isEmpty()) {
      refuse(name, texts.get("form.required"));
    }
    return text;
  }

  /** A whole number; complains where there is none or something else. */
  public long whole(String name, Texts texts) {
    OptionalLong number = optionalWhole(name, texts);
    if (number.isEmpty() && !errors.containsKey(name)) {
      refuse(name, texts.get("form.required"));
    }
    return number.orElse(0);
  }

  /** A whole number, where anything was entered; complains where that is something else. */
  public OptionalLong optionalWhole(String name, Texts texts) {
    String text = text(name).replace("\u00a0", "").replace(".", "");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      refuse(name, texts.get("form.whole"));
      return OptionalLong.empty();
    }
  }

  /** A number with a decimal comma or point; complains where there is none or something else. */
  public BigDecimal number(String name, Texts texts) {
    String text = required(name, texts);
    Optional<BigDecimal> number = parse(text);
    if (number.isEmpty() && !text.isEmpty()) {
      refuse(name, texts.get("form.number"));
    }
    return number.orElse(BigDecimal.ZERO);
  }

  /** A number with a decimal comma or point, if the text is one of usual size. */
  public static Optional<BigDecimal> parse(String text) {
    if (!text.matches("-?\\d{1,18}([.,]\\d{1,12})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.replace(',', '.')));
  }

  /** Complains about a field; the first complaint stands. */
  public void refuse(String name, String sentence) {
    errors.putIfAbsent(name, sentence);
  }
}
