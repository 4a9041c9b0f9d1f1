package org.offenlage.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** What a request for a page of a table asks for. */
public sealed interface PageRequest {

  /** A view of the table. */
  record Shown(View view) implements PageRequest {}

  /** A code that the table does not have. */
  record Missing(View.Outcome.Missing outcome) implements PageRequest {}

  /** A place that was chosen in the form: it belongs in the path of this address. */
  record Elsewhere(String address) implements PageRequest {}

  /**
   * Reads a request.
   *
   * @param overview path of the page of all places
   * @param place the place in the path
   */
  static PageRequest of(
      HttpServletRequest request, PublishedTable table, String overview, Optional<String> place) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> parameters.put(name, values.length == 0 ? "" : values[0]));
    String areas =
        Dimensions.withRole(table, Role.AREA).map(PublishedDimension::variable).orElse("");
    String chosen = parameters.getOrDefault(areas, "");
    if (!chosen.isEmpty()) {
      return new Elsewhere(
          overview
              + "/"
              + Addresses.encode(chosen)
              + Addresses.query(
                  parameters.entrySet().stream()
                      .filter(each -> !each.getKey().equals(areas) && !each.getValue().isEmpty())
                      .toList()));
    }
    View.Outcome outcome = View.parse(table, place, parameters);
    return outcome instanceof View.Outcome.Shown shown
        ? new Shown(shown.view())
        : new Missing((View.Outcome.Missing) outcome);
  }
}
