package org.offenlage.privacy.suppression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.confidential.Margins;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Made-up tables of a county: places in districts, five-year ages in groups, sex, nationality.
 *
 * <p>Places differ in size as the exponentials of normal numbers do, counts within a place have an
 * exponential distribution; foreigners are about one in eight. Some three in ten cells hold one to
 * four. Seed 20261.
 */
final class CountyTables {

  /** Cells of one code of geography: 23 ages and groups, 3 of sex, 3 of nationality. */
  static final int CELLS_A_PLACE = 23 * 3 * 3;

  private static final int PLACES_A_DISTRICT = 12;
  private static final int AGES = 18;
  private static final double CITIZENS_A_CELL = 8;
  private static final double FOREIGNERS_A_CELL = 1.2;

  private CountyTables() {}

  /** A table of about so many cells with a minimum frequency of five. */
  static SuppressionProblem problem(int cells, ProtectionDemand demand) {
    int codes = Math.max(3, cells / CELLS_A_PLACE);
    int places = Math.max(2, (codes - 1) * PLACES_A_DISTRICT / (PLACES_A_DISTRICT + 1));
    TableStructure structure = structure(places);
    LinkedTables tables = LinkedTables.of(TableSystem.of(structure), values(structure, places));
    return SuppressionProblem.of(
        tables,
        SensitiveCells.of(
            tables, new SafetyRule.MinimumFrequency(5, SafetyRule.Zeros.FREE), demand));
  }

  private static TableStructure structure(int places) {
    Map<String, String> districts = new LinkedHashMap<>();
    for (int place = 0; place < places; place++) {
      districts.put("district " + place / PLACES_A_DISTRICT, "county");
      districts.put("place " + place, "district " + place / PLACES_A_DISTRICT);
    }
    Map<String, String> ages = new LinkedHashMap<>();
    for (int age = 0; age < AGES; age++) {
      ages.put("group " + age / 5, "Total");
      ages.put("age " + age, "group " + age / 5);
    }
    return TableStructure.of(
        List.of(
            SpanningVariable.of("place", Hierarchy.ofParents(districts)),
            SpanningVariable.of("age", Hierarchy.ofParents(ages)),
            SpanningVariable.of("sex", Hierarchy.flat("Total", List.of("f", "m"))),
            SpanningVariable.of("nationality", Hierarchy.flat("Total", List.of("D", "X")))));
  }

  private static long[] values(TableStructure structure, int places) {
    Random random = new Random(20261);
    double[] sizes = new double[places];
    for (int place = 0; place < places; place++) {
      sizes[place] = StrictMath.exp(0.8 * random.nextGaussian());
    }
    long[] values = new long[structure.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      if (structure.isInner(cell)) {
        List<String> codes = structure.codes(cell);
        int place = Integer.parseInt(codes.get(0).substring("place ".length()));
        double mean = codes.get(3).equals("D") ? CITIZENS_A_CELL : FOREIGNERS_A_CELL;
        values[cell] = (long) (-mean * sizes[place] * StrictMath.log(1 - random.nextDouble()));
      }
    }
    Margins.fill(structure, values);
    return values;
  }
}
