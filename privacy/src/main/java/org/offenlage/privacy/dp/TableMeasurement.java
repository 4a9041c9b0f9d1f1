package org.offenlage.privacy.dp;

import java.util.BitSet;
import java.util.Map;
import org.offenlage.privacy.structure.TableStructure;

/**
 * What will be measured in the cells of a table before anything is drawn, and what that costs. A
 * value: equal parameters measure alike, so it can be made again from stored parameters.
 */
public sealed interface TableMeasurement permits MeasurementPlan, QuantilePlan {

  /** The cells that get a value each. */
  TableStructure structure();

  /** Whose presence is hidden. */
  PrivacyUnit unit();

  /** The cells that will be drawn. */
  BitSet cells();

  /** By which law a cell's value is drawn; the same text means the same law. */
  String law(int cell);

  /**
   * The same for some of the cells; for a table of which others were measured before.
   *
   * @param some a subset of {@link #cells}
   */
  TableMeasurement onlyCells(BitSet some);

  /** The loss of one privacy unit, wherever its records lie. */
  PrivacyLoss privacyLoss();

  /**
   * The loss of a privacy unit all of whose records have the same code of this variable, by code.
   *
   * @param variable the name of a spanning variable
   */
  Map<String, PrivacyLoss> privacyLossByCode(String variable);
}
