package org.offenlage.privacy.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tree (or, without a total, a forest) over the codes of one spanning variable.
 *
 * <p>Leaves are the codes that respondents carry; every other code is the sum of its children.
 * Branches may be of unequal depth. Immutable and safe for use by several threads. Construction
 * costs O(codes); every query is O(1) but {@link #depth}.
 */
public final class Hierarchy {

  private final Map<String, List<String>> childrenByCode;
  private final Map<String, String> parentByCode;
  private final List<String> leaves;
  private final List<String> roots;

  private Hierarchy(Map<String, String> parentByCode, Collection<String> codes) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    for (String code : codes) {
      children.put(code, new ArrayList<>());
    }
    parentByCode.forEach(
        (child, parent) -> {
          List<String> siblings = children.get(parent);
          if (siblings == null) {
            throw new IllegalArgumentException(
                "the parent '" + parent + "' of '" + child + "' is not a code of the hierarchy");
          }
          siblings.add(child);
        });
    Map<String, List<String>> frozen = new LinkedHashMap<>();
    List<String> childless = new ArrayList<>();
    children.forEach(
        (code, of) -> {
          frozen.put(code, List.copyOf(of));
          if (of.isEmpty()) {
            childless.add(code);
          }
        });
    this.childrenByCode = Collections.unmodifiableMap(frozen);
    this.parentByCode = Map.copyOf(parentByCode);
    this.leaves = List.copyOf(childless);
    this.roots = codes.stream().filter(code -> !parentByCode.containsKey(code)).toList();
    for (String code : codes) {
      depth(code);
    }
  }

  /** A total over leaves, one level deep. */
  public static Hierarchy flat(String total, List<String> leaves) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (String leaf : leaves) {
      parents.put(leaf, total);
    }
    return ofParents(parents);
  }

  /** Codes that are never summed, such as the years of a series. */
  public static Hierarchy withoutTotal(List<String> codes) {
    Set<String> distinct = new LinkedHashSet<>(codes);
    if (distinct.size() != codes.size() || distinct.isEmpty()) {
      throw new IllegalArgumentException("codes must be distinct and at least one");
    }
    return new Hierarchy(Map.of(), distinct);
  }

  /**
   * The hierarchy in which each key lies directly under its value. Order of first mention is kept,
   * parents before the children that mention them.
   *
   * @throws IllegalArgumentException where a code is its own ancestor
   */
  public static Hierarchy ofParents(Map<String, String> parentByChild) {
    if (parentByChild.isEmpty()) {
      throw new IllegalArgumentException("a hierarchy needs at least one child and its parent");
    }
    Set<String> codes = new LinkedHashSet<>();
    for (String parent : parentByChild.values()) {
      if (!parentByChild.containsKey(parent)) {
        codes.add(parent);
      }
    }
    parentByChild.forEach(
        (child, parent) -> {
          codes.add(parent);
          codes.add(child);
        });
    return new Hierarchy(new LinkedHashMap<>(parentByChild), codes);
  }

  /**
   * The hierarchy with exactly these codes in this order, as {@link #codes} gave them once.
   *
   * @param parentByChild the parent of every code that has one
   */
  public static Hierarchy restored(List<String> codes, Map<String, String> parentByChild) {
    Set<String> distinct = new LinkedHashSet<>(codes);
    if (distinct.size() != codes.size() || distinct.isEmpty()) {
      throw new IllegalArgumentException("codes must be distinct and at least one");
    }
    return new Hierarchy(new LinkedHashMap<>(parentByChild), distinct);
  }

  /** All codes in a fixed order: roots first, then by first mention. */
  public List<String> codes() {
    return List.copyOf(childrenByCode.keySet());
  }

  /** The codes without children, in the order of {@link #codes}. */
  public List<String> leaves() {
    return leaves;
  }

  /** The codes without a parent. */
  public List<String> roots() {
    return roots;
  }

  /** Whether the code belongs to this hierarchy. */
  public boolean contains(String code) {
    return childrenByCode.containsKey(code);
  }

  /** The codes that sum to this one; empty for a leaf. */
  public List<String> children(String code) {
    List<String> children = childrenByCode.get(code);
    if (children == null) {
      throw new IllegalArgumentException("unknown code '" + code + "'");
    }
    return children;
  }

  /** The code directly above, if any. */
  public Optional<String> parent(String code) {
    return Optional.ofNullable(parentByCode.get(code));
  }

  /** Steps from the root: 0 for a root. Cost O(depth). */
  public int depth(String code) {
    int depth = 0;
    Map<String, Boolean> seen = new HashMap<>();
    for (String at = code; parentByCode.containsKey(at); at = parentByCode.get(at)) {
      if (seen.put(at, true) != null) {
        throw new IllegalArgumentException("'" + code + "' is its own ancestor");
      }
      depth++;
    }
    return depth;
  }

  /** The code and all above it, nearest first. */
  public List<String> pathToRoot(String code) {
    List<String> path = new ArrayList<>();
    path.add(code);
    for (Optional<String> up = parent(code); up.isPresent(); up = parent(up.get())) {
      path.add(up.get());
    }
    return path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hierarchy that
        && parentByCode.equals(that.parentByCode)
        && codes().equals(that.codes());
  }

  @Override
  public int hashCode() {
    return childrenByCode.hashCode();
  }

  @Override
  public String toString() {
    return "Hierarchy" + roots() + " with " + leaves.size() + " leaves";
  }
}
