package org.offenlage.ejb.microdata.vault;

/**
 * How many records of one dataset find their respondent in another. For staff: a count may be as
 * small as one.
 *
 * @param dataset whose records are counted
 * @param column the column that names somebody
 * @param kind what is named, e.g. {@code person}
 * @param register the dataset in which those who are named are looked for
 * @param records how many records name somebody
 * @param unnamed how many more name nobody
 * @param linked how many of those that name somebody are found
 */
public record LinkCount(
    String dataset,
    String column,
    String kind,
    String register,
    long records,
    long unnamed,
    long linked) {

  /** How many name somebody who is not found. */
  public long unlinked() {
    return records - linked;
  }
}
