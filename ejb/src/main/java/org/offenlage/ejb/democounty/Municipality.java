package org.offenlage.ejb.democounty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A municipality of the demo county, with the facts that are public.
 *
 * @param ags its official municipality key, eight digits
 * @param name its name
 * @param amtCode first nine digits of its regional key; absent where it is amtsfrei
 * @param amtName the Amt's name; absent where it is amtsfrei
 * @param population residents on 31 December 2023
 */
record Municipality(
    String ags, String name, Optional<String> amtCode, Optional<String> amtName, int population) {

  private static final int DIVIDED_ABOVE = 10_000;
  private static final int RESIDENTS_PER_SUB_AREA = 300;

  /** Whether people here live at town density. */
  boolean isTown() {
    return population > DIVIDED_ABOVE;
  }

  /**
   * Codes of its sub-areas, of some 300 residents each; a municipality that is not a larger town is
   * its own only sub-area.
   */
  List<String> subAreas() {
    if (!isTown()) {
      return List.of(ags + "-000");
    }
    int number = (population + RESIDENTS_PER_SUB_AREA - 1) / RESIDENTS_PER_SUB_AREA;
    List<String> codes = new ArrayList<>(number);
    for (int i = 1; i <= number; i++) {
      codes.add("%s-%03d".formatted(ags, i));
    }
    return codes;
  }
}
