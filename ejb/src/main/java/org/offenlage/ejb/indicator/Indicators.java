package org.offenlage.ejb.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** Defines indicators and lists them. */
@Stateless
public class Indicators {

  /**
   * Checks a definition against the datasets it names and stores it as the newest revision.
   * Defining the very same again makes no new revision.
   */
  @RolesAllowed("planner")
  public DefinitionOutcome define(IndicatorDefinition definition) {
    throw new UnsupportedOperationException("indicators are not built yet");
  }

  /** The newest revision of every indicator, by id. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public List<IndicatorDefinition> list() {
    throw new UnsupportedOperationException("indicators are not built yet");
  }

  /** The newest revision of one indicator. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public Optional<IndicatorDefinition> find(String id) {
    throw new UnsupportedOperationException("indicators are not built yet");
  }
}
