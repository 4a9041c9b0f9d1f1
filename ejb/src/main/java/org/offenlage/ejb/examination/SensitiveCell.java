package org.offenlage.ejb.examination;

/**
 * A cell that a safety rule found. Confidential: that it is sensitive tells that it is small.
 *
 * @param table {@code count}, {@code numerator}, {@code denominator} or {@code share}
 * @param codes its codes, joined by spaces
 */
public record SensitiveCell(String table, String codes) {

  @Override
  public String toString() {
    return "sensitive cell of " + table;
  }
}
