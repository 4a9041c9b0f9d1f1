package org.offenlage.ejb.tabulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Draws seconds by number of records, both on a logarithmic scale. Stateless. */
@NullMarked
final class Growth {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 60;
  private static final double LEAST_SECONDS = .1;
  private static final double MOST_SECONDS = 100;
  private static final double LEAST_RECORDS = 1e5;
  private static final double MOST_RECORDS = 1e8;

  private Growth() {}

  /** Seconds of the server and of the statement by hand. */
  record Point(long records, double server, double byHand) {}

  static String seconds(double[] runs) {
    return Arrays.stream(runs)
        .mapToObj(run -> String.format(Locale.ROOT, "%.2f", run))
        .collect(Collectors.joining(" "));
  }

  static String svg(List<Point> points) {
    StringBuilder svg = new StringBuilder();
    line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    line(svg, " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
    line(svg, "<title>Seconds of a tabulation by number of records</title>");
    line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (double records = LEAST_RECORDS; records <= MOST_RECORDS; records *= 10) {
      line(svg, "<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/>", x(records), 20, HEIGHT - MARGIN);
      line(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>",
          x(records),
          HEIGHT - MARGIN + 18,
          (long) records);
    }
    for (double seconds = LEAST_SECONDS; seconds <= MOST_SECONDS; seconds *= 10) {
      line(svg, "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/>", MARGIN, y(seconds), WIDTH - 20);
      line(
          svg,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>",
          MARGIN - 6,
          y(seconds) + 4,
          seconds < 1 ? "0.1" : Long.toString(Math.round(seconds)));
    }
    path(svg, points, Point::server, "#003064", "server, from the vault");
    path(svg, points, Point::byHand, "#c0392b", "by hand, plain Parquet");
    line(svg, "</svg>");
    return svg.toString();
  }

  private static void path(
      StringBuilder svg,
      List<Point> points,
      ToDoubleFunction<Point> seconds,
      String colour,
      String label) {
    String corners =
        points.stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(point.records()),
                        y(seconds.applyAsDouble(point))))
            .collect(Collectors.joining(" "));
    line(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"", corners, colour);
    line(svg, " stroke-width=\"2\"/>");
    int row = colour.equals("#003064") ? 40 : 58;
    line(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", MARGIN + 20, row, colour, label);
  }

  private static double x(double records) {
    return MARGIN
        + (WIDTH - MARGIN - 40)
            * Math.log(records / LEAST_RECORDS)
            / Math.log(MOST_RECORDS / LEAST_RECORDS);
  }

  private static double y(double seconds) {
    return HEIGHT
        - MARGIN
        - (HEIGHT - MARGIN - 20)
            * Math.log(Math.max(LEAST_SECONDS, seconds) / LEAST_SECONDS)
            / Math.log(MOST_SECONDS / LEAST_SECONDS);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
