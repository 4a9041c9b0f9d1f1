package org.offenlage.privacy.confidential;

/**
 * How many contributors each cell of a table has, how much they contributed together, and how much
 * of it the largest of them. Does not print its values.
 */
public sealed interface CellContributions permits Contributions, LargestContributions {

  /** How many contributed to a cell, be it an amount of zero. */
  int count(int cell);

  /**
   * The sum of the largest contributions to a cell; of all, where there are no more.
   *
   * @throws IllegalArgumentException where fewer are known
   */
  long sumOfLargest(int cell, int howMany);

  /** The sum of all contributions to a cell. */
  long total(int cell);
}
