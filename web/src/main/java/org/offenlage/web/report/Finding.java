package org.offenlage.web.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Comparison;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/**
 * Says in a sentence or two what a selection shows; claims no difference that noise may have made.
 */
final class Finding {

  private final View view;
  private final PublishedTable table;
  private final Texts texts;

  private Finding(View view, Texts texts) {
    this.view = view;
    this.table = view.table();
    this.texts = texts;
  }

  /** The finding of a view, in the language of the texts. */
  static String of(View view, Texts texts) {
    Finding finding = new Finding(view, texts);
    return switch (view.rows().role()) {
      case PERIOD -> finding.ofSeries();
      case AREA, CLASSIFICATION -> finding.ofComparison();
    };
  }

  /** What the map of a view shows: all areas at the period at which the view stands. */
  static String ofAreas(View view, Texts texts) {
    PublishedDimension areas = Dimensions.withRole(view.table(), Role.AREA).orElseThrow();
    View overview = new View(view.table(), areas, view.codes(), Optional.empty());
    return new Finding(overview, texts).ofComparison();
  }

  private String ofSeries() {
    PublishedDimension periods = view.rows();
    String newest = periods.codes().get(periods.codes().size() - 1);
    View now = view.at(periods, newest);
    String subject = subject(now);
    Cell cell = Cell.of(now.figure(), table, texts);
    if (!cell.isNumber()) {
      String sentence = texts.get("finding.hidden", subject, label(periods, newest), cell.reason());
      return lastShown(periods)
          .map(
              period ->
                  sentence
                      + " "
                      + texts.get(
                          "finding.last",
                          label(periods, period),
                          Cell.of(view.at(periods, period).figure(), table, texts).text(),
                          unit()))
          .orElse(sentence);
    }
    String sentence =
        cell.margin().isEmpty()
            ? texts.get("finding.value", subject, label(periods, newest), cell.text(), unit())
            : texts.get(
                "finding.value.margin",
                subject,
                label(periods, newest),
                cell.text(),
                unit(),
                cell.margin(),
                coverage(now.figure()));
    return sentence
        + comparison(now).map(text -> " " + text).orElse("")
        + change(now, periods).map(text -> " " + text).orElse("");
  }

  private Optional<String> lastShown(PublishedDimension periods) {
    List<String> codes = periods.codes();
    for (int p = codes.size() - 1; p >= 0; p--) {
      if (Values.of(view.at(periods, codes.get(p)).figure()).isPresent()) {
        return Optional.of(codes.get(p));
      }
    }
    return Optional.empty();
  }

  /**
   * How the figure compares with that of the whole area, where the whole is a mean of its parts.
   */
  private Optional<String> comparison(View now) {
    return Values.mean(now)
        .filter(mean -> !mean.code().equals(now.code(mean.dimension())))
        .filter(mean -> Comparison.withWhole(now.figure(), mean.figure()).isPresent())
        .map(
            mean -> {
              String shown = Cell.of(mean.figure(), table, texts).text();
              Comparison comparison =
                  Comparison.withWhole(now.figure(), mean.figure()).orElseThrow();
              boolean looksTheSame = Cell.of(now.figure(), table, texts).text().equals(shown);
              String key =
                  switch (looksTheSame ? Comparison.SAME : comparison) {
                    case HIGHER -> "finding.higher";
                    case LOWER -> "finding.lower";
                    case SAME -> "finding.same";
                    case UNCLEAR -> "finding.unclear";
                  };
              String whole = label(mean.dimension(), mean.code());
              boolean inWords = comparison == Comparison.HIGHER || comparison == Comparison.LOWER;
              return texts.get(key, inWords && !looksTheSame ? in(whole) : whole, shown);
            });
  }

  /** How the newest figure compares with that before it, where one of them carries noise. */
  private Optional<String> change(View now, PublishedDimension periods) {
    if (periods.codes().size() < 2) {
      return Optional.empty();
    }
    String before = periods.codes().get(periods.codes().size() - 2);
    Figure earlier = view.at(periods, before).figure();
    if (!(now.figure() instanceof Figure.Uncertain) && !(earlier instanceof Figure.Uncertain)) {
      return Optional.empty();
    }
    String shown = Cell.of(earlier, table, texts).text();
    boolean looksTheSame = Cell.of(now.figure(), table, texts).text().equals(shown);
    return Comparison.withPeriodBefore(now.figure(), earlier)
        .map(
            comparison ->
                texts.get(
                        switch (comparison) {
                          case HIGHER ->
                              looksTheSame ? "finding.change.same" : "finding.change.higher";
                          case LOWER ->
                              looksTheSame ? "finding.change.same" : "finding.change.lower";
                          case SAME, UNCLEAR -> "finding.change.unclear";
                        },
                        label(periods, before),
                        shown)
                    + (looksTheSame ? "" : chance(comparison, now.figure(), earlier)));
  }

  /** That a difference beyond the noise may be chance in what was counted, where that is so. */
  private String chance(Comparison comparison, Figure now, Figure earlier) {
    return switch (comparison) {
      case HIGHER, LOWER ->
          Comparison.chance(now, earlier)
              .map(
                  chance ->
                      switch (chance) {
                        case EXPLAINS -> " " + texts.get("finding.change.chance");
                        case DOES_NOT_EXPLAIN -> "";
                      })
              .orElse("");
      case SAME, UNCLEAR -> "";
    };
  }

  private String ofComparison() {
    PublishedDimension rows = view.rows();
    List<String> parts =
        Dimensions.compared(table, rows).stream()
            .filter(code -> !Dimensions.total(rows).filter(code::equals).isPresent())
            .toList();
    List<Shown> shown =
        parts.stream()
            .flatMap(
                code -> Values.of(view.figure(code)).map(value -> new Shown(code, value)).stream())
            .sorted(Comparator.comparing(Shown::value))
            .toList();
    if (shown.isEmpty()) {
      return texts.get("finding.none", context(), Integer.toString(parts.size()));
    }
    Shown lowest = shown.get(0);
    Shown highest = shown.get(shown.size() - 1);
    StringBuilder sentence = new StringBuilder();
    sentence.append(
        texts.get(
            "finding.range",
            context(),
            Cell.number(lowest.value(), table, texts),
            label(rows, lowest.code()),
            Cell.number(highest.value(), table, texts),
            label(rows, highest.code()),
            unit()));
    Dimensions.total(rows)
        .ifPresent(
            total -> {
              Cell cell = Cell.of(view.figure(total), table, texts);
              if (cell.isNumber()) {
                sentence
                    .append(' ')
                    .append(texts.get("finding.total", label(rows, total), cell.text()));
              }
            });
    long hidden =
        parts.stream()
            .filter(code -> Cell.of(view.figure(code), table, texts).isProtected())
            .count();
    if (hidden > 0) {
      sentence
          .append(' ')
          .append(
              texts.get(
                  hidden == 1 ? "finding.protected.one" : "finding.protected",
                  Numbers.format(hidden, texts.language()),
                  Numbers.format(parts.size(), texts.language())));
    }
    return sentence.toString();
  }

  private record Shown(String code, BigDecimal value) {}

  /** The place and classes that a series is about. */
  private String subject(View now) {
    StringBuilder subject = new StringBuilder();
    for (PublishedDimension dimension : table.dimensions()) {
      String code = now.code(dimension);
      boolean said =
          switch (dimension.role()) {
            case AREA -> true;
            case PERIOD -> false;
            case CLASSIFICATION -> !code.equals(Dimensions.standard(dimension));
          };
      if (said) {
        subject.append(subject.isEmpty() ? "" : ", ").append(label(dimension, code));
      }
    }
    return subject.isEmpty() ? name() : subject.toString();
  }

  /** The indicator with what stands fixed: period, classes, place. */
  private String context() {
    StringBuilder context = new StringBuilder(name());
    for (PublishedDimension dimension : table.dimensions()) {
      if (dimension.equals(view.rows())) {
        continue;
      }
      String code = view.code(dimension);
      boolean said =
          dimension.role() == Role.PERIOD
              || (dimension.role() == Role.AREA && view.area().isPresent())
              || !code.equals(Dimensions.standard(dimension));
      if (said) {
        context.append(dimension.role() == Role.PERIOD ? " " : ", ").append(label(dimension, code));
      }
    }
    return context.toString();
  }

  private static String coverage(Figure figure) {
    return figure instanceof Figure.Uncertain uncertain
        ? Integer.toString(uncertain.coveragePercent())
        : "";
  }

  /** The place with its preposition; German says "im Kreis", but "in Elmshorn". */
  private String in(String place) {
    return switch (texts.language()) {
      case GERMAN -> place.matches("(Kreis|Landkreis|Amt|Land) .*") ? "im " + place : "in " + place;
      case ENGLISH -> "in " + place;
    };
  }

  private String name() {
    return table.metadata().name().in(texts.language().locale());
  }

  private String unit() {
    return table.metadata().unit().in(texts.language().locale());
  }

  private String label(PublishedDimension dimension, String code) {
    return Labels.of(dimension, code, texts.language());
  }
}
