package org.offenlage.web.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.web.chart.MapAreas;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** Decides what the chart and the map of a view show. */
final class Sketches {

  /** A map of fewer areas would say less than the table. */
  private static final int FEWEST_AREAS_OF_A_MAP = 5;

  private Sketches() {}

  /** The chart of the figures in the rows. */
  static Sketch chart(View view, Texts texts) {
    return switch (view.rows().role()) {
      case PERIOD -> line(view, texts);
      case AREA, CLASSIFICATION -> bars(view, texts);
    };
  }

  private static Sketch line(View view, Texts texts) {
    PublishedDimension periods = view.rows();
    List<Sketch.Series> series = new ArrayList<>();
    series.add(series(view, name(view, texts), texts));
    Values.mean(view)
        .filter(mean -> !mean.code().equals(view.code(mean.dimension())))
        .ifPresent(
            mean ->
                series.add(
                    series(
                        view.at(mean.dimension(), mean.code()),
                        Labels.of(mean.dimension(), mean.code(), texts.language()),
                        texts)));
    return new Sketch.Line(
        periods.codes().stream().map(code -> Labels.of(periods, code, texts.language())).toList(),
        series,
        texts.get("figure.confidential"));
  }

  private static String name(View view, Texts texts) {
    return Dimensions.withRole(view.table(), Role.AREA)
        .map(areas -> Labels.of(areas, view.code(areas), texts.language()))
        .orElse(view.table().metadata().name().in(texts.language().locale()));
  }

  private static Sketch.Series series(View view, String name, Texts texts) {
    return new Sketch.Series(
        name,
        view.rows().codes().stream()
            .map(code -> point(view, code, Sketch.Mark.PLAIN, texts))
            .toList());
  }

  private static Sketch bars(View view, Texts texts) {
    PublishedDimension rows = view.rows();
    Optional<String> total = Dimensions.total(rows);
    List<String> parts =
        Dimensions.compared(view.table(), rows).stream()
            .filter(code -> total.filter(code::equals).isEmpty())
            .toList();
    List<String> ordered =
        switch (rows.role()) {
          case AREA ->
              parts.stream()
                  .sorted(
                      Comparator.comparing(
                          (String code) ->
                              Values.of(view.figure(code)).map(BigDecimal::negate).orElse(null),
                          Comparator.nullsLast(Comparator.naturalOrder())))
                  .toList();
          case PERIOD, CLASSIFICATION -> parts;
        };
    Optional<Sketch.Reference> reference =
        rows.role() == Role.AREA
            ? Values.mean(view)
                .map(
                    mean ->
                        new Sketch.Reference(
                            Values.of(mean.figure()).orElseThrow(),
                            Labels.of(rows, mean.code(), texts.language())
                                + " "
                                + Cell.of(mean.figure(), view.table(), texts).text()))
            : Optional.empty();
    return new Sketch.Bars(
        ordered.stream().map(code -> Labels.of(rows, code, texts.language())).toList(),
        ordered.stream().map(code -> point(view, code, Sketch.Mark.PLAIN, texts)).toList(),
        reference);
  }

  private static Sketch.Point point(View view, String code, Sketch.Mark mark, Texts texts) {
    Figure figure = view.figure(code);
    Cell cell = Cell.of(figure, view.table(), texts);
    @Nullable BigDecimal lower = figure instanceof Figure.Uncertain u ? u.lower() : null;
    @Nullable BigDecimal upper = figure instanceof Figure.Uncertain u ? u.upper() : null;
    Sketch.Mark shown =
        switch (cell.kind()) {
          case NUMBER -> mark;
          case PROTECTED -> Sketch.Mark.HIDDEN;
          case NO_DATA, NOT_MEANINGFUL -> Sketch.Mark.ABSENT;
        };
    return new Sketch.Point(Values.of(figure).orElse(null), lower, upper, shown, cell.text());
  }

  /** The areas of the view that the map knows; empty where a map would make no sense. */
  static List<String> mapped(View view) {
    Set<String> drawn = MapAreas.CODES;
    List<String> codes =
        Dimensions.withRole(view.table(), Role.AREA)
            .map(areas -> areas.codes().stream().filter(drawn::contains).toList())
            .orElse(List.of());
    return codes.size() < FEWEST_AREAS_OF_A_MAP ? List.of() : codes;
  }

  /** The classes of the map of a view. */
  static MapClasses classes(View view) {
    PublishedDimension areas = Dimensions.withRole(view.table(), Role.AREA).orElseThrow();
    return MapClasses.of(
        mapped(view).stream()
            .flatMap(code -> Values.of(view.at(areas, code).figure()).stream())
            .toList(),
        view.table().metadata().decimals());
  }

  /** The map of a view, all areas at the period and classes at which the view stands. */
  static Sketch.Map map(View view, Texts texts) {
    PublishedDimension areas = Dimensions.withRole(view.table(), Role.AREA).orElseThrow();
    MapClasses classes = classes(view);
    int decimals = view.table().metadata().decimals();
    return new Sketch.Map(
        mapped(view).stream()
            .map(
                code -> {
                  Figure figure = view.at(areas, code).figure();
                  Cell cell = Cell.of(figure, view.table(), texts);
                  boolean here = view.area().filter(code::equals).isPresent();
                  return new Sketch.Area(
                      code,
                      Labels.of(areas, code, texts.language()),
                      Values.of(figure).map(value -> classes.classOf(value, decimals)),
                      cell.isProtected() ? Sketch.Shade.HATCHED : Sketch.Shade.PLAIN,
                      here ? Sketch.Emphasis.OUTLINED : Sketch.Emphasis.NONE);
                })
            .toList());
  }
}
