package org.offenlage.ejb.microdata;

/**
 * Takes in checked records, value by value, in the order of the declaration's columns. Not safe for
 * use by several threads.
 */
public interface RecordSink {

  /**
   * Begins a record.
   *
   * @param recordKey 64 bits that are the same for the same record in every delivery, uniform to
   *     anyone without the pseudonym key
   */
  void beginRecord(long recordKey);

  /** The next column's cell is empty. */
  void empty();

  /** The next value is an integer or a year. */
  void whole(long value);

  /**
   * The next value is a code.
   *
   * @param position in the declared code list, from 0
   */
  void code(int position);

  /** The next value is a number with a fraction. */
  void fraction(double value);

  /**
   * The next value is a date.
   *
   * @param epochDay days since 1970-01-01
   */
  void day(int epochDay);

  /** The next value is free text. */
  void text(String value);

  /** The next value is the pseudonym of an identifier, 128 bits. */
  void pseudonym(long high, long low);

  /** Ends a record, after one value for each column. */
  void endRecord();
}
