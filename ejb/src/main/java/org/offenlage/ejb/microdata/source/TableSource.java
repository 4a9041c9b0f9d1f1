package org.offenlage.ejb.microdata.source;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.offenlage.ejb.microdata.DeclarationYaml;
import org.offenlage.ejb.microdata.JsonMembers;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * A table of another database that is delivered on a schedule.
 *
 * <pre>
 * tables:
 *   - dataset: residents
 *     url: jdbc:postgresql://register.example.org/residents
 *     user: offenlage
 *     passwordFile: /run/secrets/residents
 *     table: public.resident
 *     period: year        # the last year, quarter or month that is over
 *     dayOfMonth: 5       # left out: every day
 *     hour: 3
 * </pre>
 *
 * @param datasetId whose declared columns are read, by their names
 * @param url of the database
 * @param user of the database, who needs to read this table only
 * @param passwordFile whose first line is the password; none where it is empty
 * @param table with its schema
 * @param period which period that is over a delivery is for
 * @param dayOfMonth on which it is read; every day where it is empty
 * @param hour from which on it is read, 0 to 23
 */
record TableSource(
    String datasetId,
    String url,
    String user,
    Optional<Path> passwordFile,
    String table,
    ReferencePeriod.Kind period,
    Optional<Integer> dayOfMonth,
    int hour) {

  private static final Pattern TABLE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}(\\.[\\p{L}_][\\p{L}\\p{N}_]{0,62}){0,2}");

  TableSource {
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException(
          "a table is named by letters, digits and _, with its schema before a point");
    }
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException("the url of a database begins with jdbc:");
    }
    if (hour < 0 || hour > 23 || dayOfMonth.filter(day -> day < 1 || day > 28).isPresent()) {
      throw new IllegalArgumentException("the hour is 0 to 23, the day of the month 1 to 28");
    }
  }

  /**
   * Reads the file in which the operator names all tables.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static List<TableSource> parse(String yaml) {
    return JsonMembers.of(DeclarationYaml.parse(yaml), "the list of tables", Set.of("tables"))
        .objects("tables", TableSource::read);
  }

  private static TableSource read(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json,
            "a table",
            Set.of(
                "dataset", "url", "user", "passwordFile", "table", "period", "dayOfMonth", "hour"));
    return new TableSource(
        members.text("dataset"),
        members.text("url"),
        members.optionalText("user").orElse(""),
        members.optionalText("passwordFile").map(Path::of),
        members.text("table"),
        members.constant("period", ReferencePeriod.Kind.class),
        members.has("dayOfMonth") ? Optional.of(members.small("dayOfMonth")) : Optional.empty(),
        members.small("hour"));
  }

  /** Whether it is to be read on a day, from an hour on. */
  boolean isDue(LocalDate day, int atHour) {
    return atHour >= hour && dayOfMonth.map(due -> due == day.getDayOfMonth()).orElse(true);
  }

  /** The last period that is over on a day. */
  ReferencePeriod periodOn(LocalDate day) {
    return ReferencePeriod.of(period, ReferencePeriod.of(period, day).firstDay().minusDays(1));
  }

  /** Nothing of the password, and no address that may hold one. */
  @Override
  public String toString() {
    return datasetId + " from " + table;
  }
}
