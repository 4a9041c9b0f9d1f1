package org.offenlage.privacy.attack;

import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The membership-inference game: the intruder knows everything but whether one respondent is among
 * those counted, sees one outcome, and says yes or no.
 *
 * <p>Differential privacy bounds the advantage, the probability of a yes with the respondent minus
 * that without. Half of the rounds teach the intruder which outcomes speak for yes, the other half
 * measure; so the stated interval is exact, whatever was learned. Finds a broken mechanism; cannot
 * prove a sound one.
 */
public final class MembershipGame {

  private MembershipGame() {}

  /**
   * Plays.
   *
   * @param with one outcome with the respondent, drawn anew at each call; equal outcomes are equal
   *     numbers, larger ones speak for larger counts
   * @param without the same without the respondent
   * @param rounds how many outcomes of each are drawn to learn from, and again to measure
   * @param missProbability with which anything stated may be wrong by chance
   */
  public static Advantage play(
      LongSupplier with, LongSupplier without, int rounds, double missProbability) {
    if (rounds < 1) {
      throw new IllegalArgumentException("the game needs at least one round");
    }
    TreeMap<Long, int[]> counts = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      counts.computeIfAbsent(with.getAsLong(), none -> new int[2])[0]++;
      counts.computeIfAbsent(without.getAsLong(), none -> new int[2])[1]++;
    }
    Strategy.Seen seen = new Strategy.Seen(rounds, counts);
    Strategy apart = seen.bestApart();
    Strategy upper = seen.mostTelltaleUpper();
    Strategy lower = seen.mostTelltaleLower();
    int[] yes = new int[6];
    for (int round = 0; round < rounds; round++) {
      long in = with.getAsLong();
      long out = without.getAsLong();
      yes[0] += apart.saysYes(in) ? 1 : 0;
      yes[1] += apart.saysYes(out) ? 1 : 0;
      yes[2] += upper.saysYes(in) ? 1 : 0;
      yes[3] += upper.saysYes(out) ? 1 : 0;
      yes[4] += lower.saysYes(in) ? 1 : 0;
      yes[5] += lower.saysYes(out) ? 1 : 0;
    }
    // Six probabilities are measured; together their intervals miss with at most what was allowed.
    double each = missProbability / 6;
    ClopperPearson yesWith = ClopperPearson.of(yes[0], rounds, each);
    ClopperPearson yesWithout = ClopperPearson.of(yes[1], rounds, each);
    double above =
        logRatio(ClopperPearson.of(yes[2], rounds, each), ClopperPearson.of(yes[3], rounds, each));
    double below =
        logRatio(ClopperPearson.of(yes[5], rounds, each), ClopperPearson.of(yes[4], rounds, each));
    return new Advantage(
        (double) (yes[0] - yes[1]) / rounds,
        yesWith.lower() - yesWithout.upper(),
        yesWith.upper() - yesWithout.lower(),
        Math.max(0, Math.max(above, below)));
  }

  private static double logRatio(ClopperPearson likelier, ClopperPearson rarer) {
    return Math.log(likelier.lower() / rarer.upper());
  }

  /**
   * What the game measured.
   *
   * @param measured the share of yes with the respondent minus that without
   * @param lower the lower end of the interval of the true advantage of this intruder
   * @param upper the upper end
   * @param epsilonAtLeast no ε below this one can be true: the logarithm of how much likelier some
   *     outcomes are with or without the respondent, at least
   */
  public record Advantage(double measured, double lower, double upper, double epsilonAtLeast) {

    /** Whether an ε is refuted, up to the game's probability of missing. */
    public boolean refutesEpsilon(double epsilon) {
      return lower > boundOfEpsilon(epsilon) || epsilonAtLeast > epsilon;
    }

    /** Whether a ρ is refuted, up to the game's probability of missing. */
    public boolean refutesRho(double rho) {
      return lower > boundOfRho(rho);
    }
  }

  /** The greatest advantage that ε allows: tanh(ε / 2). */
  public static double boundOfEpsilon(double epsilon) {
    return Math.tanh(epsilon / 2);
  }

  /**
   * A bound of the advantage that ρ-zCDP allows: the Kullback-Leibler divergence is at most ρ,
   * hence the total variation at most √(ρ/2) (Pinsker) and √(1 − e^−ρ) (Bretagnolle and Huber).
   */
  public static double boundOfRho(double rho) {
    return Math.min(Math.sqrt(rho / 2), Math.sqrt(-Math.expm1(-rho)));
  }
}
