package org.offenlage.ejb.microdata.intake;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeliveryProfile;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.RowProblem.Reason;
import org.offenlage.ejb.microdata.rule.Rule;

/**
 * Checks of whole records, after each of their fields was found right: period, keys and rules; and
 * what plausibility counts. For one file, by one thread.
 */
final class RowChecks implements AutoCloseable {

  private static final byte BETWEEN_FIELDS = 0x1F;

  private final DatasetDeclaration declaration;
  private final ProblemList problems;
  private final Map<String, FieldReader> readers;
  private final Optional<ReferencePeriod> period;
  private final List<Key> keys = new ArrayList<>();
  private final List<CodeCounter> counters = new ArrayList<>();
  private final @Nullable CodeCounter area;
  private final List<Total> totals = new ArrayList<>();

  private record Key(String names, int[] fields, Pseudonymiser pseudonyms, RespondentSet seen) {}

  /** Counts records by code; the last place is that of empty cells. */
  private record CodeCounter(String name, ColumnType.Code type, FieldReader reader, long[] counts) {
    int place() {
      return reader.value() == null ? counts.length - 1 : reader.position();
    }
  }

  private record Total(String name, FieldReader reader, double[] sums) {}

  RowChecks(
      DatasetDeclaration declaration,
      Optional<ReferencePeriod> period,
      Map<String, FieldReader> readers,
      int[] fieldByColumn,
      byte[] pseudonymKey,
      ProblemList problems) {
    this.declaration = declaration;
    this.period = period;
    this.readers = readers;
    this.problems = problems;
    Map<String, Integer> fields = new HashMap<>();
    for (int c = 0; c < fieldByColumn.length; c++) {
      fields.put(declaration.columns().get(c).name(), fieldByColumn[c]);
    }
    for (List<String> key : declaration.checks().keys()) {
      keys.add(
          new Key(
              String.join(" + ", key),
              key.stream().mapToInt(name -> fields.getOrDefault(name, 0)).toArray(),
              new Pseudonymiser(pseudonymKey, "key-of-" + declaration.id()),
              new RespondentSet()));
    }
    Optional<Checks.Plausibility> plausibility = declaration.checks().plausibility();
    if (plausibility.isPresent()) {
      for (Column column : declaration.columns()) {
        if (column.type() instanceof ColumnType.Code code) {
          counters.add(
              new CodeCounter(
                  column.name(), code, reader(column.name()), new long[code.codes().size() + 1]));
        }
      }
    }
    this.area =
        plausibility
            .flatMap(Checks.Plausibility::area)
            .flatMap(
                name ->
                    counters.stream().filter(counter -> counter.name().equals(name)).findFirst())
            .orElse(null);
    int places = area == null ? 1 : area.counts().length;
    plausibility.ifPresent(
        check ->
            check
                .totals()
                .forEach(name -> totals.add(new Total(name, reader(name), new double[places]))));
  }

  private FieldReader reader(String name) {
    FieldReader reader = readers.get(name);
    if (reader == null) {
      throw new IllegalStateException("checks ask only declared columns");
    }
    return reader;
  }

  /** Whether the file is for a period of the declared length; said as a problem where not. */
  boolean fitsPeriod() {
    Optional<Checks.PeriodCheck> check = declaration.checks().period();
    if (check.isPresent() && period.isPresent() && period.get().kind() != check.get().kind()) {
      problems.add(
          0,
          Optional.empty(),
          Reason.WRONG_PERIOD,
          check.get().kind().name().toLowerCase(java.util.Locale.ROOT));
      return false;
    }
    return true;
  }

  /** Checks the record whose fields the readers have read last. */
  void check(Records records) {
    checkPeriod(records.line());
    for (Key key : keys) {
      checkKey(key, records);
    }
    for (Rule rule : declaration.checks().rules()) {
      if (rule.isBroken(name -> reader(name).value())) {
        problems.add(records.line(), Optional.empty(), Reason.BROKEN_RULE, rule.text());
      }
    }
    for (CodeCounter counter : counters) {
      counter.counts()[counter.place()]++;
    }
    for (Total total : totals) {
      if (total.reader().value() instanceof Double number) {
        total.sums()[area == null ? 0 : area.place()] += number;
      }
    }
  }

  private void checkPeriod(long line) {
    Optional<String> column = declaration.checks().period().flatMap(Checks.PeriodCheck::column);
    if (column.isEmpty() || period.isEmpty()) {
      return;
    }
    @Nullable Object value = reader(column.get()).value();
    boolean inside =
        value instanceof LocalDate day
            ? !day.isBefore(period.get().firstDay()) && !day.isAfter(period.get().lastDay())
            : !(value instanceof Double year) || year == period.get().year();
    if (!inside) {
      problems.add(line, column, Reason.OUTSIDE_PERIOD, period.get().code());
    }
  }

  private void checkKey(Key key, Records records) {
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (int field : key.fields()) {
      values.write(
          records.bytes(), records.start(field), records.end(field) - records.start(field));
      values.write(BETWEEN_FIELDS);
    }
    byte[] bytes = values.toByteArray();
    key.pseudonyms().read(bytes, 0, bytes.length);
    if (!key.seen().add(key.pseudonyms().high(), key.pseudonyms().low(), records.line())) {
      problems.add(records.line(), Optional.of(key.names()), Reason.DUPLICATE_KEY, "");
    }
  }

  /** Tells of keys that occur again among those that were put aside; after the last record. */
  void tellLateRepetitions() {
    for (Key key : keys) {
      RespondentSet.Repetitions late = key.seen().repetitions(ProblemList.MOST_KEPT);
      problems.addLate(
          late.firstLines(), late.count(), Optional.of(key.names()), Reason.DUPLICATE_KEY);
    }
  }

  /** Deletes what was put aside. */
  @Override
  public void close() {
    keys.forEach(key -> key.seen().close());
  }

  /** What was counted. */
  DeliveryProfile profile(long rows) {
    Map<String, Map<String, Double>> records = new LinkedHashMap<>();
    for (CodeCounter counter : counters) {
      Map<String, Double> byCode = new LinkedHashMap<>();
      for (int i = 0; i < counter.type().codes().size(); i++) {
        if (counter.counts()[i] > 0) {
          byCode.put(counter.type().codes().get(i), (double) counter.counts()[i]);
        }
      }
      records.put(counter.name(), byCode);
    }
    Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
    for (Total total : totals) {
      Map<String, Double> byArea = new LinkedHashMap<>();
      for (int i = 0; i < total.sums().length; i++) {
        String code =
            area == null || i == area.type().codes().size() ? "" : area.type().codes().get(i);
        byArea.put(code, total.sums()[i]);
      }
      sums.put(total.name(), byArea);
    }
    return new DeliveryProfile(rows, records, sums);
  }
}
