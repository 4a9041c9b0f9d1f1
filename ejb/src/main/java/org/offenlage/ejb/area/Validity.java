package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which something holds.
 *
 * @param from the first of them
 * @param to the first day on which it holds no more; none where no end is known
 */
public record Validity(LocalDate from, Optional<LocalDate> to) {

  public Validity {
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw new IllegalArgumentException("it ends on " + to.get() + ", before it began on " + from);
    }
  }

  /** Whether it holds on a day. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && to.filter(end -> !day.isBefore(end)).isEmpty();
  }

  /** Whether there is a day on which both hold. */
  public boolean overlaps(Validity other) {
    return to.filter(end -> !other.from.isBefore(end)).isEmpty()
        && other.to.filter(end -> !from.isBefore(end)).isEmpty();
  }

  /** Whether it held on the day before and no more on this day. */
  boolean endsOn(LocalDate day) {
    return to.filter(day::equals).isPresent();
  }
}
