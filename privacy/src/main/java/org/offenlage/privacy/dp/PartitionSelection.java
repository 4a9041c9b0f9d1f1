package org.offenlage.privacy.dp;

import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.IntegerSampler;

/**
 * Noisy counts of categories whose list is itself secret, such as the streets that have a recipient
 * of benefits: a category is named only where its noisy count reaches a threshold.
 *
 * <p>Costs (ε, δ): δ bounds the probability that a category is named which exists in the data
 * because of one privacy unit alone. Immutable and safe for use by several threads. Proof:
 * docs/proofs/dp-partition-selection.md.
 */
public final class PartitionSelection {

  private final DiscreteLaplace noise;
  private final PrivacyLoss.Approximate loss;
  private final long threshold;

  private PartitionSelection(DiscreteLaplace noise, PrivacyLoss.Approximate loss, long threshold) {
    this.noise = noise;
    this.loss = loss;
    this.threshold = threshold;
  }

  /**
   * A selection at this loss.
   *
   * @param bound what one privacy unit contributes to all categories together
   * @param loss ε above 0, δ above 0 and below 1/2
   */
  public static PartitionSelection of(ContributionBound bound, PrivacyLoss.Approximate loss) {
    if (loss.epsilon().signum() <= 0) {
      throw new IllegalArgumentException("epsilon must be positive");
    }
    DiscreteLaplace noise = new DiscreteLaplace(Rational.of(bound.reach()).over(loss.epsilon()));
    long tail = noise.leastWithUpperTailAtMost(loss.delta().over(bound.records()));
    return new PartitionSelection(noise, loss, Math.addExact(bound.reach(), tail));
  }

  public PrivacyLoss.Approximate privacyLoss() {
    return loss;
  }

  public DiscreteLaplace noise() {
    return noise;
  }

  /** The least noisy count at which a category is named. */
  public long threshold() {
    return threshold;
  }

  /**
   * The categories that are named, with their noisy counts. Call it once, after the loss was
   * debited.
   *
   * @param counts of the categories that occur in the data, each above 0
   */
  public SortedMap<String, Long> select(Map<String, Long> counts, BitSource bits) {
    // In the order of names: the order of the data must not show.
    SortedMap<String, Long> named = new TreeMap<>();
    IntegerSampler sampler = noise.sampler(counts.size());
    for (String category : new ArrayList<>(new TreeMap<>(counts).keySet())) {
      long count = counts.getOrDefault(category, 0L);
      if (count < 1 || count > NoisyCounts.LIMIT) {
        throw new IllegalArgumentException("only categories that occur may be given");
      }
      long noisy = count + sampler.draw(bits);
      if (noisy >= threshold) {
        named.put(category, Math.min(noisy, NoisyCounts.LIMIT));
      }
    }
    return named;
  }
}
