package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.risk.ProtectionDemand;

/**
 * Which solver finds the cheapest move of a sensitive cell soonest: the linear program that a
 * certificate is made from, over all suppressed cells of a made-up county table.
 *
 * <p>All are asked the same questions, one after the other on one thread, and must name the same
 * prices; a solver that does not ends the comparison. After a first pass to warm up the second is
 * measured; a pass ends after a minute, the table says after how many questions. Arguments: numbers of cells with blanks between them.
 */
public final class SolverComparison {

  private static final int QUESTIONS = 200;
  private static final long PATIENCE = 60_000_000_000L;
  private static final double TOLERANCE = 1e-5;

  private SolverComparison() {}

  /** Compares. */
  public static void main(String[] arguments) {
    com.google.ortools.Loader.loadNativeLibraries();
    System.out.println(
        "| cells | columns | rows | solver | questions | ms each | times as long |\n"
            + "|---:|---:|---:|---|---:|---:|---:|");
    for (int cells : Arrays.stream(arguments[0].split(" ")).mapToInt(Integer::parseInt).toArray()) {
      compare(CountyTables.problem(cells, ProtectionDemand.standard()));
    }
  }

  private static void compare(SuppressionProblem problem) {
    SparseSystem system = protectedSystem(problem);
    double[] prices = new double[system.nodeCount];
    Arrays.setAll(prices, Scatter::factor);
    Condensation condensed = new Condensation(system, prices);
    int[] columns =
        problem.sensitive().levels().keySet().stream()
            .mapToInt(system::node)
            .filter(node -> node >= 0)
            .map(condensed::column)
            .filter(column -> column >= 0)
            .distinct()
            .sorted()
            .toArray();
    int[] asked =
        IntStream.range(0, Math.min(QUESTIONS, columns.length))
            .map(i -> columns[(int) ((long) i * columns.length / QUESTIONS)])
            .distinct()
            .toArray();
    List<Function<Condensation, MoveProgram>> solvers =
        List.of(
            OwnMoves::new,
            of -> new LibraryMoves("GLOP", of),
            of -> new LibraryMoves("CLP", of),
            of -> new LibraryMoves("HIGHS_LP", of),
            PureJavaMoves::new);
    Answers own = null;
    for (Function<Condensation, MoveProgram> solver : solvers) {
      MoveProgram program = solver.apply(condensed);
      ask(program, asked);
      Answers answers = ask(program, asked);
      own = own == null ? answers : own;
      requireSame(program, answers, own);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %,d | %s | %d | %.3f | %.0f |%n",
          problem.tables().system().cellCount(),
          condensed.linear().columnCount(),
          condensed.linear().rowCount(),
          program.name(),
          answers.prices().size(),
          answers.milliseconds(),
          answers.milliseconds() / own.milliseconds());
    }
  }

  /** The cheapest prices of the first questions, and the time for each. */
  private record Answers(List<Double> prices, double milliseconds) {}

  private static Answers ask(MoveProgram program, int[] columns) {
    List<Double> prices = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < columns.length && System.nanoTime() - start < PATIENCE; i++) {
      prices.add(program.cheapest(columns[i]));
    }
    return new Answers(prices, (System.nanoTime() - start) / 1e6 / prices.size());
  }

  private static void requireSame(MoveProgram program, Answers answers, Answers own) {
    for (int i = 0; i < answers.prices().size(); i++) {
      double price = answers.prices().get(i);
      double expected = own.prices().get(i);
      if (price != expected && !(Math.abs(price - expected) <= TOLERANCE * expected)) {
        throw new IllegalStateException(
            program.name() + " says " + price + " where ours says " + expected);
      }
    }
  }

  /** The table's nodes, with those suppressed that our protection suppresses. */
  private static SparseSystem protectedSystem(SuppressionProblem problem) {
    LinkedTables tables = problem.tables();
    SuppressionOutcome outcome =
        new CellSuppressor(Runtime.getRuntime().availableProcessors())
            .protect(problem, ProgressListener.SILENT);
    if (!(outcome instanceof SuppressionOutcome.Protected done)) {
      throw new IllegalStateException("a made-up table was refused");
    }
    BitSet suppressed = done.pattern().suppressedCells();
    boolean[] constant = new boolean[tables.system().cellCount()];
    for (int cell = 0; cell < constant.length; cell++) {
      constant[cell] = !suppressed.get(cell);
    }
    SparseSystem system = SparseSystem.of(tables, constant);
    IntStream.range(0, system.nodeCount).forEach(system::suppress);
    return system;
  }
}
