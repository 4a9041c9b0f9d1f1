package org.offenlage.ejb.microdata.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.offenlage.ejb.microdata.ColumnType;

/**
 * Which type the values of a column suggest. Where it is unclear the more guarded type is taken:
 * who might be found by a value is an identifier, and identifiers are never stored. Stateless but
 * for its parameters.
 */
final class ColumnTypes {

  private static final int MOST_CODES = 500;
  private static final int FEW_NUMBERS = 12;
  private static final int LEAST_RECORDS_PER_CODE = 3;
  private static final int FEW_RECORDS = 20;
  private static final int LONGEST_TEXT = 10_000;

  /** A declaration cannot be changed, and next year's file holds next year's dates. */
  private static final int YEARS_AROUND = 10;

  private final NumberStyle style;
  private final long records;

  ColumnTypes(NumberStyle style, long records) {
    this.style = style;
    this.records = records;
  }

  ColumnType of(ColumnSample sample) {
    if (sample.filled() == 0) {
      return new ColumnType.Text(100);
    }
    if (isDates(sample)) {
      LocalDate first = least(sample, ColumnTypes::day);
      LocalDate last = most(sample, ColumnTypes::day);
      return new ColumnType.Date(
          new ColumnType.DateRange(
              LocalDate.of(first.getYear() - YEARS_AROUND, 1, 1),
              LocalDate.of(last.getYear() + YEARS_AROUND, 12, 31)));
    }
    if (isIdentifier(sample)) {
      return new ColumnType.Identifier(kind(sample.name()));
    }
    if (isYears(sample)) {
      return new ColumnType.Year(
          new ColumnType.WholeRange(
              least(sample, Long::valueOf) - YEARS_AROUND,
              most(sample, Long::valueOf) + YEARS_AROUND));
    }
    boolean numbers = sample.all(ColumnSample.WHOLE);
    if (isCodes(sample, numbers)) {
      return new ColumnType.Code(sample.counts().keySet().stream().sorted().toList());
    }
    if (numbers || isGroupedWhole(sample)) {
      BigDecimal least = least(sample, this::number);
      BigDecimal most = most(sample, this::number);
      return new ColumnType.Whole(
          new ColumnType.WholeRange(
              least.signum() >= 0 ? 0 : -roundedUp(least.negate()).longValue(),
              roundedUp(most).longValue()));
    }
    if (sample.all(style.fraction())) {
      BigDecimal least = least(sample, this::number);
      BigDecimal most = most(sample, this::number);
      return new ColumnType.Fraction(
          new ColumnType.FractionRange(
              least.signum() >= 0 ? BigDecimal.ZERO : roundedUp(least.negate()).negate(),
              roundedUp(most)));
    }
    return new ColumnType.Text(textLength(sample.longest()));
  }

  private static boolean isDates(ColumnSample sample) {
    if (!sample.all(ColumnSample.ISO_DATE)
        && !sample.all(ColumnSample.GERMAN_DATE)
        && !(sample.all(ColumnSample.COMPACT_DATE) && !isUniqueNumber(sample))) {
      return false;
    }
    try {
      sample.counts().keySet().forEach(ColumnTypes::day);
      return true;
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  /** Register numbers may look like dates; dates of many people repeat. */
  private static boolean isUniqueNumber(ColumnSample sample) {
    return sample.isUnique() && sample.filled() > FEW_RECORDS;
  }

  /** A day as any of the forms that are read. */
  static LocalDate day(String text) {
    if (text.contains("-")) {
      return LocalDate.parse(text);
    }
    if (text.contains(".")) {
      String[] parts = text.split("\\.", -1);
      return LocalDate.of(
          Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
    }
    return LocalDate.of(
        Integer.parseInt(text.substring(0, 4)),
        Integer.parseInt(text.substring(4, 6)),
        Integer.parseInt(text.substring(6)));
  }

  /**
   * Values that occur once each, or stand together like the members of a household, are of somebody
   * and not of a class; so are many different numbers under the name of an identifier.
   */
  private boolean isIdentifier(ColumnSample sample) {
    boolean coded = sample.all(ColumnSample.WHOLE) || sample.all(ColumnSample.DIGITS);
    boolean words = !coded && !sample.all(style.fraction());
    if (isUniqueNumber(sample) && (coded || words)) {
      return true;
    }
    boolean many = sample.distinct() > Math.max(FEW_RECORDS, records / 20);
    boolean named = NamedKinds.isIdentifier(sample.name());
    return (coded && many && sample.isInRuns())
        || ((coded || words) && named && (many || sample.distinct() > MOST_CODES))
        || ((coded || words) && named && sample.isUnique());
  }

  private static String kind(String name) {
    return NamedKinds.kind(name);
  }

  private static boolean isYears(ColumnSample sample) {
    return sample.all(ColumnSample.YEAR)
        && (NamedKinds.isYear(sample.name())
            || most(sample, Long::valueOf) - least(sample, Long::valueOf) < 150);
  }

  private boolean isCodes(ColumnSample sample, boolean numbers) {
    if (sample.distinct() > MOST_CODES) {
      return false;
    }
    if (numbers && !sample.looksCoded()) {
      return sample.distinct() <= FEW_NUMBERS && !NamedKinds.isAmount(sample.name());
    }
    if (!numbers && sample.all(style.fraction()) && !sample.looksCoded()) {
      return false;
    }
    return sample.distinct() <= FEW_NUMBERS
        || sample.filled() >= (long) sample.distinct() * LEAST_RECORDS_PER_CODE;
  }

  private boolean isGroupedWhole(ColumnSample sample) {
    return sample.all(style.fraction()) && !sample.any(String.valueOf(style.mark().character()));
  }

  private BigDecimal number(String text) {
    return new BigDecimal(style.plain(text));
  }

  private static <T extends Comparable<? super T>> T least(
      ColumnSample sample, Function<String, T> reading) {
    return sample.counts().keySet().stream()
        .map(reading)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static <T extends Comparable<? super T>> T most(
      ColumnSample sample, Function<String, T> reading) {
    return sample.counts().keySet().stream()
        .map(reading)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The next of 10, 20, 50, 100 and so on above twice the number: later files have larger ones. */
  private static BigDecimal roundedUp(BigDecimal number) {
    BigDecimal wanted = number.multiply(BigDecimal.valueOf(2)).max(BigDecimal.ONE);
    BigDecimal step = BigDecimal.ONE;
    while (true) {
      for (int factor : List.of(1, 2, 5)) {
        BigDecimal bound = step.multiply(BigDecimal.valueOf(factor));
        if (bound.compareTo(wanted) >= 0) {
          return bound.min(BigDecimal.valueOf(Long.MAX_VALUE));
        }
      }
      step = step.multiply(BigDecimal.TEN);
    }
  }

  private static int textLength(int longest) {
    int length = 20;
    while (length < longest * 2 && length < LONGEST_TEXT) {
      length *= 2;
    }
    return Math.min(length, LONGEST_TEXT);
  }

  /** What names of columns tell, in German and English. */
  private static final class NamedKinds {

    private static boolean isIdentifier(String name) {
      return matches(
          name,
          ".*(^|[_. -])(id|idnr|nr|nummer|kennung|key|pid|hid|uid|uuid)$",
          ".*(kennzeichen|identnummer|steuer-?id|versicherungsnummer|aktenzeichen|person_?id).*",
          ".*(rb030|db030|hb030|pb030)$");
    }

    private static String kind(String name) {
      if (matches(name, ".*(haushalt|household|hh|hid|db030|hb030).*")) {
        return "household";
      }
      if (matches(name, ".*(fahrzeug|vehicle|fin|kfz).*")) {
        return "vehicle";
      }
      if (matches(name, ".*(halter|owner|holder|eigent).*")) {
        return "holder";
      }
      if (matches(name, ".*(betrieb|firma|unternehmen|company|firm).*")) {
        return "firm";
      }
      return "person";
    }

    private static boolean isYear(String name) {
      return matches(name, ".*(jahr|year|gebj|birth).*");
    }

    /** Something that is counted or measured, however few its values are. */
    private static boolean isAmount(String name) {
      return matches(
          name,
          ".*(anzahl|zahl|alter|age|size|groesse|größe|count|betrag|einkommen|income|kinder"
              + "|children|dauer|stunden|hours|gewicht|weight).*");
    }

    private static boolean matches(String name, String... patterns) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (String pattern : patterns) {
        if (lower.matches(pattern)) {
          return true;
        }
      }
      return false;
    }
  }
}
