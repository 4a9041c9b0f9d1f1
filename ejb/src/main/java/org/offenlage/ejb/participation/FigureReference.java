package org.offenlage.ejb.participation;

import java.util.List;

/**
 * The figure that a feedback is about.
 *
 * @param indicatorId the indicator
 * @param version the published version that the citizen saw
 * @param codes one code a dimension, in the table's order
 */
public record FigureReference(String indicatorId, int version, List<String> codes) {

  public FigureReference {
    codes = List.copyOf(codes);
  }
}
