package org.offenlage.ejb.tabulation;

import java.util.ArrayList;
import java.util.List;

/** Text and parameters of a statement, in step. Not safe for use by several threads. */
final class SqlWriter {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /**
   * A statement and its parameters.
   *
   * @param text with question marks
   * @param parameters in order
   */
  record Sql(String text, List<Object> parameters) {
    Sql {
      parameters = List.copyOf(parameters);
    }
  }

  SqlWriter add(String words) {
    text.append(words);
    return this;
  }

  SqlWriter parameter(Object value) {
    text.append('?');
    parameters.add(value);
    return this;
  }

  Sql sql() {
    return new Sql(text.toString(), parameters);
  }
}
