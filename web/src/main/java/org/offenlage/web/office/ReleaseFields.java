package org.offenlage.web.office;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** Reads from a form on which day and at what time something becomes public. Stateless. */
final class ReleaseFields {

  static final String DAY = "releaseDay";
  static final String TIME = "releaseTime";

  /** The time of day at which the office publishes, unless another is entered. */
  private static final String USUAL_TIME = "10:00";

  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final Pattern GERMAN = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})");

  private ReleaseFields() {}

  /** The instant, where a day was entered; complains where it is none. */
  static Optional<Instant> read(Form form, Texts words) {
    Optional<String> day = form.optional(DAY);
    if (day.isEmpty()) {
      if (form.optional(TIME).isPresent()) {
        form.refuse(DAY, words.get("release.day.missing"));
      }
      return Optional.empty();
    }
    Optional<LocalDate> date = date(day.get());
    Optional<LocalTime> time = time(form.optional(TIME).orElse(USUAL_TIME));
    if (date.isEmpty()) {
      form.refuse(DAY, words.get("release.day.unreadable"));
    }
    if (time.isEmpty()) {
      form.refuse(TIME, words.get("release.time.unreadable"));
    }
    return date.flatMap(d -> time.map(t -> d.atTime(t).atZone(HERE).toInstant()));
  }

  private static Optional<LocalDate> date(String text) {
    Matcher german = GERMAN.matcher(text);
    Matcher iso = ISO.matcher(text);
    try {
      if (german.matches()) {
        return Optional.of(LocalDate.of(number(german, 3), number(german, 2), number(german, 1)));
      }
      return iso.matches()
          ? Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> time(String text) {
    Matcher clock = CLOCK.matcher(text);
    try {
      return clock.matches()
          ? Optional.of(LocalTime.of(number(clock, 1), number(clock, 2)))
          : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
