package org.offenlage.privacy.suppression;

/** Where moves may go: through suppressed nodes only, or through others at their cost. */
final class Terrains {

  /** Moves through cells in which a respondent is alone need a second certificate. */
  private static final double PRICE_OF_LONE_RESPONDENT = 3;

  private static final double PRICE_OF_SUPPRESSED = 1e-2;

  private Terrains() {}

  /** Suppressed nodes only, few of them. */
  static MoveSearch.Terrain suppressed(SparseSystem system, Intruders intruders, int pivotLimit) {
    double[] prices = prices(system, intruders);
    return new MoveSearch.Terrain() {
      @Override
      public double cost(int node) {
        return system.isSuppressed(node) ? prices[node] : -1;
      }

      @Override
      public boolean reachesBeyondSuppressed() {
        return false;
      }

      @Override
      public int pivotLimit() {
        return pivotLimit;
      }

      @Override
      public int dives() {
        return 4;
      }
    };
  }

  /** Suppressed nodes almost for nothing, open ones at their cost. */
  static MoveSearch.Terrain open(
      SparseSystem system, Intruders intruders, boolean[] open, double[] costs) {
    double[] prices = prices(system, intruders);
    return new MoveSearch.Terrain() {
      @Override
      public double cost(int node) {
        if (system.isSuppressed(node)) {
          return PRICE_OF_SUPPRESSED * prices[node];
        }
        return open[node] ? costs[node] * Scatter.factor(node) : -1;
      }

      @Override
      public boolean reachesBeyondSuppressed() {
        return true;
      }

      @Override
      public int pivotLimit() {
        return 5000;
      }

      @Override
      public int dives() {
        return 40;
      }
    };
  }

  private static double[] prices(SparseSystem system, Intruders intruders) {
    double[] prices = new double[system.nodeCount];
    for (int node = 0; node < prices.length; node++) {
      prices[node] =
          Scatter.factor(node) + (intruders.isAlone(node) ? PRICE_OF_LONE_RESPONDENT : 0);
    }
    return prices;
  }
}
