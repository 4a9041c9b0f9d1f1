package org.offenlage.ejb.tabulation;

import org.jspecify.annotations.NullMarked;

/** Random cubes on a Trino of several nodes. */
@NullMarked
class TrinoRandomCubeProperties extends RandomCubeProperties {

  @Override
  TabulationEngine engine(long seed) {
    return TrinoCluster.engine();
  }
}
