package org.offenlage.web.selection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.privacy.structure.Hierarchy;

/** Questions about the dimensions of a published table. */
public final class Dimensions {

  static final int MOST_ROWS = 100;

  /** What codes begin with that stand for records of which the area is not known. */
  private static final String NOT_ATTRIBUTABLE = "?";

  private Dimensions() {}

  /** The dimension with this role, the first where there are several. */
  public static Optional<PublishedDimension> withRole(PublishedTable table, Role role) {
    return table.dimensions().stream().filter(each -> each.role() == role).findFirst();
  }

  /** The dimension with this name. */
  public static Optional<PublishedDimension> named(PublishedTable table, String variable) {
    return table.dimensions().stream().filter(each -> each.variable().equals(variable)).findFirst();
  }

  /** The code that stands for all others, if there is one: the only code without a parent. */
  public static Optional<String> total(PublishedDimension dimension) {
    List<String> roots =
        dimension.codes().stream().filter(code -> !dimension.parents().containsKey(code)).toList();
    return roots.size() == 1 ? Optional.of(roots.get(0)) : Optional.empty();
  }

  /** The code that is meant where none was chosen: the newest period, else the total. */
  public static String standard(PublishedDimension dimension) {
    return switch (dimension.role()) {
      case PERIOD -> dimension.codes().get(dimension.codes().size() - 1);
      case AREA, CLASSIFICATION -> total(dimension).orElse(dimension.codes().get(0));
    };
  }

  /**
   * The codes that a page shows side by side: all of them, or where they are more than {@value
   * #MOST_ROWS}, as with the parts of towns, those that have parts themselves.
   */
  public static List<String> displayed(PublishedDimension dimension) {
    List<String> displayed = dimension.codes();
    while (displayed.size() > MOST_ROWS) {
      Set<String> above = new HashSet<>();
      displayed.forEach(code -> above.addAll(above(dimension, code)));
      List<String> coarser = displayed.stream().filter(above::contains).toList();
      if (coarser.isEmpty()) {
        return displayed;
      }
      displayed = coarser;
    }
    return displayed;
  }

  /** The displayed codes that no other displayed code lies under, in display order. */
  public static List<String> leaves(PublishedDimension dimension) {
    List<String> displayed = displayed(dimension);
    Set<String> above = new HashSet<>();
    displayed.forEach(code -> above.addAll(above(dimension, code)));
    return displayed.stream().filter(code -> !above.contains(code)).toList();
  }

  /**
   * The {@link #leaves} that can be held against each other. Areas that are made up of the same
   * smallest areas in another way are none of them, and neither is what is not attributable to an
   * area.
   */
  public static List<String> compared(PublishedTable table, PublishedDimension dimension) {
    Optional<Hierarchy> first =
        table.tables().stream()
            .flatMap(each -> each.structure().variables().stream())
            .filter(variable -> variable.name().equals(dimension.variable()))
            .map(variable -> variable.hierarchies().get(0))
            .findFirst();
    return leaves(dimension).stream()
        .filter(code -> first.isEmpty() || first.get().contains(code))
        .filter(code -> dimension.role() != Role.AREA || !code.startsWith(NOT_ATTRIBUTABLE))
        .toList();
  }

  /** The codes directly below, in display order. */
  public static List<String> parts(PublishedDimension dimension, String code) {
    return dimension.codes().stream()
        .filter(each -> code.equals(dimension.parents().get(each)))
        .toList();
  }

  /** Steps from the top: 0 for a code without a parent. */
  public static int depth(PublishedDimension dimension, String code) {
    return above(dimension, code).size();
  }

  /** The codes above, nearest first. */
  public static List<String> above(PublishedDimension dimension, String code) {
    List<String> above = new ArrayList<>();
    String parent = dimension.parents().get(code);
    while (parent != null && above.size() < dimension.codes().size()) {
      above.add(parent);
      parent = dimension.parents().get(parent);
    }
    return above;
  }
}
