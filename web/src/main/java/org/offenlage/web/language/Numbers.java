package org.offenlage.web.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Numbers and dates as a reader of a language writes them: 1.234,5 in German, 1,234.5 in English.
 */
public final class Numbers {

  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

  private Numbers() {}

  /**
   * A number with a fixed count of decimals, rounded half up as readers expect.
   *
   * @param decimals digits behind the decimal sign, 0 to 9
   */
  public static String format(BigDecimal value, int decimals, Language language) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
    symbols.setMinusSign('−');
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** A count. */
  public static String format(long count, Language language) {
    return format(BigDecimal.valueOf(count), 0, language);
  }

  /**
   * A figure that was kept as text, as readers write it: 18.3 is 18,3 in German. Whole numbers of
   * up to four digits stay as they are, for they may be years; so does whatever is no number.
   */
  public static String inWords(String figure, Language language) {
    if (!figure.matches("-?([1-9]\\d{4,14}|\\d{1,15}\\.\\d{1,9})")) {
      return figure;
    }
    int point = figure.indexOf('.');
    return format(new BigDecimal(figure), point < 0 ? 0 : figure.length() - point - 1, language);
  }

  /** The day and minute at which it was, here. */
  public static String moment(Instant instant, Language language) {
    String pattern =
        switch (language) {
          case GERMAN -> "dd.MM.yyyy, HH:mm 'Uhr'";
          case ENGLISH -> "d MMM yyyy, HH:mm";
        };
    return DateTimeFormatter.ofPattern(pattern, language.locale()).withZone(HERE).format(instant);
  }

  /** The day on which it was, here. */
  public static String day(Instant instant, Language language) {
    String pattern =
        switch (language) {
          case GERMAN -> "d. MMMM yyyy";
          case ENGLISH -> "d MMMM yyyy";
        };
    return DateTimeFormatter.ofPattern(pattern, language.locale()).withZone(HERE).format(instant);
  }
}
