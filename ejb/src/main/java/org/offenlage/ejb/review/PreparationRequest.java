package org.offenlage.ejb.review;

import java.util.List;

/**
 * What is to be prepared for publication.
 *
 * @param indicatorId a defined indicator
 * @param periods codes of reference periods, such as {@code 2023}; at least one
 * @param ruleId a release rule of which a version is in force
 */
public record PreparationRequest(String indicatorId, List<String> periods, String ruleId) {

  public PreparationRequest {
    periods = periods.stream().distinct().sorted().toList();
  }
}
