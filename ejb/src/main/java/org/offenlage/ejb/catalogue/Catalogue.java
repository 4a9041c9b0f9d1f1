package org.offenlage.ejb.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** Reads what is published; open to everybody. */
@Stateless
@PermitAll
public class Catalogue {

  /** Indicators with at least one public version, by field of action, then name. */
  public List<IndicatorMetadata> indicators() {
    throw new UnsupportedOperationException("publication is not built yet");
  }

  /**
   * The version of an indicator that is in force; empty where there is none, or where the newest
   * was withdrawn. {@link #versions} tells which.
   */
  public Optional<PublishedTable> latest(String indicatorId) {
    throw new UnsupportedOperationException("publication is not built yet");
  }

  /** A given version of an indicator, also when it was superseded; empty when it was withdrawn. */
  public Optional<PublishedTable> version(String indicatorId, int version) {
    throw new UnsupportedOperationException("publication is not built yet");
  }

  /** All versions that were ever public, newest first, with what became of them. */
  public List<PublishedVersion> versions(String indicatorId) {
    throw new UnsupportedOperationException("publication is not built yet");
  }

  /** The signed bytes of a version that was not withdrawn, from which everything shown is made. */
  public Optional<SignedContent> content(String indicatorId, int version) {
    throw new UnsupportedOperationException("publication is not built yet");
  }
}
