package org.offenlage.ejb.analysis;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Published figures that an index is computed from.
 *
 * @param indicatorId the indicator
 * @param version the version of it; empty for the one in force when the index is prepared
 * @param codes for dimensions of it that the index does not have, the code meant, by variable;
 *     where none is given, the code above all others
 */
public record IndexPart(String indicatorId, OptionalInt version, Map<String, String> codes) {

  public IndexPart {
    codes = Map.copyOf(codes);
    if (version.isPresent() && version.getAsInt() < 1) {
      throw new IllegalArgumentException("versions of a publication begin with 1");
    }
  }

  /** The version in force of an indicator. */
  public static IndexPart of(String indicatorId) {
    return new IndexPart(indicatorId, OptionalInt.empty(), Map.of());
  }

  /** The indicator, with its version where one was chosen. */
  public String name() {
    return version.isPresent() ? indicatorId + "@" + version.getAsInt() : indicatorId;
  }
}
