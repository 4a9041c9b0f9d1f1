package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.io.InputStream;
import java.util.List;

/** Takes files in and lists what was delivered. */
@Stateless
public class Deliveries {

  /**
   * Reads a file to its end, checks every row against the declaration, replaces identifiers by
   * pseudonyms and keeps the records in the vault; or keeps nothing.
   *
   * <p>Memory is bounded whatever the file's size, but for 16 bytes a respondent where each may
   * occur only once. The stream is not closed.
   */
  @RolesAllowed("planner")
  public DeliveryOutcome deliver(
      String datasetId, ReferencePeriod period, String fileName, InputStream content) {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }

  /** All files that were handed in, newest first. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public List<Delivery> list() {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }

  /** For each period of a dataset the snapshot in force, by period. */
  @RolesAllowed({"planner", "administrator", "data-protection-officer"})
  public List<Snapshot> snapshotsInForce(String datasetId) {
    throw new UnsupportedOperationException("deliveries are not built yet");
  }
}
