package org.offenlage.web.office.upload;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * What became of the last few files that this member of staff uploaded. Holds lines, columns and
 * reasons, never a cell; gone with the session.
 */
@SessionScoped
public class DeliveryReports implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_REPORTS = 5;

  private final transient LinkedHashMap<String, Report> reports = new LinkedHashMap<>();

  /**
   * What became of a file.
   *
   * @param datasetId the dataset it was meant for
   * @param period what it describes
   * @param fileName its name, without a path
   * @param outcome what became of it
   */
  public record Report(
      String datasetId, ReferencePeriod period, String fileName, DeliveryOutcome outcome) {}

  /** Keeps a report and says under which name. */
  public synchronized String keep(Report report) {
    String name = UUID.randomUUID().toString();
    reports.put(name, report);
    while (reports.size() > MOST_REPORTS) {
      reports.remove(reports.keySet().iterator().next());
    }
    return name;
  }

  /** The report of this name, if it is still kept. */
  public synchronized Optional<Report> find(String name) {
    return Optional.ofNullable(((Map<String, Report>) reports).get(name));
  }
}
