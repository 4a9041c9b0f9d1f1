package org.offenlage.ejb.microdata.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the values of one column look like. Holds them: never to be shown. */
final class ColumnSample {

  static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  static final Pattern DIGITS = Pattern.compile("[0-9]+");
  static final Pattern ISO_DATE = Pattern.compile("(1[89]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}");
  static final Pattern GERMAN_DATE =
      Pattern.compile("[0-9]{1,2}\\.[0-9]{1,2}\\.(1[89]|20)[0-9]{2}");
  static final Pattern COMPACT_DATE =
      Pattern.compile("(1[89]|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])");
  static final Pattern YEAR = Pattern.compile("(1[89]|20|21)[0-9]{2}");
  static final Pattern COMMA_FRACTION = Pattern.compile("-?[0-9]+(,[0-9]+)?");
  static final Pattern POINT_FRACTION = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  static final Pattern COMMA_GROUPED =
      Pattern.compile("-?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?");
  static final Pattern POINT_GROUPED =
      Pattern.compile("-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?");

  private final String name;
  private final Map<String, Integer> counts = new HashMap<>();
  private long filled;
  private long empty;
  private long runs;
  private int longest;
  private String last = "";

  ColumnSample(String name) {
    this.name = name;
  }

  void add(String value) {
    if (value.isEmpty()) {
      empty++;
      return;
    }
    filled++;
    if (!value.equals(last)) {
      runs++;
      last = value;
    }
    longest = Math.max(longest, value.codePointCount(0, value.length()));
    counts.merge(value, 1, Integer::sum);
  }

  String name() {
    return name;
  }

  /** Distinct values with how often each occurs. */
  Map<String, Integer> counts() {
    return counts;
  }

  long filled() {
    return filled;
  }

  boolean hasEmpty() {
    return empty > 0;
  }

  int distinct() {
    return counts.size();
  }

  int longest() {
    return longest;
  }

  boolean isUnique() {
    return filled > 0 && empty == 0 && counts.size() == filled;
  }

  /** Equal values stand together, as members of a household do. */
  boolean isInRuns() {
    return runs == counts.size();
  }

  boolean all(Pattern pattern) {
    return filled > 0 && counts.keySet().stream().allMatch(v -> pattern.matcher(v).matches());
  }

  boolean any(String part) {
    return counts.keySet().stream().anyMatch(value -> value.contains(part));
  }

  /** All of one length and made of digits, some with a leading zero or long: keys of a register. */
  boolean looksCoded() {
    return all(DIGITS)
        && counts.keySet().stream().mapToInt(String::length).distinct().count() == 1
        && longest >= 2
        && counts.keySet().stream().anyMatch(value -> value.startsWith("0"));
  }
}
