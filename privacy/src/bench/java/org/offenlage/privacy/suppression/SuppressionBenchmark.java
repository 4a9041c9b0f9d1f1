package org.offenlage.privacy.suppression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Seconds to protect a made-up table of places by sex by age; seed 20261. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class SuppressionBenchmark {

  /** Municipalities, in districts of eight; a cell's number is about 76 times as many. */
  @Param({"16", "56", "184"})
  public int places;

  /** The least that is asked, or the default interval. */
  @Param({"exact", "interval"})
  public String protection = "exact";

  private SuppressionProblem problem = problem(8, new ProtectionDemand.Exact());

  /** Makes the table. */
  @Setup
  public void makeTable() {
    problem =
        problem(
            places,
            protection.equals("exact")
                ? new ProtectionDemand.Exact()
                : ProtectionDemand.standard());
  }

  /** Two threads, as on the machine of the published figures. */
  @Benchmark
  public SuppressionOutcome protect() {
    return new CellSuppressor(2).protect(problem, ProgressListener.SILENT);
  }

  private static SuppressionProblem problem(int places, ProtectionDemand demand) {
    Map<String, String> districts = new LinkedHashMap<>();
    for (int place = 0; place < places; place++) {
      districts.put("district " + place / 8, "county");
      districts.put("place " + place, "district " + place / 8);
    }
    Map<String, String> ages = new LinkedHashMap<>();
    for (int age = 0; age < 18; age++) {
      ages.put("group " + age / 6, "Total");
      ages.put("age " + age, "group " + age / 6);
    }
    TableStructure structure =
        TableStructure.of(
            List.of(
                SpanningVariable.of("place", Hierarchy.ofParents(districts)),
                SpanningVariable.of("sex", Hierarchy.flat("Total", List.of("f", "m"))),
                SpanningVariable.of("age", Hierarchy.ofParents(ages))));
    Random random = new Random(20261);
    double[] sizes = new double[places];
    for (int place = 0; place < places; place++) {
      sizes[place] = 12 * StrictMath.exp(random.nextGaussian());
    }
    long[] values = new long[structure.cellCount()];
    IntStream.range(0, values.length)
        .filter(structure::isInner)
        .forEach(
            cell -> {
              int place = Integer.parseInt(structure.codes(cell).get(0).substring(6));
              values[cell] = (long) (-sizes[place] * StrictMath.log(1 - random.nextDouble()));
            });
    Margins.fill(structure, values);
    LinkedTables tables = LinkedTables.of(TableSystem.of(structure), values);
    return SuppressionProblem.of(
        tables,
        SensitiveCells.of(
            tables, new SafetyRule.MinimumFrequency(5, SafetyRule.Zeros.FREE), demand));
  }
}
