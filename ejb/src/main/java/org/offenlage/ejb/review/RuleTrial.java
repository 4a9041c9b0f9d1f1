package org.offenlage.ejb.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.TrialTable;

/**
 * What two rules would make of an indicator in one period, side by side. Stays in the office.
 *
 * @param metadata of the indicator
 * @param period code of the period
 * @param dimensions as readers see them
 * @param known counts that are public already, by the codes of a cell; of the first table
 * @param sides one for each rule
 */
public record RuleTrial(
    IndicatorMetadata metadata,
    String period,
    List<PublishedDimension> dimensions,
    Map<List<String>, Long> known,
    List<Side> sides) {

  public RuleTrial {
    dimensions = List.copyOf(dimensions);
    known = Map.copyOf(known);
    sides = List.copyOf(sides);
  }

  /**
   * One rule.
   *
   * @param rule the version that was tried
   * @param refusal why nothing could be prepared under it; empty where it could
   * @param tables what it would make of each table; empty where refused
   */
  public record Side(ReleaseRule rule, Optional<Refusal> refusal, List<TrialTable> tables) {
    public Side {
      tables = List.copyOf(tables);
    }
  }

  @Override
  public String toString() {
    return "trial of " + metadata.id();
  }
}
