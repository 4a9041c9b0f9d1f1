package org.offenlage.privacy.suppression;

/**
 * A solver that is asked for the cheapest move of one column by one step, time and again, among the
 * suppressed nodes of one table.
 */
interface MoveProgram {

  /** A solver's name. */
  String name();

  /**
   * The price of the cheapest move that raises a column by one.
   *
   * @return infinite if there is no such move
   */
  double cheapest(int column);
}
