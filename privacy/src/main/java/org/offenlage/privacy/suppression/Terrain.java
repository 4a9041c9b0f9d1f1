package org.offenlage.privacy.suppression;

import org.jspecify.annotations.Nullable;

/**
 * Through which nodes a move may go, and what a step of each costs.
 *
 * <p>Read by all threads while the system stands still. Of suppressed nodes it is a picture, which
 * must be {@link #renewed()} when they have changed; searches in an old one can miss moves, and can
 * return moves of nodes that are not suppressed any more unless these are banned.
 */
final class Terrain {

  /** Moves through cells in which a respondent is alone need a second certificate. */
  private static final double PRICE_OF_LONE_RESPONDENT = 3;

  private final SparseSystem system;
  private final double[] suppressedPrices;
  private final double[] openPrices;
  private final @Nullable Condensation condensed;
  private final Effort effort;

  /**
   * When a search gives up.
   *
   * @param pivots steps of the simplex method
   * @param dives how often to try again where the cheapest move is not integer
   */
  record Effort(int pivots, int dives) {}

  private Terrain(
      SparseSystem system,
      double[] suppressedPrices,
      double[] openPrices,
      @Nullable Condensation condensed,
      Effort effort) {
    this.system = system;
    this.suppressedPrices = suppressedPrices;
    this.openPrices = openPrices;
    this.condensed = condensed;
    this.effort = effort;
  }

  /**
   * The nodes that are suppressed now.
   *
   * @param steps price of a step of each node
   */
  static Terrain ofSuppressed(
      SparseSystem system, Intruders intruders, double[] steps, Effort effort) {
    double[] prices = prices(system, intruders, 1);
    for (int node = 0; node < prices.length; node++) {
      prices[node] *= steps[node];
    }
    return new Terrain(system, prices, new double[0], new Condensation(system, prices), effort);
  }

  /**
   * Suppressed nodes almost for nothing, open ones at their cost; follows the system.
   *
   * @param open which nodes may be suppressed in addition
   * @param unit price of a step of a suppressed node
   */
  static Terrain ofOpen(
      SparseSystem system,
      Intruders intruders,
      boolean[] open,
      double[] costs,
      double unit,
      Effort effort) {
    double[] openPrices = new double[system.nodeCount];
    for (int node = 0; node < openPrices.length; node++) {
      openPrices[node] = open[node] ? costs[node] * Scatter.factor(node) : -1;
    }
    return new Terrain(system, prices(system, intruders, unit), openPrices, null, effort);
  }

  private static double[] prices(SparseSystem system, Intruders intruders, double unit) {
    double[] prices = new double[system.nodeCount];
    for (int node = 0; node < prices.length; node++) {
      prices[node] =
          unit * (Scatter.factor(node) + (intruders.isAlone(node) ? PRICE_OF_LONE_RESPONDENT : 0));
    }
    return prices;
  }

  /** The same nodes at the same prices, with more or less effort. */
  Terrain with(Effort other) {
    return new Terrain(system, suppressedPrices, openPrices, condensed, other);
  }

  /** The same nodes at prices that differ less, for short moves rather than cheap ones. */
  Terrain compressed() {
    double[] nearer = new double[openPrices.length];
    for (int node = 0; node < nearer.length; node++) {
      nearer[node] = openPrices[node] < 0 ? -1 : StrictMath.sqrt(openPrices[node]);
    }
    return new Terrain(system, suppressedPrices, nearer, condensed, effort);
  }

  /** The same with the nodes that are suppressed now. */
  Terrain renewed() {
    return condensed == null
        ? this
        : new Terrain(
            system,
            suppressedPrices,
            openPrices,
            new Condensation(system, suppressedPrices),
            effort);
  }

  /** What the node costs if it is suppressed. */
  double suppressedPrice(int node) {
    return suppressedPrices[node];
  }

  /** What the node costs if it is not suppressed, or a negative number if it must not be. */
  double openPrice(int node) {
    return openPrices[node];
  }

  /** What the search is in, where it is among suppressed nodes only. */
  @Nullable Condensation condensed() {
    return condensed;
  }

  Effort effort() {
    return effort;
  }
}
