package org.offenlage.ejb.microdata;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A snapshot, and how long it may be kept.
 *
 * @param snapshot what was delivered
 * @param until when its retention ends
 * @param erasedAt when its records were deleted; empty while they are there
 */
public record RetainedSnapshot(Snapshot snapshot, Instant until, Optional<Instant> erasedAt) {

  /** A snapshot under the retention of its dataset, which begins with the delivery. */
  static RetainedSnapshot of(Snapshot snapshot, Period retention, Optional<Instant> erasedAt) {
    return new RetainedSnapshot(
        snapshot,
        snapshot.deliveredAt().atOffset(ZoneOffset.UTC).plus(retention).toInstant(),
        erasedAt);
  }

  /** Whether its records should be gone at an instant, but are there. */
  public boolean isDue(Instant at) {
    return erasedAt.isEmpty() && !at.isBefore(until);
  }
}
