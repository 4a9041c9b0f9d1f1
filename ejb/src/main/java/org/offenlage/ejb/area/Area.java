package org.offenlage.ejb.area;

import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * An area for as long as its code was valid without a break.
 *
 * @param code as data carry it, e.g. an AGS; may be used again after its end
 * @param name its name when it began
 * @param level the id of its level
 * @param parent code of the area directly above when it began; none for the root
 * @param validity when the code was valid
 */
public record Area(
    String code, LocalizedText name, String level, Optional<String> parent, Validity validity) {

  public Area {
    if (!code.matches("[^@?\\p{Cntrl}][^@\\p{Cntrl}]{0,59}") || !code.equals(code.strip())) {
      throw new IllegalArgumentException(
          "a code has 1 to 60 characters, no @, and does not begin with ?");
    }
  }
}
