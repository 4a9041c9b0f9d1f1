package org.offenlage.privacy.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.suppression.ProtectionProofs;

/** Between which values each sensitive cell is shown to lie for the public, at least. */
final class Intervals {

  private final Map<Integer, long[]> ends = new HashMap<>();

  private Intervals() {}

  static Intervals of(Cube cube, ProtectionProofs proofs) {
    Intervals intervals = new Intervals();
    proofs.forEach(
        proof -> {
          if (proof.known().length == 0 && proof.cell() < cube.structure().cellCount()) {
            long value = cube.tables().value(proof.cell());
            intervals.ends.put(
                proof.cell(), new long[] {value - proof.fall(), value + proof.rise()});
          }
        });
    return intervals;
  }

  /** The lower end of a sensitive cell. */
  long lower(int cell) {
    return ends(cell)[0];
  }

  /** The upper end of a sensitive cell. */
  long upper(int cell) {
    return ends(cell)[1];
  }

  private long[] ends(int cell) {
    long[] found = ends.get(cell);
    if (found == null) {
      throw new IllegalStateException("a sensitive cell has no proof");
    }
    return found;
  }

  /** The narrowest interval by width, and the narrowest in relation to what is asked. */
  Map<String, Object> narrowest(SensitiveCells sensitive, Measure measure) {
    long width = Long.MAX_VALUE;
    double share = Double.POSITIVE_INFINITY;
    for (Map.Entry<Integer, long[]> entry : ends.entrySet()) {
      long own = entry.getValue()[1] - entry.getValue()[0];
      width = Math.min(width, own);
      long asked =
          sensitive
              .level(entry.getKey())
              .map(level -> Math.max(level.width(), level.below() + level.above()))
              .orElse(1L);
      share = Math.min(share, (double) own / asked);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    if (!ends.isEmpty()) {
      figures.put("width", new java.math.BigDecimal(measure.written(width)));
      figures.put("shareOfAsked", share);
    }
    return figures;
  }
}
