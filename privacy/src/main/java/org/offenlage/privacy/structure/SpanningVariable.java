package org.offenlage.privacy.structure;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A classification that spans a table, with one or several hierarchies over the same leaves.
 *
 * <p>Several hierarchies overlap: municipality → Amt → Kreis beside municipality → school district.
 * A code in more than one of them (a leaf, a shared root) is one code.
 *
 * @param name the variable's name, unique within a table
 * @param hierarchies at least one; all have the same set of leaves
 */
public record SpanningVariable(String name, List<Hierarchy> hierarchies) {

  public SpanningVariable {
    hierarchies = List.copyOf(hierarchies);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a spanning variable needs a name");
    }
    if (hierarchies.isEmpty()) {
      throw new IllegalArgumentException("variable '" + name + "' needs a hierarchy");
    }
    Set<String> leaves = new HashSet<>(hierarchies.get(0).leaves());
    for (Hierarchy hierarchy : hierarchies) {
      if (!leaves.equals(new HashSet<>(hierarchy.leaves()))) {
        throw new IllegalArgumentException(
            "the hierarchies of '" + name + "' do not have the same leaves");
      }
    }
  }

  /** A variable with one hierarchy. */
  public static SpanningVariable of(String name, Hierarchy hierarchy) {
    return new SpanningVariable(name, List.of(hierarchy));
  }

  /** All codes of all hierarchies, each once, in a fixed order. */
  public List<String> codes() {
    Set<String> codes = new LinkedHashSet<>();
    for (Hierarchy hierarchy : hierarchies) {
      codes.addAll(hierarchy.codes());
    }
    return List.copyOf(codes);
  }

  /** The codes that respondents carry. */
  public List<String> leaves() {
    return hierarchies.get(0).leaves();
  }
}
