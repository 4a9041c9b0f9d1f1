package org.offenlage.web.chart;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.web.language.Language;

/** What a drawing shows, ready to be drawn: texts in the reader's language, classes, gaps. */
public sealed interface Sketch {

  /** One figure in a chart. */
  record Point(
      @Nullable BigDecimal value,
      @Nullable BigDecimal lower,
      @Nullable BigDecimal upper,
      Mark mark,
      String text) {}

  /** What is special about a figure. */
  enum Mark {
    PLAIN,
    /** The place or class that the page is about. */
    HERE,
    /** Kept secret: hatched. */
    HIDDEN,
    /** Nothing to show: left white. */
    ABSENT
  }

  /** A named row of figures, one a category. */
  record Series(String name, List<Point> points) {}

  /** A value that bars are compared with. */
  record Reference(BigDecimal value, String text) {}

  /** How an area without a class is filled. */
  enum Shade {
    PLAIN,
    /** Kept secret. */
    HATCHED
  }

  /** Whether an area stands out. */
  enum Emphasis {
    NONE,
    OUTLINED
  }

  /** One area of a map; the level is that of its class from 0, or empty. */
  record Area(String code, String name, Optional<Integer> level, Shade shade, Emphasis emphasis) {}

  /** Figures over time; the first series is the one in question. */
  record Line(List<String> categories, List<Series> series, String hiddenName) implements Sketch {}

  /** Figures side by side, as lying bars. */
  record Bars(List<String> categories, List<Point> points, Optional<Reference> reference)
      implements Sketch {}

  /**
   * What is used and what is left of something, as lying bars of two parts.
   *
   * @param used name of the first part
   * @param left name of the second part
   */
  record Shares(List<String> categories, Series used, Series left) implements Sketch {}

  /** Areas coloured by class. */
  record Map(List<Area> areas) implements Sketch {}

  /** The description that the script understands. */
  default String toJson(Look look) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("theme", look.theme().code())
            .add("language", look.language().code())
            .add("width", look.size().width())
            .add("height", look.size().height(this));
    if (this instanceof Line line) {
      JsonArrayBuilder series = Json.createArrayBuilder();
      line.series().forEach(each -> series.add(series(each)));
      json.add("kind", "line")
          .add("categories", Json.createArrayBuilder(line.categories()))
          .add("series", series)
          .add("hiddenName", line.hiddenName());
    } else if (this instanceof Bars bars) {
      json.add("kind", "bars")
          .add("categories", Json.createArrayBuilder(bars.categories()))
          .add("series", Json.createArrayBuilder().add(series(new Series("", bars.points()))));
      bars.reference()
          .ifPresent(
              reference ->
                  json.add(
                      "reference",
                      Json.createObjectBuilder()
                          .add("value", reference.value())
                          .add("text", reference.text())));
    } else if (this instanceof Shares shares) {
      json.add("kind", "shares")
          .add("categories", Json.createArrayBuilder(shares.categories()))
          .add(
              "series",
              Json.createArrayBuilder().add(series(shares.used())).add(series(shares.left())));
    } else if (this instanceof Map map) {
      JsonArrayBuilder areas = Json.createArrayBuilder();
      for (Area area : map.areas()) {
        areas.add(
            Json.createObjectBuilder()
                .add("code", area.code())
                .add("name", area.name())
                .add("level", area.level().orElse(-1))
                .add("hidden", area.shade() == Shade.HATCHED)
                .add("here", area.emphasis() == Emphasis.OUTLINED)
                .add("labelled", true));
      }
      json.add("kind", "map").add("areas", areas);
    }
    return json.build().toString();
  }

  private static JsonObjectBuilder series(Series series) {
    JsonArrayBuilder points = Json.createArrayBuilder();
    for (Point point : series.points()) {
      JsonObjectBuilder json = Json.createObjectBuilder();
      add(json, "value", point.value());
      add(json, "lower", point.lower());
      add(json, "upper", point.upper());
      points.add(
          json.add("hidden", point.mark() == Mark.HIDDEN)
              .add("here", point.mark() == Mark.HERE)
              .add("text", point.text()));
    }
    return Json.createObjectBuilder().add("name", series.name()).add("points", points);
  }

  private static void add(JsonObjectBuilder json, String name, @Nullable BigDecimal value) {
    if (value == null) {
      json.addNull(name);
    } else {
      json.add(name, value);
    }
  }

  /** How a drawing looks, apart from what it shows. */
  record Look(Language language, Theme theme, Size size) {}

  /** Light or dark. */
  enum Theme {
    LIGHT("light"),
    DARK("dark");

    private final String code;

    Theme(String code) {
      this.code = code;
    }

    /** The name in addresses. */
    public String code() {
      return code;
    }
  }

  /** For a screen or for a telephone; in CSS pixels. */
  enum Size {
    WIDE("wide", 960),
    NARROW("narrow", 420);

    private final String code;
    private final int width;

    Size(String code, int width) {
      this.code = code;
      this.width = width;
    }

    /** The name in addresses. */
    public String code() {
      return code;
    }

    /** Width of the drawing. */
    public int width() {
      return width;
    }

    /** Height that suits what is drawn. */
    public int height(Sketch sketch) {
      if (sketch instanceof Bars bars) {
        return 64 + 28 * bars.categories().size();
      }
      if (sketch instanceof Shares shares) {
        return 96 + 34 * shares.categories().size();
      }
      if (sketch instanceof Map) {
        return width * 86 / 100;
      }
      return this == WIDE ? 420 : 320;
    }
  }
}
