package org.offenlage.ejb.microdata.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.Proposal;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;

/** Makes a proposal of what was sampled. For use once, by one thread. */
final class Suggestion {

  private static final int TOLERANCE_PERCENT = 25;
  private static final int LEAST_RECORDS = 30;
  private static final int MOST_KEYS = 3;
  private static final Pattern YEAR_IN_NAME =
      Pattern.compile("(?<![0-9])((19|20)[0-9]{2})(?![0-9])");

  private final String stem;
  private final CsvFormat format;
  private final List<ColumnSample> samples;
  private final ColumnTypes types;
  private final long records;

  Suggestion(
      String fileName,
      CsvFormat format,
      NumberStyle style,
      List<ColumnSample> samples,
      long records) {
    this.stem = fileName.replaceAll(".*[/\\\\]", "").replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    this.format = format;
    this.samples = samples;
    this.types = new ColumnTypes(style, records);
    this.records = records;
  }

  Proposal proposal() {
    List<Column> columns =
        samples.stream()
            .map(
                sample ->
                    new Column(
                        sample.name(),
                        types.of(sample),
                        sample.hasEmpty() ? Column.Presence.OPTIONAL : Column.Presence.REQUIRED))
            .toList();
    Optional<Respondent> respondent = respondent(columns);
    Optional<ReferencePeriod> period = period(columns);
    return new Proposal(
        id(),
        title(),
        format,
        columns,
        respondent,
        checks(columns, respondent, period),
        period,
        records);
  }

  private String id() {
    String id =
        stem.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    return id.isEmpty() ? "dataset" : id.substring(0, Math.min(id.length(), 60));
  }

  private String title() {
    String title = stem.replace('_', ' ').replaceAll("\\p{Cntrl}", "").strip();
    return title.isEmpty() ? "-" : title.substring(0, Math.min(title.length(), 200));
  }

  /** Who occurs once comes first, then persons, then whoever occurs in most values. */
  private Optional<Respondent> respondent(List<Column> columns) {
    return columns.stream()
        .filter(
            column ->
                column.type() instanceof ColumnType.Identifier
                    && column.presence() == Column.Presence.REQUIRED)
        .max(
            Comparator.<Column>comparingInt(column -> kind(column).equals("person") ? 1 : 0)
                .thenComparingInt(column -> sample(column).isUnique() ? 1 : 0)
                .thenComparingInt(column -> sample(column).distinct()))
        .map(
            column ->
                new Respondent(
                    column.name(),
                    kind(column),
                    sample(column).isUnique() ? Respondent.Records.ONE : Respondent.Records.MANY));
  }

  private static String kind(Column column) {
    return ((ColumnType.Identifier) column.type()).kind();
  }

  private ColumnSample sample(Column column) {
    return samples.stream()
        .filter(sample -> sample.name().equals(column.name()))
        .findFirst()
        .orElseThrow();
  }

  private Checks checks(
      List<Column> columns, Optional<Respondent> respondent, Optional<ReferencePeriod> period) {
    List<List<String>> keys =
        columns.stream()
            .filter(
                column ->
                    column.type() instanceof ColumnType.Identifier
                        && sample(column).isUnique()
                        && respondent.stream().noneMatch(r -> r.column().equals(column.name())))
            .limit(MOST_KEYS)
            .map(column -> List.of(column.name()))
            .toList();
    Optional<String> area =
        columns.stream()
            .filter(column -> column.type() instanceof ColumnType.Code)
            .max(
                Comparator.comparingInt(column -> ((ColumnType.Code) column.type()).codes().size()))
            .map(Column::name);
    return new Checks(
        period.map(p -> new Checks.PeriodCheck(p.kind(), periodColumn(columns, p))),
        keys,
        List.of(),
        Optional.of(new Checks.Plausibility(area, List.of(), TOLERANCE_PERCENT, LEAST_RECORDS)));
  }

  /** The period in which all years or dates of one column lie, or which the name tells. */
  private Optional<ReferencePeriod> period(List<Column> columns) {
    for (Column column : columns) {
      Set<LocalDate> days = days(column);
      if (!days.isEmpty()) {
        LocalDate first = days.iterator().next();
        for (ReferencePeriod.Kind kind :
            List.of(
                ReferencePeriod.Kind.MONTH,
                ReferencePeriod.Kind.QUARTER,
                ReferencePeriod.Kind.YEAR)) {
          boolean dated = column.type() instanceof ColumnType.Date;
          ReferencePeriod period = ReferencePeriod.of(kind, first);
          if ((dated || kind == ReferencePeriod.Kind.YEAR)
              && days.stream().allMatch(day -> ReferencePeriod.of(kind, day).equals(period))) {
            return Optional.of(period);
          }
        }
      }
    }
    Matcher year = YEAR_IN_NAME.matcher(stem);
    return year.find() ? Optional.of(new ReferencePeriod(year.group(1))) : Optional.empty();
  }

  private Optional<String> periodColumn(List<Column> columns, ReferencePeriod period) {
    return columns.stream()
        .filter(
            column -> {
              Set<LocalDate> days = days(column);
              return !days.isEmpty()
                  && days.stream()
                      .allMatch(day -> ReferencePeriod.of(period.kind(), day).equals(period));
            })
        .map(Column::name)
        .findFirst();
  }

  /** The days of a column of dates, or first days of its years, within what periods there are. */
  private Set<LocalDate> days(Column column) {
    Set<LocalDate> days = new TreeSet<>();
    if (column.type() instanceof ColumnType.Date) {
      sample(column).counts().keySet().forEach(value -> days.add(ColumnTypes.day(value)));
    } else if (column.type() instanceof ColumnType.Year) {
      sample(column)
          .counts()
          .keySet()
          .forEach(value -> days.add(LocalDate.of(Integer.parseInt(value), 1, 1)));
    }
    return days.stream().allMatch(day -> day.getYear() >= 1900 && day.getYear() < 2200)
        ? days
        : Set.of();
  }
}
