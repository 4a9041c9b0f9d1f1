package org.offenlage.privacy.dp;

/** The families of noise, and how the losses of single cells make up that of a privacy unit. */
public enum NoiseFamily {
  /** Pure differential privacy: losses add up with absolute differences. */
  DISCRETE_LAPLACE {
    @Override
    NoiseDistribution noise(Sensitivity sensitivity, Rational loss) {
      return new DiscreteLaplace(Rational.of(sensitivity.respondents()).over(loss));
    }

    @Override
    PrivacyLoss unitLoss(Rational recordLoss, ContributionBound bound) {
      return new PrivacyLoss.Pure(recordLoss.times(bound.reach()));
    }
  },
  /** Zero-concentrated differential privacy: losses add up with squared differences. */
  DISCRETE_GAUSSIAN {
    @Override
    NoiseDistribution noise(Sensitivity sensitivity, Rational loss) {
      return new DiscreteGaussian(
          Rational.of(sensitivity.respondentsSquared()).over(loss.times(2)));
    }

    @Override
    PrivacyLoss unitLoss(Rational recordLoss, ContributionBound bound) {
      return new PrivacyLoss.ZeroConcentrated(recordLoss.times(bound.reach()).times(bound.reach()));
    }
  };

  /** The noise with which a level of this sensitivity costs this loss (ε or ρ). */
  abstract NoiseDistribution noise(Sensitivity sensitivity, Rational loss);

  /** The loss of a unit all of whose records lie where one record loses so much. */
  abstract PrivacyLoss unitLoss(Rational recordLoss, ContributionBound bound);
}
