package org.offenlage.ejb.tabulation;

import org.jspecify.annotations.NullMarked;

/** Random cubes on DuckDB, counted over whole snapshots and part by part. */
@NullMarked
class DuckDbRandomCubeProperties extends RandomCubeProperties {

  @Override
  TabulationEngine engine(long seed) {
    // One part at a time, or all of them: the cube must be the same.
    return seed % 2 == 0
        ? new TabulationEngine.InProcess(1)
        : new TabulationEngine.InProcess(Integer.MAX_VALUE);
  }
}
