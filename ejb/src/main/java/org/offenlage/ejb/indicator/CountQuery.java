package org.offenlage.ejb.indicator;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which records of a dataset are counted, and where each falls.
 *
 * @param datasetId the dataset
 * @param assignments for every dimension of the indicator but the period, by its name
 * @param conditions a record is counted if it meets all
 * @param recordsPerRespondent at most so many records of one respondent in one snapshot are
 *     counted, chosen by the order of a keyed hash; none for all. Applies after the conditions
 */
public record CountQuery(
    String datasetId,
    Map<String, Assignment> assignments,
    List<Condition> conditions,
    OptionalInt recordsPerRespondent) {

  public CountQuery {
    assignments = Map.copyOf(assignments);
    conditions = List.copyOf(conditions);
    if (recordsPerRespondent.isPresent() && recordsPerRespondent.getAsInt() < 1) {
      throw new IllegalArgumentException("at least one record of each respondent must count");
    }
  }
}
