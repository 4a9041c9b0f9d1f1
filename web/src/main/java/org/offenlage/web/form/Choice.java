package org.offenlage.web.form;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One entry of a selection.
 *
 * @param value what is sent
 * @param label what is read
 */
public record Choice(String value, String label) implements Serializable {

  /** What is sent. */
  public String getValue() {
    return value;
  }

  /** What is read. */
  public String getLabel() {
    return label;
  }

  /** One entry for each constant of an enumeration. */
  public static <E extends Enum<E>> List<Choice> of(Class<E> type, Function<E, String> label) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> new Choice(constant.name(), label.apply(constant)))
        .toList();
  }
}
