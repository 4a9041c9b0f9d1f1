package org.offenlage.ejb.indicator;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * The leaf that an area's code means, where that depends on the period. Immutable.
 *
 * <p>A code without spells means the leaf of that code, always. One with spells means in a period
 * the leaf of the last spell that holds on a day of the period; in a period on no day of which any
 * holds, the code is not valid.
 *
 * @param reference where they are taken from, with the revision
 * @param notValid the leaf for codes that are not valid in the period
 * @param spells by code, ascending
 */
public record AreaSpells(
    AreaReference reference, String notValid, Map<String, List<Spell>> spells) {

  /** What codes of leaves begin with that are no areas, but stand for what is not attributable. */
  public static final String OPEN = "?";

  /**
   * For how long a code means a leaf.
   *
   * @param leaf the leaf
   * @param from the first day; none where it goes back as far as data do
   * @param to the first day on which it does so no more; none where no end is known
   */
  public record Spell(String leaf, Optional<LocalDate> from, Optional<LocalDate> to) {

    boolean holdsIn(ReferencePeriod period) {
      return from.filter(begin -> begin.isAfter(period.lastDay())).isEmpty()
          && to.filter(end -> !end.isAfter(period.firstDay())).isEmpty();
    }
  }

  public AreaSpells {
    Map<String, List<Spell>> copy = new HashMap<>();
    spells.forEach((code, of) -> copy.put(code, List.copyOf(of)));
    spells = Collections.unmodifiableMap(copy);
    if (reference.revision().isEmpty()) {
      throw new IllegalArgumentException("the revision must be known that areas are taken from");
    }
  }

  /** The leaf of a code in a period. */
  public String leaf(String code, ReferencePeriod period) {
    List<Spell> of = spells.get(code);
    if (of == null) {
      return code;
    }
    for (int s = of.size() - 1; s >= 0; s--) {
      if (of.get(s).holdsIn(period)) {
        return of.get(s).leaf();
      }
    }
    return notValid;
  }

  /** The leaves that some code means at some time, but none in this period. */
  public Set<String> unreachable(ReferencePeriod period) {
    Set<String> leaves = new TreeSet<>(Set.of(notValid));
    spells.values().forEach(of -> of.forEach(spell -> leaves.add(spell.leaf())));
    spells.keySet().forEach(code -> leaves.remove(leaf(code, period)));
    return leaves;
  }

  /** Every leaf that a code may mean. */
  public Set<String> leaves(String code) {
    List<Spell> of = spells.get(code);
    if (of == null) {
      return Set.of(code);
    }
    Set<String> leaves = new TreeSet<>();
    boolean always = of.get(0).from().isEmpty() && of.get(of.size() - 1).to().isEmpty();
    for (int s = 0; s < of.size(); s++) {
      leaves.add(of.get(s).leaf());
      always &= s == 0 || of.get(s).from().equals(of.get(s - 1).to());
    }
    if (!always) {
      leaves.add(notValid);
    }
    return leaves;
  }
}
