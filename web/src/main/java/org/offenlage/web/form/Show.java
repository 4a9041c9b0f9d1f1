package org.offenlage.web.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.offenlage.ejb.catalogue.LocalizedText;

/** How dates, numbers and texts look to members of staff and citizens. Stateless. */
@Named
@ApplicationScoped
public class Show {

  private static final ZoneId OFFICE = ZoneId.of("Europe/Berlin");

  /** Day and time in the office's time zone. */
  public String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale())
        .format(instant.atZone(OFFICE));
  }

  /** A whole number with its thousands set apart. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** A number with a fixed number of decimals. */
  public String decimal(BigDecimal number, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(number);
  }

  /** The text in the reader's language. */
  public String text(LocalizedText text) {
    return text.in(locale());
  }

  /** A hash in groups of eight, to be read aloud and broken across lines. */
  public String hash(String hexadecimal) {
    return hexadecimal.replaceAll("(.{8})(?=.)", "$1 ");
  }

  private static Locale locale() {
    return Pages.language().locale();
  }
}
