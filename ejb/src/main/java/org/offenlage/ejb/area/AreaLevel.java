package org.offenlage.ejb.area;

import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * A kind of area, e.g. Gemeinde.
 *
 * @param id lower case letters, digits and hyphens
 * @param name what readers see
 */
public record AreaLevel(String id, LocalizedText name) {
  public AreaLevel {
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "a level's id has lower case letters, digits and hyphens, 40 at most");
    }
  }
}
