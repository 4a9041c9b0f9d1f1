package org.offenlage.ejb.examination;

import java.util.List;
import java.util.Locale;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.TableToProtect;

/**
 * A table before and after protection. Confidential.
 *
 * @param truth before
 * @param result after
 * @param earlier tables on the same respondents that were ever public with true counts
 */
public record ExaminedTable(
    TableToProtect truth, ProtectedTable result, List<EarlierTable> earlier) {

  public ExaminedTable {
    earlier = List.copyOf(earlier);
  }

  /** Its name in the indicator, such as {@code numerator}. */
  String name() {
    return truth.counted().part().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "examined table " + name();
  }
}
