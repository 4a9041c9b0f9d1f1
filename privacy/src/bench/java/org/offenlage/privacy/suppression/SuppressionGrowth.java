package org.offenlage.privacy.suppression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.offenlage.privacy.risk.ProtectionDemand;

/**
 * How the time of cell suppression grows with the table: prints a table and draws a picture.
 *
 * <p>Each size is protected once, on all processors, in one process from the smallest to the
 * largest. Arguments: the file for the picture, then numbers of cells with blanks between them.
 */
public final class SuppressionGrowth {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 60;

  private SuppressionGrowth() {}

  /** What one size took. */
  private record Run(int cells, int sensitive, int secondary, double seconds) {}

  /** Measures and draws. */
  public static void main(String[] arguments) throws IOException {
    List<Run> runs = new ArrayList<>();
    System.out.println("| cells | sensitive | secondary | s |\n|---:|---:|---:|---:|");
    for (int cells : Stream.of(arguments[1].split(" ")).mapToInt(Integer::parseInt).toArray()) {
      Run run = run(cells);
      runs.add(run);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %,d | %.1f |%n",
          run.cells,
          run.sensitive,
          run.secondary,
          run.seconds);
      Files.writeString(Path.of(arguments[0]), picture(runs));
    }
  }

  private static Run run(int cells) {
    SuppressionProblem problem = CountyTables.problem(cells, ProtectionDemand.standard());
    long start = System.nanoTime();
    SuppressionOutcome outcome =
        new CellSuppressor(Runtime.getRuntime().availableProcessors())
            .protect(problem, ProgressListener.SILENT);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(outcome instanceof SuppressionOutcome.Protected done)) {
      throw new IllegalStateException("a made-up table of " + cells + " cells was refused");
    }
    int sensitive = problem.sensitive().count();
    return new Run(
        problem.tables().system().cellCount(),
        sensitive,
        done.pattern().suppressedCells().cardinality() - sensitive,
        seconds);
  }

  private static String picture(List<Run> runs) {
    StringBuilder svg = new StringBuilder();
    line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    line(svg, " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
    line(svg, "<title>Seconds of cell suppression by number of cells</title>");
    line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int power = 3; power <= 6; power++) {
      double x = x(Math.pow(10, power));
      line(svg, "<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/>", x, MARGIN / 2, HEIGHT - MARGIN);
      line(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", x, HEIGHT - MARGIN + 18);
      line(svg, "%,d</text>", (long) Math.pow(10, power));
    }
    for (int power = -1; power <= 4; power++) {
      double y = y(Math.pow(10, power));
      line(svg, "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/>", MARGIN, y, WIDTH - MARGIN / 2);
      line(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">", MARGIN - 6, y + 4);
      line(svg, "%s s</text>", power < 0 ? "0.1" : String.valueOf((long) Math.pow(10, power)));
    }
    StringBuilder path = new StringBuilder();
    for (Run run : runs) {
      path.append(path.isEmpty() ? "M" : " L");
      path.append(String.format(Locale.ROOT, "%.1f %.1f", x(run.cells), y(run.seconds)));
      line(
          svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#003064\"/>",
          x(run.cells),
          y(run.seconds));
    }
    line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"#003064\" stroke-width=\"2\"/>", path);
    line(svg, "<text x=\"%d\" y=\"%d\">cells</text>", WIDTH / 2, HEIGHT - 16);
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static double x(double cells) {
    return MARGIN + (WIDTH - 1.5 * MARGIN) * (Math.log10(cells) - 3) / 3;
  }

  private static double y(double seconds) {
    return HEIGHT - MARGIN - (HEIGHT - 1.5 * MARGIN) * (Math.log10(seconds) + 1) / 5;
  }
}
