package org.offenlage.ejb.democounty;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ten invented years of one municipality: who lived there, with whom, and from when to when.
 *
 * <p>A year's residents are those on 31 December. Every year ends with exactly the number of
 * residents asked for. People are born, die, move in with their household and move away; whoever
 * moves in is new to the county. Equal seeds give equal histories. Built in O(residents × years).
 */
final class MunicipalHistory {

  static final int FIRST_YEAR = 2014;
  static final int LAST_YEAR = 2023;

  /** Still there after the last year. */
  private static final short STAYS = Short.MAX_VALUE;

  /** Residents per single year of age, relative: 0–9, 10–19, … 90–99. */
  private static final double[] AGE_WEIGHTS = {.9, 1.0, 1.1, 1.0, 1.2, 1.55, 1.4, 1.1, .6, .08};

  private static final double[] HOUSEHOLD_SIZE_UP_TO = {.40, .73, .86, .96, 1.0};

  private final SplittableRandom random;
  private final int subAreas;
  private final double[] subAreaUpTo;
  private final double foreignShare;

  private int persons;
  private short[] birthYear = new short[1024];
  private short[] from = new short[1024];
  private short[] until = new short[1024];
  private boolean[] female = new boolean[1024];
  private boolean[] bornHere = new boolean[1024];
  private byte[] nationality = new byte[1024];
  private int[] household = new int[1024];
  private int[] subArea = new int[1024];
  private int households;

  MunicipalHistory(Municipality municipality, long seed) {
    this.random = new SplittableRandom(seed);
    List<String> areas = municipality.subAreas();
    this.subAreas = areas.size();
    this.subAreaUpTo = new double[subAreas];
    this.foreignShare = municipality.isTown() ? .14 : .06;
    double sum = 0;
    for (int a = 0; a < subAreas; a++) {
      sum += .6 + .8 * random.nextDouble();
      subAreaUpTo[a] = sum;
    }
    for (int a = 0; a < subAreas; a++) {
      subAreaUpTo[a] /= sum;
    }
    double yearlyGrowth = .002 + .006 * random.nextDouble();
    arrive(FIRST_YEAR, target(municipality, FIRST_YEAR, yearlyGrowth), Arrivals.EVERYONE);
    for (int year = FIRST_YEAR + 1; year <= LAST_YEAR; year++) {
      int remaining = births(year) + survivors(year);
      int target = target(municipality, year, yearlyGrowth);
      if (remaining > target) {
        leave(year, remaining - target);
      } else {
        arrive(year, target - remaining, Arrivals.MOVERS);
      }
    }
  }

  /** Who arrives: a whole population, or households that move, which are younger. */
  private enum Arrivals {
    EVERYONE,
    MOVERS
  }

  private static int target(Municipality municipality, int year, double yearlyGrowth) {
    return (int)
        Math.round(municipality.population() / Math.pow(1 + yearlyGrowth, LAST_YEAR - year));
  }

  private void arrive(int year, int number, Arrivals arrivals) {
    int left = number;
    while (left > 0) {
      int size = Math.min(left, 1 + pick(HOUSEHOLD_SIZE_UP_TO));
      int area = pick(subAreaUpTo);
      byte nation = nationality();
      int eldest = eldestAge(size, arrivals);
      boolean firstFemale = random.nextBoolean();
      for (int member = 0; member < size; member++) {
        int age = memberAge(member, eldest);
        boolean isFemale =
            member == 0 ? firstFemale : member == 1 ? !firstFemale : random.nextBoolean();
        // Of the first year's infants, most were born there.
        boolean born = year == FIRST_YEAR && age == 0 && random.nextInt(100) < 55;
        add(year, year - age, isFemale, nation, households, area, born);
      }
      households++;
      left -= size;
    }
  }

  private int eldestAge(int householdSize, Arrivals arrivals) {
    if (householdSize > 2) {
      return 27 + random.nextInt(24);
    }
    return arrivals == Arrivals.EVERYONE || random.nextInt(3) > 0
        ? adultAge()
        : 20 + random.nextInt(15);
  }

  private int memberAge(int member, int eldest) {
    return switch (member) {
      case 0 -> eldest;
      case 1 -> Math.max(20, eldest - 4 + random.nextInt(7));
      default -> random.nextInt(Math.min(19, eldest - 22));
    };
  }

  private int adultAge() {
    double total = 0;
    for (int decade = 2; decade < AGE_WEIGHTS.length; decade++) {
      total += AGE_WEIGHTS[decade];
    }
    double draw = random.nextDouble() * total;
    int decade = 2;
    while (decade < AGE_WEIGHTS.length - 1 && draw > AGE_WEIGHTS[decade]) {
      draw -= AGE_WEIGHTS[decade++];
    }
    return 10 * decade + random.nextInt(10);
  }

  private int births(int year) {
    int born = 0;
    int before = persons;
    for (int mother = 0; mother < before; mother++) {
      int age = year - birthYear[mother];
      if (female[mother] && isThere(mother, year - 1) && age >= 16 && age <= 48) {
        double distance = (age - 31) / 5.5;
        if (random.nextDouble() < .104 * Math.exp(-distance * distance / 2)) {
          add(
              year,
              year,
              random.nextInt(1000) < 487,
              nationality[mother],
              household[mother],
              subArea[mother],
              true);
          born++;
        }
      }
    }
    return born;
  }

  private int survivors(int year) {
    int remaining = 0;
    long yearSeed = random.nextLong();
    for (int person = 0; person < persons; person++) {
      if (!isThere(person, year - 1)) {
        continue;
      }
      // A household moves as one, wherever its members stand in the list.
      boolean householdMoves =
          new SplittableRandom(yearSeed + household[person]).nextInt(1000) < 28;
      double mortality = Math.min(1, .00003 * Math.exp(.096 * (year - birthYear[person])));
      if (householdMoves || random.nextDouble() < mortality) {
        until[person] = (short) year;
      } else {
        remaining++;
      }
    }
    return remaining;
  }

  private void leave(int year, int number) {
    int left = number;
    while (left > 0) {
      int person = random.nextInt(persons);
      if (isThere(person, year) && birthYear[person] < year) {
        until[person] = (short) year;
        left--;
      }
    }
  }

  private void add(
      int year, int born, boolean isFemale, byte nation, int inHousehold, int area, boolean here) {
    if (persons == birthYear.length) {
      grow();
    }
    from[persons] = (short) year;
    until[persons] = STAYS;
    birthYear[persons] = (short) born;
    female[persons] = isFemale;
    nationality[persons] = nation;
    household[persons] = inHousehold;
    subArea[persons] = area;
    bornHere[persons] = here;
    persons++;
  }

  private void grow() {
    int size = 2 * persons;
    birthYear = Arrays.copyOf(birthYear, size);
    from = Arrays.copyOf(from, size);
    until = Arrays.copyOf(until, size);
    female = Arrays.copyOf(female, size);
    nationality = Arrays.copyOf(nationality, size);
    household = Arrays.copyOf(household, size);
    subArea = Arrays.copyOf(subArea, size);
    bornHere = Arrays.copyOf(bornHere, size);
  }

  private byte nationality() {
    double draw = random.nextDouble();
    return (byte) (draw < foreignShare / 2 ? 1 : draw < foreignShare ? 2 : 0);
  }

  private int pick(double[] upTo) {
    int at = Arrays.binarySearch(upTo, random.nextDouble());
    return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
  }

  /** How many people ever lived here; they are numbered from 0. */
  int persons() {
    return persons;
  }

  /** Whether the person was a resident on 31 December of the year. */
  boolean isThere(int person, int year) {
    return from[person] <= year && year < until[person];
  }

  /** Whether the person was born here in this year. */
  boolean isBirth(int person, int year) {
    return bornHere[person] && birthYear[person] == year;
  }

  int birthYear(int person) {
    return birthYear[person];
  }

  boolean isFemale(int person) {
    return female[person];
  }

  /** 0 German, 1 of another EU state, 2 other. */
  int nationality(int person) {
    return nationality[person];
  }

  int household(int person) {
    return household[person];
  }

  /** Position in {@link Municipality#subAreas}. */
  int subArea(int person) {
    return subArea[person];
  }
}
