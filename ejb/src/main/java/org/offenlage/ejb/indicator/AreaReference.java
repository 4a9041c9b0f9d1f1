package org.offenlage.ejb.indicator;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says that a dimension's areas are those of an area history.
 *
 * @param history its id
 * @param revision the revision that the areas were taken from; none while they were not
 * @param on the day whose areas are shown, to which all records are carried; none for each period's
 *     own areas
 */
public record AreaReference(String history, OptionalInt revision, Optional<LocalDate> on) {}
