package org.offenlage.ejb.microdata;

/**
 * A column of a dataset.
 *
 * @param name as in the file's header
 * @param type what it may hold
 * @param presence whether a cell may be empty
 */
public record Column(String name, ColumnType type, Presence presence) {

  /** Whether a cell may be empty. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  public Column {
    if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_.,:;/()%&#°²³§ -]{0,62}")
        || name.endsWith(" ")) {
      throw new IllegalArgumentException(
          "a column's name starts with a letter or digit and has at most 63 letters, digits,"
              + " blanks and _ . , : ; / ( ) % & # ° § -");
    }
    if (name.startsWith("offenlage_")) {
      throw new IllegalArgumentException("names that start with offenlage_ are kept for the vault");
    }
  }

  /** A column in which no cell may be empty. */
  public static Column required(String name, ColumnType type) {
    return new Column(name, type, Presence.REQUIRED);
  }

  /** A column in which cells may be empty. */
  public static Column optional(String name, ColumnType type) {
    return new Column(name, type, Presence.OPTIONAL);
  }
}
