package org.offenlage.ejb.microdata.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Finds the declared columns in a file's first line. For use once, by one thread. */
final class Header {

  private static final int LONGEST_NAME = 63;

  private final DatasetDeclaration declaration;
  private final ProblemList problems;
  private final int[] fieldByColumn;

  Header(DatasetDeclaration declaration, ProblemList problems) {
    this.declaration = declaration;
    this.problems = problems;
    this.fieldByColumn = new int[declaration.columns().size()];
    Arrays.fill(fieldByColumn, -1);
  }

  /** For each declared column the number of its field. */
  int[] fieldByColumn() {
    return fieldByColumn.clone();
  }

  /** Reads the header; false where it is wrong, and the problems say how. */
  boolean read(CsvRecords records) {
    long line = records.line();
    if (records.damage().isPresent()) {
      problems.add(line, records.damage().get());
      return false;
    }
    if (records.isBeyondAscii()
        && !Encoding.fits(
            declaration.format().charset(),
            records.bytes(),
            records.recordStart(),
            records.recordEnd())) {
      problems.add(
          line, Optional.empty(), Reason.WRONG_ENCODING, declaration.format().charset().name());
      return false;
    }
    Map<String, Integer> columnByName = new HashMap<>();
    for (int c = 0; c < fieldByColumn.length; c++) {
      columnByName.put(declaration.columns().get(c).name(), c);
    }
    boolean[] known = new boolean[records.fields()];
    int found = 0;
    for (int f = 0; f < records.fields(); f++) {
      Integer column = columnByName.get(name(records, f));
      if (column != null) {
        known[f] = true;
        found++;
        if (fieldByColumn[column] >= 0) {
          problems.add(line, Optional.of(name(records, f)), Reason.REPEATED_COLUMN, "");
        }
        fieldByColumn[column] = f;
      }
    }
    for (int c = 0; c < fieldByColumn.length; c++) {
      if (fieldByColumn[c] < 0) {
        Column missing = declaration.columns().get(c);
        problems.add(line, Optional.of(missing.name()), Reason.MISSING_COLUMN, "");
      }
    }
    // A file without a header begins with a record: nothing of it may be repeated in a message.
    if (found > 0) {
      for (int f = 0; f < known.length; f++) {
        if (!known[f]) {
          problems.add(line, presentable(records, f), Reason.UNDECLARED_COLUMN, "№ " + (f + 1));
        }
      }
    }
    return problems.isEmpty();
  }

  private Optional<String> presentable(CsvRecords records, int field) {
    String name = name(records, field);
    return name.length() <= LONGEST_NAME && name.matches("[\\p{L}_][\\p{L}\\p{N}_. -]*")
        ? Optional.of(name)
        : Optional.empty();
  }

  private String name(CsvRecords records, int field) {
    return new String(
        records.bytes(),
        records.start(field),
        records.end(field) - records.start(field),
        declaration.format().charset());
  }
}
