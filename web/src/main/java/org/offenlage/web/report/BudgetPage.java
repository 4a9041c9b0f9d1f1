package org.offenlage.web.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.evidence.Fraction;
import org.offenlage.ejb.evidence.PublicBudget;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** Privacy budgets, as everybody may see them: a table and a drawing for each. */
public final class BudgetPage {

  private static final int DECIMALS = 4;

  private final List<Group> groups;

  BudgetPage(List<PublicBudget> budgets, Texts texts) {
    List<Group> all = new ArrayList<>();
    for (List<PublicBudget> of : grouped(budgets)) {
      PublicBudget first = of.get(0);
      all.add(
          new Group(
              first.name().in(texts.language().locale()),
              unit(first, texts),
              first.notion().symbol(),
              of.stream().map(each -> row(each, texts)).toList(),
              "/budget/drawing.svg?dataset="
                  + encoded(first.datasetId())
                  + "&unit="
                  + encoded(first.privacyUnit())));
    }
    this.groups = List.copyOf(all);
  }

  /** The budgets of a dataset and privacy unit. */
  public record Group(String dataset, String unit, String symbol, List<Row> rows, String drawing) {

    /** Where a drawing stands. */
    public String url(String size, String theme, String language) {
      return drawing + "&size=" + size + "&theme=" + theme + "&lang=" + language;
    }
  }

  /** One reference period; numbers are exact. */
  public record Row(String period, String allowed, String spent, String remaining, String debits) {}

  /** All of them. */
  public List<Group> groups() {
    return groups;
  }

  /** The drawing of one group; empty where there is none. */
  static Optional<Sketch> sketch(
      List<PublicBudget> budgets, String dataset, String unit, Texts texts) {
    return grouped(budgets).stream()
        .filter(of -> of.get(0).datasetId().equals(dataset) && of.get(0).privacyUnit().equals(unit))
        .findFirst()
        .map(
            of ->
                new Sketch.Shares(
                    of.stream().map(each -> period(each, texts)).toList(),
                    new Sketch.Series(
                        texts.get("budget.spent"),
                        of.stream()
                            .map(each -> point(each.spent(), RoundingMode.UP, texts.language()))
                            .toList()),
                    new Sketch.Series(
                        texts.get("budget.remaining"),
                        of.stream()
                            .map(
                                each ->
                                    point(each.remaining(), RoundingMode.DOWN, texts.language()))
                            .toList())));
  }

  private static Sketch.Point point(Fraction number, RoundingMode how, Language language) {
    BigDecimal value = number.rounded(DECIMALS, how);
    int decimals = Math.max(0, value.stripTrailingZeros().scale());
    return new Sketch.Point(
        value,
        null,
        null,
        Sketch.Mark.PLAIN,
        value.signum() == 0 ? "" : Numbers.format(value, decimals, language));
  }

  private static List<List<PublicBudget>> grouped(List<PublicBudget> budgets) {
    Map<String, List<PublicBudget>> byUnit = new LinkedHashMap<>();
    for (PublicBudget each : budgets) {
      byUnit
          .computeIfAbsent(each.datasetId() + " " + each.privacyUnit(), key -> new ArrayList<>())
          .add(each);
    }
    return List.copyOf(byUnit.values());
  }

  private static Row row(PublicBudget budget, Texts texts) {
    return new Row(
        period(budget, texts),
        budget.allowed().toString(),
        budget.spent().toString(),
        budget.remaining().toString(),
        Numbers.format(budget.debits(), texts.language()));
  }

  private static String period(PublicBudget budget, Texts texts) {
    return budget.period().equals("all") ? texts.get("budget.all-periods") : budget.period();
  }

  private static String unit(PublicBudget budget, Texts texts) {
    String ending = " in one reference period";
    String unit = budget.privacyUnit();
    return unit.endsWith(ending)
        ? texts.get(
            "budget.unit.period", entity(unit.substring(0, unit.length() - ending.length()), texts))
        : entity(unit, texts);
  }

  private static String entity(String entity, Texts texts) {
    String key = "value.unit." + entity;
    return texts.has(key) ? texts.get(key) : entity;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
