package org.offenlage.privacy.safe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a table was protected: a part for readers and a part that stays in the office.
 *
 * @param mechanism what was done
 * @param publicParameters parameters that readers may know, by name, values in plain text (exact
 *     rationals as {@code a/b})
 * @param internalParameters parameters that would help an intruder; never rendered on the public
 *     side
 */
public record ProtectionStatement(
    Mechanism mechanism,
    Map<String, String> publicParameters,
    Map<String, String> internalParameters) {

  public ProtectionStatement {
    publicParameters = Collections.unmodifiableMap(new TreeMap<>(publicParameters));
    internalParameters = Collections.unmodifiableMap(new TreeMap<>(internalParameters));
  }

  /** The statement as it crosses the wall: without its internal part. */
  public ProtectionStatement publicPart() {
    return new ProtectionStatement(mechanism, publicParameters, Map.of());
  }

  @Override
  public String toString() {
    return mechanism + " " + publicParameters;
  }

  /** The families of protection. */
  public enum Mechanism {
    /** Official figures that are public already; nothing was done. */
    PUBLIC_FIGURES,
    /** Worked out from published figures alone. */
    PUBLISHED_FIGURES,
    /** Cell suppression, primary and secondary. */
    SUPPRESSION,
    /** Discrete Laplace noise, differential privacy. */
    DISCRETE_LAPLACE,
    /** Discrete Gaussian noise, zero-concentrated differential privacy. */
    DISCRETE_GAUSSIAN,
    /** The exponential mechanism for quantiles, differential privacy. */
    EXPONENTIAL,
    /** Cell key perturbation; not differential privacy. */
    CELL_KEY
  }
}
