package org.offenlage.privacy.attack;

import java.util.Arrays;
import java.util.List;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.TableStructure;

/** Enumerates every table of 3 × 3 inner cells that agrees with what is published. */
final class EveryTable {

  private EveryTable() {}

  /** Least and greatest value of each cell; inner counts are tried from 0 to a limit. */
  static long[][] ranges(TableStructure grid, SafeTable published, int limit) {
    int cells = grid.cellCount();
    long[] least = new long[cells];
    long[] most = new long[cells];
    Arrays.fill(least, Long.MAX_VALUE);
    Arrays.fill(most, Long.MIN_VALUE);
    Search search = new Search(grid, published, limit, least, most);
    search.row(0, new long[9]);
    return new long[][] {least, most};
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Search(
      TableStructure grid, SafeTable published, int limit, long[] least, long[] most) {

    private static final List<String> AREAS = List.of("a", "b", "c");
    private static final List<String> SEXES = List.of("f", "m", "x");

    /** One area after the other, so that its published sum cuts early. */
    void row(int area, long[] inner) {
      if (area == 3) {
        note(inner);
        return;
      }
      long[] bounds = new long[6];
      for (int sex = 0; sex < 3; sex++) {
        SafeCell cell = published.cell(List.of(AREAS.get(area), SEXES.get(sex)));
        bounds[sex] = cell instanceof SafeCell.Published shown ? shown.count() : 0;
        bounds[3 + sex] =
            cell instanceof SafeCell.Published shown ? shown.count() : ceiling(area, sex);
      }
      SafeCell sum = published.cell(List.of(AREAS.get(area), "all-sex"));
      for (long f = bounds[0]; f <= bounds[3]; f++) {
        for (long m = bounds[1]; m <= bounds[4]; m++) {
          for (long x = bounds[2]; x <= bounds[5]; x++) {
            if (sum instanceof SafeCell.Published shown && shown.count() != f + m + x) {
              continue;
            }
            inner[3 * area] = f;
            inner[3 * area + 1] = m;
            inner[3 * area + 2] = x;
            row(area + 1, inner);
          }
        }
      }
    }

    /** No inner count exceeds a published sum above it. */
    private long ceiling(int area, int sex) {
      long most = limit;
      for (List<String> above :
          List.of(
              List.of(AREAS.get(area), "all-sex"),
              List.of("all-area", SEXES.get(sex)),
              List.of("all-area", "all-sex"))) {
        if (published.cell(above) instanceof SafeCell.Published shown) {
          most = Math.min(most, shown.count());
        }
      }
      return most;
    }

    private void note(long[] inner) {
      ConfidentialTable table = Invented.counts(grid, inner);
      for (int cell = 0; cell < grid.cellCount(); cell++) {
        if (published.cells().get(cell) instanceof SafeCell.Published shown
            && shown.count() != table.count(cell)) {
          return;
        }
      }
      for (int cell = 0; cell < grid.cellCount(); cell++) {
        least[cell] = Math.min(least[cell], table.count(cell));
        most[cell] = Math.max(most[cell], table.count(cell));
      }
    }
  }
}
