package org.offenlage.ejb.tabulation;

import org.jspecify.annotations.NullMarked;

/** The properties of a tabulation, on DuckDB. */
@NullMarked
class DuckDbTabulationProperties extends TabulationProperties {

  @Override
  TabulationEngine engine() {
    return new TabulationEngine.InProcess();
  }
}
