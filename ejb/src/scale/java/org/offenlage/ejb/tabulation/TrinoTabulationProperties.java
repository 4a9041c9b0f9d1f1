package org.offenlage.ejb.tabulation;

import org.jspecify.annotations.NullMarked;

/** The properties of a tabulation, on a Trino of several nodes. */
@NullMarked
class TrinoTabulationProperties extends TabulationProperties {

  @Override
  TabulationEngine engine() {
    return TrinoCluster.engine();
  }
}
