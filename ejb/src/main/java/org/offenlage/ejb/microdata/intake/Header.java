package org.offenlage.ejb.microdata.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Finds the declared columns in a file's first line. For use once, by one thread. */
final class Header {

  private final DatasetDeclaration declaration;
  private final Charset charset;
  private final ProblemList problems;
  private final int[] fieldByColumn;

  Header(DatasetDeclaration declaration, CsvFormat format, ProblemList problems) {
    this.declaration = declaration;
    this.charset = format.charset();
    this.problems = problems;
    this.fieldByColumn = new int[declaration.columns().size()];
    Arrays.fill(fieldByColumn, -1);
  }

  /** For each declared column the number of its field. */
  int[] fieldByColumn() {
    return fieldByColumn.clone();
  }

  /** Reads the header; false where it is wrong, and the problems say how. */
  boolean read(Records records) {
    long line = records.line();
    if (records.damage().isPresent()) {
      problems.add(line, records.damage().get());
      return false;
    }
    if (records.isBeyondAscii()
        && !Encoding.fits(charset, records.bytes(), records.recordStart(), records.recordEnd())) {
      problems.add(line, Optional.empty(), Reason.WRONG_ENCODING, charset.name());
      return false;
    }
    if (records.fields() > DatasetDeclaration.MOST_COLUMNS) {
      problems.add(line, Reason.TOO_MANY_COLUMNS);
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
    // A file may lack its header, or have a record run into it: no name that is not declared is
    // ever repeated in a message.
    if (found > 0) {
      for (int f = 0; f < known.length; f++) {
        if (!known[f]) {
          problems.add(line, Optional.empty(), Reason.UNDECLARED_COLUMN, "№ " + (f + 1));
        }
      }
    }
    return problems.isEmpty();
  }

  private String name(Records records, int field) {
    return new String(
            records.bytes(),
            records.start(field),
            records.end(field) - records.start(field),
            StandardCharsets.UTF_8)
        .strip();
  }
}
