package org.offenlage.privacy.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.offenlage.privacy.structure.CellAddress;

/**
 * Attacks suppressed cells by differencing and by linear reconstruction, with all tables of a
 * corpus at once.
 *
 * <p>First cells that another table publishes, then those that some sum or difference of published
 * cells isolates (exact elimination), then the range of each that is left, over all non-negative
 * solutions (narrowing, and exact linear programs where that is not enough). A value that is
 * claimed as found is proved in whole numbers; see docs/proofs/built-in-intruder.md. Linear: what
 * follows only from counts being whole, beyond rounding, is not looked for.
 *
 * <p>Bounded: each part of the hidden cells that hangs together gets so many multiplications, and
 * what is open after that is {@link Conclusion.NotDecided}. Deterministic, one thread.
 */
public final class LinearAttack {

  /** Parts with more unknowns than this are narrowed only. */
  private static final int MOST_UNKNOWNS = 1_500;

  private static final long STEPS_ALL = 6_000_000_000L;
  private static final long STEPS_A_PART = 2_000_000_000L;
  private static final long STEPS_OF_ELIMINATION = 30_000_000L;

  private final PublishedCorpus corpus;
  private final Map<Integer, Conclusion> conclusions = new HashMap<>();
  private long stepsLeft = STEPS_ALL;

  private LinearAttack(PublishedCorpus corpus) {
    this.corpus = corpus;
  }

  /**
   * Attacks every suppressed cell of a corpus.
   *
   * @throws ContradictoryCorpusException where no table at all agrees with everything published
   */
  public static LinearAttack on(PublishedCorpus corpus) {
    LinearAttack attack = new LinearAttack(corpus);
    for (HiddenEquations part : HiddenEquations.of(corpus)) {
      attack.attack(part);
    }
    return attack;
  }

  /** What was concluded about a cell that is not published in this table. */
  public Conclusion conclusion(CellAddress address) {
    int cell = corpus.cell(address);
    OptionalLong value = corpus.value(cell);
    if (value.isPresent()) {
      return new Conclusion.Found(value.getAsLong(), Conclusion.Means.OTHER_TABLE);
    }
    Conclusion conclusion = conclusions.get(cell);
    // A cell that stands in no sum can be any count.
    return conclusion == null ? new Conclusion.Between(0, Long.MAX_VALUE) : conclusion;
  }

  private void attack(HiddenEquations part) {
    Narrowing narrowing = new Narrowing(part);
    if (!narrowing.narrow()) {
      throw new ContradictoryCorpusException();
    }
    List<OptionalLong> differences = differences(part);
    for (int unknown = 0; unknown < part.unknowns().size(); unknown++) {
      long lower = narrowing.lower(unknown);
      long upper = narrowing.upper(unknown);
      if (differences.get(unknown).isPresent()) {
        long value = differences.get(unknown).getAsLong();
        if (value < lower || value > upper) {
          throw new ContradictoryCorpusException();
        }
        note(part, unknown, new Conclusion.Found(value, Conclusion.Means.DIFFERENCING));
      } else if (lower == upper) {
        note(part, unknown, new Conclusion.Found(lower, Conclusion.Means.RECONSTRUCTION));
      } else {
        note(part, unknown, new Conclusion.NotDecided(lower, limit(upper)));
      }
    }
    if (part.unknowns().size() <= MOST_UNKNOWNS) {
      reconstruct(part, narrowing);
    }
  }

  private static List<OptionalLong> differences(HiddenEquations part) {
    if (part.unknowns().size() <= MOST_UNKNOWNS) {
      try {
        return Elimination.determined(part, STEPS_OF_ELIMINATION);
      } catch (ArithmeticException | TooLongException tooMuch) {
        // Nothing is claimed then; what narrowing finds stands.
      }
    }
    return part.unknowns().stream().map(unknown -> OptionalLong.empty()).toList();
  }

  /** Linear programs for every cell that is still open. */
  private void reconstruct(HiddenEquations part, Narrowing narrowing) {
    long allowed = Math.min(STEPS_A_PART, stepsLeft);
    Optional<ExactSimplex> begun = simplex(part, allowed);
    if (begun.isEmpty()) {
      return;
    }
    ExactSimplex simplex = begun.get();
    try {
      for (int unknown = 0; unknown < part.unknowns().size(); unknown++) {
        if (conclusions.get(part.unknowns().get(unknown)) instanceof Conclusion.NotDecided) {
          note(part, unknown, range(simplex, narrowing, unknown));
        }
      }
    } catch (ArithmeticException | TooLongException tooMuch) {
      // What is open stays not decided.
    } finally {
      stepsLeft -= simplex.stepsTaken();
    }
  }

  private Optional<ExactSimplex> simplex(HiddenEquations part, long allowed) {
    try {
      return Optional.of(new ExactSimplex(part, allowed));
    } catch (ArithmeticException | TooLongException tooMuch) {
      stepsLeft -= allowed;
      return Optional.empty();
    }
  }

  private static Conclusion range(ExactSimplex simplex, Narrowing narrowing, int unknown) {
    long lower = narrowing.lower(unknown);
    if (simplex.leastSeen(unknown) > lower) {
      lower = Math.max(lower, simplex.attain(unknown, ExactSimplex.Direction.LEAST).orElse(lower));
    }
    long upper = limit(narrowing.upper(unknown));
    if (simplex.greatestSeen(unknown) < upper) {
      upper =
          Math.min(upper, simplex.attain(unknown, ExactSimplex.Direction.GREATEST).orElse(upper));
    }
    if (lower > upper) {
      throw new ContradictoryCorpusException();
    }
    return lower == upper
        ? new Conclusion.Found(lower, Conclusion.Means.RECONSTRUCTION)
        : new Conclusion.Between(lower, upper);
  }

  private static long limit(long upper) {
    return upper >= Narrowing.UNLIMITED ? Long.MAX_VALUE : upper;
  }

  private void note(HiddenEquations part, int unknown, Conclusion conclusion) {
    conclusions.put(part.unknowns().get(unknown), conclusion);
  }
}
