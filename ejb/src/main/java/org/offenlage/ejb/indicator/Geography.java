package org.offenlage.ejb.indicator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.privacy.structure.Hierarchy;

/**
 * A further way in which the smallest areas of a dimension make up larger ones, beside its tree of
 * categories: school districts beside Ämter. All of them have one root.
 *
 * @param label what readers call it
 * @param areas its areas, parents before their children; those without a parent lie below the root
 *     of the dimension
 * @param members by the code of each of the dimension's smallest areas, the code of the area here
 *     in which it lies
 */
public record Geography(LocalizedText label, List<Category> areas, Map<String, String> members) {

  /**
   * Throws {@link IllegalArgumentException} where an area is named twice or has nothing in it, or
   * where one is named that there is not.
   */
  public Geography {
    areas = List.copyOf(areas);
    members = Map.copyOf(members);
    Set<String> codes = new HashSet<>();
    Set<String> filled = new HashSet<>(members.values());
    for (Category area : areas) {
      area.parent()
          .filter(parent -> !codes.contains(parent))
          .ifPresent(
              parent -> {
                throw new IllegalArgumentException(
                    "the area '" + parent + "' must be named before '" + area.code() + "'");
              });
      area.parent().ifPresent(filled::add);
      if (!codes.add(area.code())) {
        throw new IllegalArgumentException("the area '" + area.code() + "' is named twice");
      }
    }
    members.forEach(
        (member, area) -> {
          if (!codes.contains(area)) {
            throw new IllegalArgumentException(
                "'" + member + "' lies in '" + area + "', which is not named");
          }
        });
    for (Category area : areas) {
      if (!filled.contains(area.code())) {
        throw new IllegalArgumentException("nothing lies in the area '" + area.code() + "'");
      }
    }
    if (areas.isEmpty()) {
      throw new IllegalArgumentException("a geography needs an area");
    }
  }

  /** The codes of its own areas. */
  public Set<String> codes() {
    return areas.stream().map(Category::code).collect(Collectors.toSet());
  }

  /**
   * Its tree over the smallest areas; those that it does not name lie directly below the root.
   *
   * @param root the dimension's
   * @param leaves the dimension's smallest areas
   */
  Hierarchy hierarchy(String root, List<String> leaves) {
    Map<String, String> parentByChild = new LinkedHashMap<>();
    areas.forEach(area -> parentByChild.put(area.code(), area.parent().orElse(root)));
    leaves.forEach(leaf -> parentByChild.put(leaf, members.getOrDefault(leaf, root)));
    return Hierarchy.ofParents(parentByChild);
  }
}
