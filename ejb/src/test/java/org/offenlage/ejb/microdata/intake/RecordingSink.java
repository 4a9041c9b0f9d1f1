package org.offenlage.ejb.microdata.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.microdata.RecordSink;

/** Remembers what it takes in. */
@NullMarked
final class RecordingSink implements RecordSink {

  private final List<List<Object>> records = new ArrayList<>();
  private final List<String> pseudonyms = new ArrayList<>();
  private List<Object> current = new ArrayList<>();

  List<List<Object>> valuesWithoutPseudonyms() {
    return records;
  }

  List<String> pseudonyms() {
    return pseudonyms;
  }

  void clear() {
    records.clear();
    pseudonyms.clear();
  }

  @Override
  public void beginRecord(long recordKey) {
    current = new ArrayList<>();
  }

  @Override
  public void empty() {
    current.add("EMPTY");
  }

  @Override
  public void whole(long value) {
    current.add(value);
  }

  @Override
  public void code(int position) {
    current.add(position);
  }

  @Override
  public void fraction(double value) {
    current.add(value);
  }

  @Override
  public void day(int epochDay) {
    current.add(LocalDate.ofEpochDay(epochDay));
  }

  @Override
  public void text(String value) {
    current.add(value);
  }

  @Override
  public void pseudonym(long high, long low) {
    pseudonyms.add(Long.toHexString(high) + Long.toHexString(low));
  }

  @Override
  public void endRecord() {
    records.add(current);
  }
}
