package org.offenlage.ejb.microdata;

import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the files of a dataset look like, whom they describe, and by which right they are kept.
 *
 * <p>Immutable. A declaration never changes once it is stored: snapshots are read by it.
 *
 * @param id lower case words joined by hyphens, e.g. {@code residents}
 * @param title for staff
 * @param format how its files are written
 * @param columns every column of the file, in any order
 * @param respondent whom the records describe
 * @param legalBasis the law or statute by which the office may process the data
 * @param retention how long a snapshot is kept after its delivery
 * @param checks what is checked beyond the types of columns
 */
public record DatasetDeclaration(
    String id,
    String title,
    CsvFormat format,
    List<Column> columns,
    Respondent respondent,
    String legalBasis,
    Period retention,
    Checks checks) {

  /** Most columns of a dataset. */
  public static final int MOST_COLUMNS = 1_000;

  public DatasetDeclaration {
    columns = List.copyOf(columns);
    if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > 63) {
      throw new IllegalArgumentException(
          "a dataset's id is made of lower case words joined by hyphens, 63 letters at most");
    }
    if (title.isBlank() || legalBasis.isBlank()) {
      throw new IllegalArgumentException("a dataset needs a title and a legal basis");
    }
    if (columns.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException("a dataset has at most 1,000 columns");
    }
    if (retention.isZero() || retention.isNegative()) {
      throw new IllegalArgumentException("the retention must be a period of time");
    }
    Set<String> names = new HashSet<>();
    boolean respondentFound = false;
    for (Column column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "the column '" + column.name() + "' is named twice, capitals aside");
      }
      if (column.name().equals(respondent.column())) {
        respondentFound =
            column.type() instanceof ColumnType.Identifier
                && column.presence() == Column.Presence.REQUIRED;
      }
    }
    if (!respondentFound) {
      throw new IllegalArgumentException(
          "the respondent must be named by a required identifier column");
    }
    checks.fit(columns.stream().collect(Collectors.toMap(Column::name, Column::type)));
  }

  /** A dataset of which nothing is checked beyond the types of its columns. */
  public DatasetDeclaration(
      String id,
      String title,
      CsvFormat format,
      List<Column> columns,
      Respondent respondent,
      String legalBasis,
      Period retention) {
    this(id, title, format, columns, respondent, legalBasis, retention, Checks.NONE);
  }

  /** The column of this name, if declared. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
