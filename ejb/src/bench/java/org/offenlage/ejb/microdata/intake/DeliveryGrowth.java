package org.offenlage.ejb.microdata.intake;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Draws how many rows a second are delivered, by the length of the file. Stateless. */
@NullMarked
final class DeliveryGrowth {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int MARGIN = 60;
  private static final double LEAST_POWER = 5;
  private static final double MOST_POWER = 8;

  private DeliveryGrowth() {}

  /** Rows a second of one file. */
  record Point(long rows, double delivery, double duckDb) {}

  static String svg(List<Point> points) {
    double most =
        Math.max(
            1e6, points.stream().mapToDouble(p -> Math.max(p.delivery(), p.duckDb())).max().orElse(0));
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n"
                + "<title>Rows a second of a delivery by the number of rows</title>%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH,
            HEIGHT));
    for (int power = (int) LEAST_POWER; power <= MOST_POWER; power++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%.1f 20 V%d\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%d\""
                  + " text-anchor=\"middle\">10^%d rows</text>%n",
              x(Math.pow(10, power)),
              HEIGHT - MARGIN,
              x(Math.pow(10, power)),
              HEIGHT - MARGIN + 18,
              power));
    }
    for (double level = 0; level <= most; level += 250_000) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%.2f M/s</text>%n",
              MARGIN,
              y(level, most),
              WIDTH - 20,
              MARGIN - 4,
              y(level, most) + 4,
              level / 1e6));
    }
    line(svg, points, Point::delivery, most, "#003064", "delivery, sealed in the vault", 40);
    line(svg, points, Point::duckDb, most, "#c0392b", "DuckDB, CSV to plain Parquet", 56);
    return svg.append("</svg>\n").toString();
  }

  private static void line(
      StringBuilder svg,
      List<Point> points,
      ToDoubleFunction<Point> value,
      double most,
      String colour,
      String label,
      int labelAt) {
    String corners =
        points.stream()
            .map(
                p ->
                    String.format(
                        Locale.ROOT, "%.1f,%.1f", x(p.rows()), y(value.applyAsDouble(p), most)))
            .collect(Collectors.joining(" "));
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
            corners,
            colour,
            MARGIN + 20,
            labelAt,
            colour,
            label));
  }

  private static double x(double rows) {
    return MARGIN
        + (Math.log10(rows) - LEAST_POWER) / (MOST_POWER - LEAST_POWER) * (WIDTH - MARGIN - 40);
  }

  private static double y(double rate, double most) {
    return HEIGHT - MARGIN - rate / most * (HEIGHT - MARGIN - 20);
  }
}
