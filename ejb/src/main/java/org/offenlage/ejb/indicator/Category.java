package org.offenlage.ejb.indicator;

import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * One code of a dimension.
 *
 * @param code the code
 * @param label what readers see
 * @param parent the code directly above; none for the root
 */
public record Category(String code, LocalizedText label, Optional<String> parent) {

  public Category {
    if (code.isBlank() || code.length() > 100) {
      throw new IllegalArgumentException("a code has 1 to 100 characters");
    }
  }

  /** The root of a dimension. */
  public static Category root(String code, LocalizedText label) {
    return new Category(code, label, Optional.empty());
  }

  /** A code directly under another. */
  public static Category under(String parent, String code, LocalizedText label) {
    return new Category(code, label, Optional.of(parent));
  }
}
