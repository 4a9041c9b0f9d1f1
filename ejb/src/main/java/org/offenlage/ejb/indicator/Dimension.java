package org.offenlage.ejb.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.privacy.structure.Hierarchy;

/** A spanning variable of an indicator, with what readers need to see of it. */
public sealed interface Dimension {

  /** Name of the spanning variable, e.g. {@code area}; unique within an indicator. */
  String name();

  /** Heading for readers. */
  LocalizedText label();

  /** What the dimension means to pages. */
  PublishedDimension.Role role();

  /**
   * Areas, from the smallest up to one root; branches may be of unequal depth.
   *
   * @param categories all codes, parents before their children, one root; none where they are still
   *     to be taken from an area history
   * @param history the area history that they are taken from, where they are
   * @param beside further trees over the same smallest areas
   */
  record Area(
      String name,
      LocalizedText label,
      List<Category> categories,
      Optional<AreaReference> history,
      List<Geography> beside)
      implements Dimension {
    public Area {
      categories = List.copyOf(categories);
      beside = List.copyOf(beside);
      requireName(name);
      if (!categories.isEmpty() || history.isEmpty()) {
        requireTree(name, categories);
      }
    }

    /** Areas that are declared with the indicator itself. */
    public Area(String name, LocalizedText label, List<Category> categories) {
      this(name, label, categories, Optional.empty(), List.of());
    }

    @Override
    public PublishedDimension.Role role() {
      return PublishedDimension.Role.AREA;
    }

    /** The tree of its categories. */
    public Hierarchy hierarchy() {
      return hierarchyOf(categories);
    }

    /** All trees over its smallest areas, that of its categories first. */
    public List<Hierarchy> hierarchies() {
      Hierarchy first = hierarchy();
      List<Hierarchy> all = new ArrayList<>(List.of(first));
      beside.forEach(other -> all.add(other.hierarchy(first.roots().get(0), first.leaves())));
      return all;
    }

    /** The areas of all trees, each with one of the codes directly above it. */
    public List<Category> all() {
      List<Category> all = new ArrayList<>(categories);
      for (Geography other : beside) {
        for (Category area : other.areas()) {
          all.add(
              new Category(
                  area.code(),
                  area.label(),
                  area.parent().or(() -> Optional.of(categories.get(0).code()))));
        }
      }
      return all;
    }
  }

  /**
   * Any other classification.
   *
   * @param categories all codes, parents before their children, one root
   */
  record Classification(String name, LocalizedText label, List<Category> categories)
      implements Dimension {

    /** The root of a flat classification. */
    public static final String TOTAL = "Total";

    public Classification {
      categories = List.copyOf(categories);
      requireName(name);
      requireTree(name, categories);
    }

    /** Categories directly under a total. */
    public static Classification flat(
        String name, LocalizedText label, Map<String, LocalizedText> labelByCode) {
      List<Category> categories = new ArrayList<>();
      categories.add(Category.root(TOTAL, new LocalizedText("Insgesamt", "Total")));
      labelByCode.forEach((code, of) -> categories.add(Category.under(TOTAL, code, of)));
      return new Classification(name, label, categories);
    }

    @Override
    public PublishedDimension.Role role() {
      return PublishedDimension.Role.CLASSIFICATION;
    }

    /** The tree of its codes. */
    public Hierarchy hierarchy() {
      return hierarchyOf(categories);
    }
  }

  /** The reference periods, never summed; its codes are those of the snapshots counted. */
  record Period(String name, LocalizedText label) implements Dimension {
    public Period {
      requireName(name);
    }

    @Override
    public PublishedDimension.Role role() {
      return PublishedDimension.Role.PERIOD;
    }
  }

  private static void requireName(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException(
          "a dimension's name has lower case letters, digits and _, 40 at most");
    }
  }

  private static void requireTree(String name, List<Category> categories) {
    Map<String, Category> seen = new LinkedHashMap<>();
    int roots = 0;
    for (Category category : categories) {
      if (category.parent().isEmpty()) {
        roots++;
      } else if (!seen.containsKey(category.parent().get())) {
        throw new IllegalArgumentException(
            "dimension '"
                + name
                + "': the parent of '"
                + category.code()
                + "' must be named before it");
      }
      if (seen.put(category.code(), category) != null) {
        throw new IllegalArgumentException(
            "dimension '" + name + "' names the code '" + category.code() + "' twice");
      }
    }
    if (roots != 1 || categories.size() < 2) {
      throw new IllegalArgumentException(
          "dimension '" + name + "' needs one root and at least one code below it");
    }
  }

  private static Hierarchy hierarchyOf(List<Category> categories) {
    Map<String, String> parentByChild = new LinkedHashMap<>();
    for (Category category : categories) {
      category.parent().ifPresent(parent -> parentByChild.put(category.code(), parent));
    }
    return Hierarchy.ofParents(parentByChild);
  }
}
