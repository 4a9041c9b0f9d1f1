package org.offenlage.ejb.democounty;

/**
 * An invented resident on 31 December of a year.
 *
 * @param id the identifier in the register of residents
 * @param householdId likewise
 * @param municipality key of the municipality
 * @param age completed years
 * @param sex f or m
 * @param isForeign without German citizenship
 * @param benefits yes or no
 * @param chance of this resident, the same every year
 * @param ofHousehold chance of the household, likewise
 */
record Resident(
    String id,
    String householdId,
    String municipality,
    int age,
    String sex,
    boolean isForeign,
    String benefits,
    Chance chance,
    Chance ofHousehold) {

  /** Numbers in [0, 1), one for each purpose. */
  interface Chance {
    double of(int purpose);
  }

  /** A word that a chance decides on. */
  String word(int purpose, double share, String within, String beyond) {
    return chance.of(purpose) < share ? within : beyond;
  }
}
