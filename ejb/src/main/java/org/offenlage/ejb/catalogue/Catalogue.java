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

  /** The newest public version of an indicator. */
  public Optional<PublishedTable> latest(String indicatorId) {
    throw new UnsupportedOperationException("publication is not built yet");
  }

  /** A given version of an indicator, also when it was superseded. */
  public Optional<PublishedTable> version(String indicatorId, int version) {
    throw new UnsupportedOperationException("publication is not built yet");
  }
}
