package org.offenlage.ejb.tabulation;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;

/** A random register with two years of records, and a random indicator over it. */
@NullMarked
final class RandomCube {

  static final String DATASET = "register";
  static final ReferencePeriod FIRST = ReferencePeriod.ofYear(2022);
  static final ReferencePeriod SECOND = ReferencePeriod.ofYear(2023);

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final List<String> KINDS = List.of("k0", "k1", "k2", "k3", "k4");
  private static final List<String> PLACES =
      List.of("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7");

  final DatasetDeclaration declaration;
  final IndicatorDefinition definition;

  /** Records by period; a record is what its columns hold, none for empty cells. */
  final Map<ReferencePeriod, List<Map<String, Object>>> records = new HashMap<>();

  /** The code above each code, by dimension; the root has none. */
  final Map<String, Map<String, String>> parents = new HashMap<>();

  /** The code above each code of a further tree over the areas; empty where there is none. */
  final Map<String, String> beside = new HashMap<>();

  private final SplittableRandom random;

  RandomCube(long seed, int number) {
    random = new SplittableRandom(seed);
    boolean many = random.nextBoolean();
    declaration =
        new DatasetDeclaration(
            DATASET,
            "Register",
            CsvFormat.INTERNATIONAL,
            List.of(
                Column.required("who", new ColumnType.Identifier("person")),
                Column.required("Place of living", new ColumnType.Code(PLACES)),
                Column.optional("kind", new ColumnType.Code(KINDS)),
                Column.required("born", new ColumnType.Year(new ColumnType.WholeRange(1900, 2022))),
                Column.optional("points", new ColumnType.Whole(new ColumnType.WholeRange(-5, 40))),
                Column.required(
                    "amount",
                    new ColumnType.Fraction(
                        new ColumnType.FractionRange(BigDecimal.ZERO, BigDecimal.valueOf(1_000))))),
            new Respondent(
                "who", "person", many ? Respondent.Records.MANY : Respondent.Records.ONE),
            "§ 1",
            Period.ofYears(1));
    records.put(FIRST, invent(number, many));
    records.put(SECOND, invent(number, many));
    definition = define();
  }

  private List<Map<String, Object>> invent(int number, boolean many) {
    List<Map<String, Object>> invented = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Map<String, Object> one = new HashMap<>();
      one.put("who", "w" + (many ? random.nextInt(1 + number / 3) : i));
      // The first half of the places holds most, and the last may be empty.
      one.put("Place of living", PLACES.get(random.nextInt(1 + random.nextInt(PLACES.size()))));
      if (random.nextInt(5) > 0) {
        one.put("kind", KINDS.get(random.nextInt(KINDS.size())));
      }
      one.put("born", 1930 + random.nextInt(90));
      if (random.nextInt(6) > 0) {
        one.put("points", random.nextInt(46) - 5);
      }
      one.put("amount", random.nextInt(100_000) / 100.0);
      invented.add(one);
    }
    return invented;
  }

  private IndicatorDefinition define() {
    Map<String, Assignment> assignments = new LinkedHashMap<>();
    List<Dimension> dimensions = new ArrayList<>();
    assignments.put("area", new Assignment.ByCode("Place of living"));
    dimensions.add(
        new Dimension.Area("area", TEXT, tree("area", PLACES), Optional.empty(), geographies()));
    if (random.nextBoolean()) {
      assignments.put("kind", new Assignment.ByCode("kind", Optional.of("none")));
      List<String> leaves = new ArrayList<>(KINDS);
      leaves.add("none");
      dimensions.add(new Dimension.Classification("kind", TEXT, tree("kind", leaves)));
    }
    if (random.nextBoolean()) {
      assignments.put("age", new Assignment.ByAge("born", bands("age", 0, 60)));
      dimensions.add(dimension("age", ((Assignment.ByAge) assignments.get("age")).bands(), false));
    }
    if (random.nextBoolean()) {
      assignments.put(
          "points", new Assignment.ByBand("points", bands("points", -5, 30), Optional.of("empty")));
      dimensions.add(
          dimension("points", ((Assignment.ByBand) assignments.get("points")).bands(), true));
    }
    if (random.nextInt(4) > 0) {
      dimensions.add(new Dimension.Period("year", TEXT));
    }
    return new IndicatorDefinition(
        new IndicatorMetadata(
            "x",
            FieldOfAction.WORK,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            0,
            IndicatorMetadata.DataOrigin.SYNTHETIC),
        measure(assignments),
        dimensions);
  }

  /** Half of the cubes have school districts, some of which make up a larger one. */
  private List<Geography> geographies() {
    if (random.nextBoolean()) {
      return List.of();
    }
    Map<String, String> members = new LinkedHashMap<>();
    PLACES.forEach(place -> members.put(place, "school" + random.nextInt(3)));
    List<Category> areas = new ArrayList<>();
    areas.add(Category.root("schools", TEXT));
    for (String school : new TreeSet<>(members.values())) {
      boolean inner = areas.size() == 1 || random.nextBoolean();
      areas.add(inner ? Category.under("schools", school, TEXT) : Category.root(school, TEXT));
      beside.put(school, inner ? "schools" : "area-root");
    }
    beside.put("schools", "area-root");
    beside.putAll(members);
    return List.of(new Geography(TEXT, areas, members));
  }

  private Dimension dimension(String name, List<Assignment.Band> bands, boolean empty) {
    List<String> leaves = new ArrayList<>(bands.stream().map(Assignment.Band::code).toList());
    if (empty) {
      leaves.add("empty");
    }
    return new Dimension.Classification(name, TEXT, tree(name, leaves));
  }

  private List<Assignment.Band> bands(String name, int from, int spread) {
    List<Assignment.Band> bands = new ArrayList<>();
    int next = from;
    for (int b = 0; b < 2 + random.nextInt(3); b++) {
      bands.add(new Assignment.Band(name + b, BigDecimal.valueOf(next)));
      next += 1 + random.nextInt(spread / 3);
    }
    return bands;
  }

  /** A tree in which branches are of unequal depth. */
  private List<Category> tree(String dimension, List<String> leaves) {
    Map<String, String> above = new HashMap<>();
    List<Category> categories = new ArrayList<>();
    String root = dimension + "-root";
    categories.add(Category.root(root, TEXT));
    grow(root, leaves, above, categories);
    parents.put(dimension, above);
    return categories;
  }

  private void grow(
      String under, List<String> leaves, Map<String, String> above, List<Category> categories) {
    int at = 0;
    while (at < leaves.size()) {
      int size = 1 + random.nextInt(leaves.size() - at);
      List<String> branch = leaves.subList(at, at + size);
      // A branch as large as its parent would be the parent again, without end.
      if (size == 1 || size == leaves.size()) {
        for (String leaf : branch) {
          above.put(leaf, under);
          categories.add(Category.under(under, leaf, TEXT));
        }
      } else {
        String node = under + "/" + at;
        above.put(node, under);
        categories.add(Category.under(under, node, TEXT));
        grow(node, branch, above, categories);
      }
      at += size;
    }
  }

  private Measure measure(Map<String, Assignment> assignments) {
    CountQuery query = query(assignments, List.of());
    CountQuery withPoints =
        query(
            assignments,
            List.of(
                new Condition.Between("points", BigDecimal.valueOf(-5), BigDecimal.valueOf(40))));
    return switch (random.nextInt(8)) {
      case 0 -> new Measure.Count(query);
      case 1 -> new Measure.Rate(query(assignments, List.of()), query, 1_000);
      case 2 -> new Measure.Share(query, condition(true));
      case 3 -> new Measure.Sum(withPoints, new Quantity.Total("points", 30));
      case 4 ->
          new Measure.Mean(
              query,
              new Quantity.Total(
                  "amount",
                  700,
                  random.nextBoolean() ? Optional.of("Place of living") : Optional.empty()));
      case 5 ->
          new Measure.DistinctCount(
              query, new Quantity.Distinct(random.nextBoolean() ? "who" : "kind"));
      case 6 -> new Measure.QuantileOf(query, new Quantity.Quantile("amount", 50, 800, 50));
      default -> new Measure.QuantileOf(withPoints, new Quantity.Quantile("points", 0, 35, 25));
    };
  }

  private CountQuery query(Map<String, Assignment> assignments, List<Condition> wanted) {
    List<Condition> conditions = new ArrayList<>(wanted);
    for (int c = random.nextInt(3); c > 0; c--) {
      conditions.add(condition(true));
    }
    // A bound that nobody reaches: which records fall to a lower one is decided by secret keys.
    return new CountQuery(
        DATASET,
        assignments,
        conditions,
        random.nextInt(4) == 0 ? OptionalInt.of(1_000) : OptionalInt.empty());
  }

  private Condition condition(boolean mayLink) {
    return switch (random.nextInt(mayLink ? 6 : 5)) {
      case 0 -> new Condition.OneOf("kind", KINDS.subList(0, 1 + random.nextInt(3)));
      case 1 -> new Condition.OneOf("Place of living", PLACES.subList(0, 4));
      case 2 ->
          new Condition.Between(
              "born", BigDecimal.valueOf(1935 + random.nextInt(30)), BigDecimal.valueOf(2010));
      case 3 ->
          new Condition.Between(
              "amount", BigDecimal.valueOf(random.nextInt(300)), new BigDecimal("800.5"));
      case 4 ->
          new Condition.BelowPercentOfMedian(
              random.nextBoolean() ? "amount" : "points", 40 + random.nextInt(100));
      default ->
          new Condition.Linked(
              "who",
              DATASET,
              "who",
              0,
              random.nextBoolean() ? List.of() : List.of(condition(false)));
    };
  }
}
