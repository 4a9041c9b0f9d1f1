package org.offenlage.ejb.microdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.microdata.Checks.Plausibility;

/**
 * Something in which a delivery differs from the one before by more than its dataset tolerates.
 * Names columns and codes, and by how much a number changed, never a number itself.
 *
 * @param kind what differs
 * @param column of the codes or numbers; empty for the number of records
 * @param code of the area or category; empty for the whole
 * @param percent of change; -100 where nothing is left
 */
public record ImplausibleChange(
    Kind kind, Optional<String> column, Optional<String> code, long percent) {

  /** What differs. */
  public enum Kind {
    RECORDS("Zahl der Datensätze", "number of records"),
    RECORDS_OF_AREA("Zahl der Datensätze des Gebiets", "number of records of the area"),
    TOTAL("Summe", "total"),
    MISSING_CATEGORY("Kategorie kommt nicht mehr vor", "category does not occur any more");

    private final String german;
    private final String english;

    Kind(String german, String english) {
      this.german = german;
      this.english = english;
    }

    /** A phrase; German unless the language is English. */
    public String in(Locale locale) {
      return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : german;
    }
  }

  private static final int MOST_TOLD = 500;

  /** In one line, for lists and the ledger. */
  public String in(Locale locale) {
    return kind.in(locale)
        + column.map(name -> ": " + name).orElse("")
        + code.map(value -> " " + value).orElse("")
        + (kind == Kind.MISSING_CATEGORY ? "" : String.format(Locale.ROOT, " (%+d %%)", percent));
  }

  /** Everything in which a delivery differs from the one before by more than is tolerated. */
  public static List<ImplausibleChange> between(
      DeliveryProfile before, DeliveryProfile now, Plausibility plausibility) {
    List<ImplausibleChange> changes = new ArrayList<>();
    compare(
        changes,
        Kind.RECORDS,
        Optional.empty(),
        Optional.empty(),
        before.rows(),
        now.rows(),
        plausibility);
    before
        .records()
        .forEach(
            (column, codes) ->
                codes.forEach(
                    (code, records) -> {
                      double left = number(now.records(), column, code);
                      if (records < plausibility.leastRecords()) {
                        return;
                      }
                      if (left == 0) {
                        changes.add(
                            new ImplausibleChange(
                                Kind.MISSING_CATEGORY,
                                Optional.of(column),
                                Optional.of(code),
                                -100));
                      } else if (plausibility.area().filter(column::equals).isPresent()) {
                        compare(
                            changes,
                            Kind.RECORDS_OF_AREA,
                            Optional.of(column),
                            Optional.of(code),
                            records,
                            left,
                            plausibility);
                      }
                    }));
    before
        .totals()
        .forEach(
            (column, codes) ->
                codes.forEach(
                    (code, total) -> {
                      String area = plausibility.area().orElse("");
                      double records =
                          code.isEmpty() ? before.rows() : number(before.records(), area, code);
                      if (records >= plausibility.leastRecords()) {
                        compare(
                            changes,
                            Kind.TOTAL,
                            Optional.of(column),
                            code.isEmpty() ? Optional.empty() : Optional.of(code),
                            total,
                            number(now.totals(), column, code),
                            plausibility);
                      }
                    }));
    return List.copyOf(changes.subList(0, Math.min(MOST_TOLD, changes.size())));
  }

  private static double number(
      Map<String, Map<String, Double>> numbers, String column, String code) {
    return numbers.getOrDefault(column, Map.of()).getOrDefault(code, 0.0);
  }

  private static void compare(
      List<ImplausibleChange> changes,
      Kind kind,
      Optional<String> column,
      Optional<String> code,
      double before,
      double now,
      Plausibility plausibility) {
    if (before == 0) {
      return;
    }
    double percent = (now - before) / Math.abs(before) * 100;
    if (Math.abs(percent) > plausibility.tolerancePercent()) {
      changes.add(new ImplausibleChange(kind, column, code, Math.round(percent)));
    }
  }
}
