package org.offenlage.privacy.dp.sampling;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Draws a second with the production bit source, beside the bit source alone (64 bits a draw). */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NoiseBenchmark {

  private static final int DRAWS = 65_536;

  private final DrbgBitSource bits = new DrbgBitSource();
  private final long[] values = new long[DRAWS];

  /** Bits alone. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public long[] bitSourceAlone() {
    bits.fill(values, DRAWS);
    return values;
  }

  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public long[] discreteLaplace(Laplace of) {
    of.sampler.fill(bits, values);
    return values;
  }

  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public long[] discreteGaussian(Gaussian of) {
    of.sampler.fill(bits, values);
    return values;
  }

  /** The sampler without a table, one draw. */
  @Benchmark
  public long discreteLaplaceWithoutTable(Laplace of) {
    return of.reference.draw(bits);
  }

  /** Discrete Laplace noise of one scale. */
  @State(Scope.Thread)
  public static class Laplace {
    @Param({"1", "10", "100", "1000", "10000"})
    long scale;

    IntegerSampler sampler = bits -> 0;
    IntegerSampler reference = bits -> 0;

    @Setup
    public void build() {
      SymmetricLaw law =
          SymmetricLaw.discreteLaplace(BigInteger.valueOf(scale), BigInteger.ONE);
      sampler = InversionSampler.of(law);
      reference = ExactSampler.of(law);
    }
  }

  /** Discrete Gaussian noise of one standard deviation. */
  @State(Scope.Thread)
  public static class Gaussian {
    @Param({"1", "10", "100", "1000", "10000"})
    long sigma;

    IntegerSampler sampler = bits -> 0;

    @Setup
    public void build() {
      sampler =
          InversionSampler.of(
              SymmetricLaw.discreteGaussian(BigInteger.valueOf(sigma * sigma), BigInteger.ONE));
    }
  }
}
