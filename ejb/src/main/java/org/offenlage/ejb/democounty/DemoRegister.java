package org.offenlage.ejb.democounty;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The invented registers of the demo county, year by year, as CSV.
 *
 * <p>Residents on 31 December, births in the year, private vehicles on 31 December with their
 * holders; 2014 to 2023. Residents of 2023 number exactly the real population of each municipality;
 * nothing else about them is real. Equal for equal seeds, whatever the number of threads. Building
 * takes O(residents × years), about a second; writing is one pass.
 */
public final class DemoRegister {

  /** First year of the registers. */
  public static final int FIRST_YEAR = MunicipalHistory.FIRST_YEAR;

  /** Last year of the registers. */
  public static final int LAST_YEAR = MunicipalHistory.LAST_YEAR;

  static final long SEED = 1056_2023L;

  /** Header of the register of residents. */
  static final String RESIDENTS =
      "person_id,household_id,municipality,sub_area,sex,birth_year,nationality,benefits\n";

  /** Header of the register of births. */
  static final String BIRTHS = "birth_id,municipality,sub_area,sex,month\n";

  /** Header of the register of vehicles. */
  static final String VEHICLES = "vehicle_id,holder_id,municipality,kind,fuel\n";

  private static final String[] NATIONALITIES = {"DE", "EU", "OTHER"};

  private final List<Place> places;

  private DemoRegister(List<Place> places) {
    this.places = places;
  }

  private record Place(
      int number, Municipality municipality, List<String> subAreas, MunicipalHistory history) {}

  /** Invents the registers. */
  public static DemoRegister invent() {
    List<Municipality> municipalities = CountyFacts.load().municipalities();
    Place[] places = new Place[municipalities.size()];
    IntStream.range(0, places.length)
        .parallel()
        .forEach(
            i -> {
              Municipality municipality = municipalities.get(i);
              places[i] =
                  new Place(
                      i + 1,
                      municipality,
                      municipality.subAreas(),
                      new MunicipalHistory(municipality, mix(SEED, i)));
            });
    return new DemoRegister(new ArrayList<>(Arrays.asList(places)));
  }

  /** Writes the residents on 31 December of the year; does not close the stream. */
  public void writeResidents(int year, OutputStream out) {
    Lines lines = new Lines(out, RESIDENTS);
    for (Place place : places) {
      MunicipalHistory history = place.history();
      for (int person = 0; person < history.persons(); person++) {
        if (history.isThere(person, year)) {
          lines
              .identifier('P', place.number(), person)
              .comma()
              .identifier('H', place.number(), history.household(person))
              .comma()
              .text(place.municipality().ags())
              .comma()
              .text(place.subAreas().get(history.subArea(person)))
              .comma()
              .text(history.isFemale(person) ? "f" : "m")
              .comma()
              .number(history.birthYear(person))
              .comma()
              .text(NATIONALITIES[history.nationality(person)])
              .comma()
              .text(receivesBenefits(place, person, year) ? "yes" : "no")
              .end();
        }
      }
    }
    lines.flush();
  }

  /** Writes the births in the year; does not close the stream. */
  public void writeBirths(int year, OutputStream out) {
    Lines lines = new Lines(out, BIRTHS);
    for (Place place : places) {
      MunicipalHistory history = place.history();
      for (int person = 0; person < history.persons(); person++) {
        if (history.isBirth(person, year)) {
          lines
              .identifier('B', place.number(), person)
              .comma()
              .text(place.municipality().ags())
              .comma()
              .text(place.subAreas().get(history.subArea(person)))
              .comma()
              .text(history.isFemale(person) ? "f" : "m")
              .comma()
              .number(1 + (int) (share(place, person, 1) * 12))
              .end();
        }
      }
    }
    lines.flush();
  }

  /** Writes the private vehicles on 31 December of the year; does not close the stream. */
  public void writeVehicles(int year, OutputStream out) {
    Lines lines = new Lines(out, VEHICLES);
    for (Place place : places) {
      MunicipalHistory history = place.history();
      double first = place.municipality().isTown() ? .62 : .76;
      for (int person = 0; person < history.persons(); person++) {
        int age = year - history.birthYear(person);
        if (age < 18 || age > 86 || !history.isThere(person, year)) {
          continue;
        }
        double car = share(place, person, 2);
        int cars = car < .012 ? 3 : car < .09 ? 2 : car < first ? 1 : 0;
        for (int n = 1; n <= cars; n++) {
          vehicle(lines, place, person, n, "car", fuel(place, person, n, year));
        }
        if (share(place, person, 3) < .065) {
          vehicle(lines, place, person, 7, "motorcycle", "petrol");
        }
        if (share(place, person, 4) < .02) {
          vehicle(lines, place, person, 8, "lorry", "diesel");
        }
      }
    }
    lines.flush();
  }

  /** Hands out the residents on 31 December of the year, in the order of their register. */
  void forEachResident(int year, Consumer<Resident> consumer) {
    for (Place place : places) {
      MunicipalHistory history = place.history();
      for (int person = 0; person < history.persons(); person++) {
        if (history.isThere(person, year)) {
          int who = person;
          int household = history.household(person);
          consumer.accept(
              new Resident(
                  "P%02d%06d".formatted(place.number(), person),
                  "H%02d%06d".formatted(place.number(), household),
                  place.municipality().ags(),
                  year - history.birthYear(person),
                  history.isFemale(person) ? "f" : "m",
                  history.nationality(person) > 0,
                  receivesBenefits(place, person, year) ? "yes" : "no",
                  purpose -> share(place, who, purpose),
                  purpose -> share(place, household, purpose)));
        }
      }
    }
  }

  private static void vehicle(
      Lines lines, Place place, int person, int number, String kind, String fuel) {
    lines
        .identifier('V', place.number(), person)
        .text("-")
        .number(number)
        .comma()
        .identifier('P', place.number(), person)
        .comma()
        .text(place.municipality().ags())
        .comma()
        .text(kind)
        .comma()
        .text(fuel)
        .end();
  }

  private static String fuel(Place place, int person, int number, int year) {
    double draw = share(place, person, 10 + number);
    double electric = .002 + .0045 * (year - FIRST_YEAR) * (year - FIRST_YEAR) / 10;
    if (draw < electric) {
      return "electric";
    }
    return draw < .33 ? "diesel" : draw < .97 ? "petrol" : "other";
  }

  /** Households receive benefits together; poorer sub-areas more often, most of them for years. */
  private static boolean receivesBenefits(Place place, int person, int year) {
    MunicipalHistory history = place.history();
    double ofArea = share(place, history.subArea(person), 5);
    double rate = (place.municipality().isTown() ? .02 : .01) + .16 * ofArea * ofArea;
    double household = share(place, history.household(person), 6);
    double yearly = share(place, history.household(person), 1000 + year);
    return household < rate && yearly < .93 && year - history.birthYear(person) < 67;
  }

  /** A number in [0, 1) that depends on its arguments only. */
  private static double share(Place place, int subject, int purpose) {
    return (mix(mix(SEED + place.number(), subject), purpose) >>> 11) * 0x1p-53;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over both numbers. */
  private static long mix(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b + 1;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Puts lines together in bytes: millions of them are written. */
  private static final class Lines {

    private static final int LONGEST_LINE = 256;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int length;

    Lines(OutputStream out, String header) {
      this.out = out;
      text(header);
    }

    Lines text(String ascii) {
      byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
      return this;
    }

    Lines comma() {
      buffer[length++] = ',';
      return this;
    }

    Lines number(int number) {
      return text(Integer.toString(number));
    }

    /** A letter, two digits for the place and six for the subject. */
    Lines identifier(char letter, int place, int subject) {
      buffer[length++] = (byte) letter;
      digits(place, 2);
      digits(subject, 6);
      return this;
    }

    private void digits(int number, int width) {
      int rest = number;
      for (int at = length + width - 1; at >= length; at--) {
        buffer[at] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      length += width;
    }

    void end() {
      buffer[length++] = '\n';
      if (length > buffer.length - LONGEST_LINE) {
        flush();
      }
    }

    void flush() {
      try {
        out.write(buffer, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      length = 0;
    }
  }
}
