package org.offenlage.ejb.catalogue;

import java.util.List;
import java.util.Map;

/**
 * One spanning variable of a published table, as readers see it.
 *
 * @param variable name of the spanning variable, e.g. {@code area}, {@code year}
 * @param role what the dimension means to pages
 * @param label heading
 * @param codes all codes in display order; totals before their parts
 * @param labels a label for each code
 * @param parents for each code that has one, the code above
 */
public record PublishedDimension(
    String variable,
    Role role,
    LocalizedText label,
    List<String> codes,
    Map<String, LocalizedText> labels,
    Map<String, String> parents) {

  public PublishedDimension {
    codes = List.copyOf(codes);
    labels = Map.copyOf(labels);
    parents = Map.copyOf(parents);
  }

  /** What a dimension means to pages. */
  public enum Role {
    /** Areas; codes are AGS of municipalities, codes of Ämter, of the county, or other areas. */
    AREA,
    /** Reference years, ascending. */
    PERIOD,
    /** Any other classification. */
    CLASSIFICATION
  }
}
