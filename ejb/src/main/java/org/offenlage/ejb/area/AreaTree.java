package org.offenlage.ejb.area;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * The areas of a day.
 *
 * @param on the day
 * @param nodes parents before their children, the root first
 */
public record AreaTree(LocalDate on, List<Node> nodes) {

  public AreaTree {
    nodes = List.copyOf(nodes);
  }

  /**
   * An area of that day.
   *
   * @param extent names the ground it covers, see {@link AreaTimeline}
   * @param code as data carry it
   * @param name its name on that day
   * @param level the id of its level
   * @param parent the extent of the area directly above; none for the root
   * @param depth steps from the root
   */
  public record Node(
      String extent,
      String code,
      LocalizedText name,
      String level,
      Optional<String> parent,
      int depth) {}
}
