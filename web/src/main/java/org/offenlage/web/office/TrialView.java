package org.offenlage.web.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.TrialCell;
import org.offenlage.ejb.protection.TrialTable;
import org.offenlage.ejb.review.RuleTrial;
import org.offenlage.privacy.dp.Conversion;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.web.chart.MapAreas;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/**
 * A trial of two rules as its page shows it. Immutable.
 *
 * @param trial what came of it
 * @param words of the office, in the language of the page
 * @param language of the page
 */
record TrialView(RuleTrial trial, Texts words, Language language) {

  private static final int MOST_ROWS = 150;
  private static final int FEWEST_AREAS = 3;
  private static final Rational STATED_DELTA = Rational.parse("1e-10");

  /**
   * A row of the table of cells.
   *
   * @param label codes in words
   * @param known what is public already; empty where nothing is
   * @param cells one for each rule
   */
  public record Row(String label, String known, List<String> cells) {}

  /** The cells of the first table, the first ones. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Optional<TrialTable> shape = shape();
    if (shape.isEmpty()) {
      return rows;
    }
    for (int cell = 0; cell < Math.min(cellCount(), MOST_ROWS); cell++) {
      List<String> codes = shape.get().structure().codes(cell);
      Long known = trial.known().get(codes);
      List<String> cells = new ArrayList<>();
      for (RuleTrial.Side side : trial.sides()) {
        cells.add(side.tables().isEmpty() ? "–" : text(side.tables().get(0).cells().get(cell)));
      }
      rows.add(new Row(label(shape.get(), codes), known == null ? "–" : number(known), cells));
    }
    return rows;
  }

  int cellCount() {
    return shape().map(table -> table.structure().cellCount()).orElse(0);
  }

  private Optional<TrialTable> shape() {
    return trial.sides().stream().flatMap(side -> side.tables().stream().limit(1)).findFirst();
  }

  private String label(TrialTable table, List<String> codes) {
    List<String> labels = new ArrayList<>();
    for (int v = 0; v < codes.size(); v++) {
      String variable = table.structure().variables().get(v).name();
      String code = codes.get(v);
      trial.dimensions().stream()
          .filter(each -> each.variable().equals(variable))
          .findFirst()
          .ifPresentOrElse(
              dimension -> {
                if (dimension.role() != PublishedDimension.Role.PERIOD) {
                  labels.add(label(dimension, code));
                }
              },
              () -> labels.add(words.get("trial.part." + code)));
    }
    return String.join(", ", labels);
  }

  private String label(PublishedDimension dimension, String code) {
    var label = dimension.labels().get(code);
    return label == null ? code : label.in(language.locale());
  }

  private String text(TrialCell cell) {
    if (cell instanceof TrialCell.Exact exact) {
      return number(exact.count());
    }
    if (cell instanceof TrialCell.Changed changed) {
      return words.get(
          "trial.changed", number(changed.count()), number(changed.greatestDeviation()));
    }
    if (cell instanceof TrialCell.Blurred blurred) {
      return words.get(
          "trial.blurred", number(blurred.width()), Integer.toString(blurred.coveragePercent()));
    }
    if (cell instanceof TrialCell.Hidden hidden) {
      return words.get("trial.hidden." + hidden.reason().name());
    }
    return words.get("trial.untold");
  }

  /** What is lost under a rule, a sentence each. */
  List<String> losses(RuleTrial.Side side) {
    List<String> sentences = new ArrayList<>();
    for (TrialTable table : side.tables()) {
      String name = words.get("table." + table.part().name().toLowerCase(Locale.ROOT));
      long blurred = table.cells().stream().filter(TrialCell.Blurred.class::isInstance).count();
      if (blurred > 0) {
        long widest =
            table.cells().stream()
                .filter(TrialCell.Blurred.class::isInstance)
                .mapToLong(cell -> ((TrialCell.Blurred) cell).width())
                .max()
                .orElse(0);
        sentences.add(words.get("trial.lost.noise", name, number(blurred), number(widest)));
      } else {
        sentences.add(
            words.get(
                "trial.lost.hidden", name, number(table.hidden()), number(table.cells().size())));
      }
    }
    return sentences;
  }

  /** What somebody who wants to find out about a person gets under a rule, a sentence each. */
  List<String> intruder(RuleTrial.Side side) {
    List<String> sentences = new ArrayList<>();
    ProtectionMechanism mechanism = side.rule().draft().mechanism();
    if (side.tables().isEmpty()) {
      return sentences;
    }
    if (mechanism instanceof ProtectionMechanism.Suppression suppression) {
      long sensitive = side.tables().stream().mapToLong(TrialTable::sensitiveCells).sum();
      sentences.add(
          words.get(
              "trial.intruder.suppression",
              number(sensitive),
              number(suppression.demand().percentOfValue()),
              number(suppression.demand().minimumWidth())));
      sentences.add(words.get("trial.intruder.suppression.limit"));
    } else if (mechanism instanceof ProtectionMechanism.CellKey cellKey) {
      sentences.add(
          words.get("trial.intruder.cell-key", number(cellKey.rule().maximumDeviation())));
    } else if (mechanism instanceof ProtectionMechanism.Noise noise) {
      sentences.add(
          words.get(
              "trial.intruder.noise",
              PrivacyUnits.inWords(noise.unit().toString(), words),
              Notion.of(noise.lossPerPeriod()).symbol()
                  + " = "
                  + Exact.inWords(Notion.number(noise.lossPerPeriod()), language.locale()),
              Integer.toString(guessPercent(noise.lossPerPeriod()))));
      long paid = side.tables().stream().filter(table -> table.loss().isPresent()).count();
      sentences.add(words.get("trial.intruder.noise.tables", number(paid)));
    }
    return sentences;
  }

  /**
   * The best chance to guess right whether somebody is in the data, who is there with probability
   * 1/2: at most e^ε/(1 + e^ε), for approximate privacy (e^ε + δ)/(1 + e^ε); rounded up.
   */
  static int guessPercent(PrivacyLoss loss) {
    BigDecimal epsilon =
        loss instanceof PrivacyLoss.ZeroConcentrated rho
            ? Conversion.toApproximate(rho, STATED_DELTA).epsilon().roundedUp(12)
            : Notion.number(loss).roundedUp(12);
    double odds = Math.nextUp(Math.exp(epsilon.doubleValue()));
    double chance =
        Double.isInfinite(odds) ? 1 : (odds + STATED_DELTA.approximately()) / (1 + odds);
    return Math.min(
        100,
        BigDecimal.valueOf(100 * chance)
            .setScale(6, RoundingMode.CEILING)
            .setScale(0, RoundingMode.CEILING)
            .intValue());
  }

  /** How exactly citizens would know the number of each area; empty where there is no map of it. */
  Optional<Sketch> map(RuleTrial.Side side) {
    if (side.tables().isEmpty()
        || trial.dimensions().get(0).role() != PublishedDimension.Role.AREA) {
      return Optional.empty();
    }
    TrialTable table = side.tables().get(0);
    Map<String, Integer> cells = totals(table);
    List<Sketch.Area> areas = new ArrayList<>();
    for (String code : trial.dimensions().get(0).codes()) {
      Integer cell = cells.get(code);
      if (cell != null && MapAreas.CODES.contains(code)) {
        TrialCell known = table.cells().get(cell);
        areas.add(
            new Sketch.Area(
                code,
                label(trial.dimensions().get(0), code),
                Exactness.of(
                        known,
                        Optional.ofNullable(trial.known().get(table.structure().codes(cell))))
                    .map(Exactness::ordinal),
                known instanceof TrialCell.Hidden ? Sketch.Shade.HATCHED : Sketch.Shade.PLAIN,
                Sketch.Emphasis.NONE));
      }
    }
    return areas.size() < FEWEST_AREAS ? Optional.empty() : Optional.of(new Sketch.Map(areas));
  }

  /** For each area the cell over all other variables. */
  private static Map<String, Integer> totals(TrialTable table) {
    Map<String, Integer> totals = new LinkedHashMap<>();
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      // Codes stand in an order in which totals come before their parts.
      totals.putIfAbsent(table.structure().codes(cell).get(0), cell);
    }
    return totals;
  }

  /** How many areas are in each class, for the legend. */
  Map<Exactness, Long> counted(RuleTrial.Side side) {
    Map<Exactness, Long> counts = new EnumMap<>(Exactness.class);
    map(side)
        .ifPresent(
            sketch ->
                ((Sketch.Map) sketch)
                    .areas()
                    .forEach(
                        area ->
                            area.level()
                                .ifPresent(
                                    level ->
                                        counts.merge(Exactness.values()[level], 1L, Long::sum))));
    return counts;
  }

  private String number(long number) {
    return Numbers.format(number, language);
  }
}
