package org.offenlage.ejb.microdata.intake;

import java.util.Collection;
import java.util.regex.Pattern;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.CsvFormat.DecimalMark;
import org.offenlage.ejb.microdata.CsvFormat.Grouping;

/**
 * How numbers are written in a file. Immutable.
 *
 * @param mark between whole and fraction
 * @param grouping whether digits are grouped
 */
record NumberStyle(DecimalMark mark, Grouping grouping) {

  /** The style that most columns of numbers are written in. */
  static NumberStyle of(Collection<ColumnSample> columns, char delimiter) {
    int comma = 0;
    int point = 0;
    int commaGroups = 0;
    int pointGroups = 0;
    for (ColumnSample column : columns) {
      if (column.all(ColumnSample.GERMAN_DATE)) {
        continue;
      }
      boolean hasComma = column.any(",");
      boolean hasPoint = column.any(".");
      if (hasComma && column.all(ColumnSample.COMMA_GROUPED)) {
        comma++;
      }
      if (hasPoint && column.all(ColumnSample.POINT_GROUPED)) {
        point++;
      }
      if (hasPoint && column.all(ColumnSample.COMMA_GROUPED)) {
        commaGroups++;
      }
      if (hasComma && column.all(ColumnSample.POINT_GROUPED)) {
        pointGroups++;
      }
    }
    if (delimiter == ',') {
      return new NumberStyle(DecimalMark.POINT, Grouping.NONE);
    }
    if (comma > point || (comma == point && commaGroups >= pointGroups)) {
      return new NumberStyle(
          DecimalMark.COMMA, commaGroups > 0 ? Grouping.THOUSANDS : Grouping.NONE);
    }
    return new NumberStyle(
        DecimalMark.POINT, pointGroups > 0 && comma == 0 ? Grouping.THOUSANDS : Grouping.NONE);
  }

  /** What a number with a fraction looks like. */
  Pattern fraction() {
    if (mark == DecimalMark.COMMA) {
      return grouping == Grouping.NONE ? ColumnSample.COMMA_FRACTION : ColumnSample.COMMA_GROUPED;
    }
    return grouping == Grouping.NONE ? ColumnSample.POINT_FRACTION : ColumnSample.POINT_GROUPED;
  }

  /** A number as Java reads it. */
  String plain(String number) {
    String ungrouped =
        grouping == Grouping.NONE ? number : number.replace(String.valueOf(mark.groupMark()), "");
    return ungrouped.replace(mark.character(), '.');
  }

  CsvFormat with(CsvFormat format) {
    return new CsvFormat(format.delimiter(), format.charset(), mark, format.quote(), grouping);
  }
}
