package org.offenlage.web.office.accountability;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** Puts declarations of data into words. Stateless. */
final class DataWords {

  private static final String BUNDLE = "org.offenlage.web.office.accountability.words";

  private DataWords() {}

  static Texts words(Language language) {
    return Texts.in(language, BUNDLE);
  }

  /** The columns of a dataset, each with what it holds. */
  static String columns(DatasetDeclaration dataset, Texts words) {
    return dataset.columns().stream()
        .map(column -> column.name() + " (" + kind(column, words) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String kind(Column column, Texts words) {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      return words.get("column.identifier", identifier.kind());
    }
    if (type instanceof ColumnType.Code) {
      return words.get("column.code");
    }
    if (type instanceof ColumnType.Date) {
      return words.get("column.date");
    }
    if (type instanceof ColumnType.Year) {
      return words.get("column.year");
    }
    return words.get(type instanceof ColumnType.Text ? "column.text" : "column.number");
  }

  /** A period of time. */
  static String period(Period period, Texts words) {
    if (period.equals(Period.ofYears(period.getYears()))) {
      return period.getYears() == 1
          ? words.get("period.year")
          : words.get("period.years", Integer.toString(period.getYears()));
    }
    return period.getDays() == 0
        ? words.get("period.months", Long.toString(period.toTotalMonths()))
        : words.get(
            "period.months-and-days",
            Long.toString(period.toTotalMonths()),
            Integer.toString(period.getDays()));
  }

  /** A section of paragraphs whose texts are numbered from 1 under a key. */
  static OfficialDocument.Section section(String key, Texts words) {
    List<OfficialDocument.Block> paragraphs = new ArrayList<>();
    for (int p = 1; words.has(key + "." + p); p++) {
      paragraphs.add(new OfficialDocument.Paragraph(words.get(key + "." + p)));
    }
    return new OfficialDocument.Section(words.get(key), paragraphs);
  }
}
