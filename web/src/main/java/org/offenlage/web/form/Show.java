package org.offenlage.web.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.web.language.Numbers;

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

  /** A day. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()).format(day);
  }

  /** A whole number with its thousands set apart. */
  public String number(long number) {
    return Numbers.format(number, Pages.language());
  }

  /** The text in the reader's language. */
  public String text(LocalizedText text) {
    return text.in(locale());
  }

  private static Locale locale() {
    return Pages.language().locale();
  }
}
