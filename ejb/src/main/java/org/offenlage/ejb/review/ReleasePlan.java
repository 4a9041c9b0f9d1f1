package org.offenlage.ejb.review;

import java.time.Instant;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * When an approved publication becomes public, and what it corrects.
 *
 * @param releaseAt not before this instant, and by itself then; empty to publish by hand at any
 *     time
 * @param erratum what it corrects in the version before, for readers; empty where it corrects
 *     nothing
 */
public record ReleasePlan(Optional<Instant> releaseAt, Optional<LocalizedText> erratum) {

  /** No date, and nothing corrected. */
  public static final ReleasePlan NONE = new ReleasePlan(Optional.empty(), Optional.empty());

  /** Whether it must not be public yet. */
  boolean isUnderEmbargo(Instant now) {
    return releaseAt.filter(now::isBefore).isPresent();
  }
}
