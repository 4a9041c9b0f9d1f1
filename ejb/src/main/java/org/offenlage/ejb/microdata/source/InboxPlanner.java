package org.offenlage.ejb.microdata.source;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;

/** Hands files of the watched folder in, as the office itself. */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboxPlanner {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Deliveries deliveries;

  /**
   * Hands a file in and deletes it once it lies encrypted; a job reads it. A file of a dataset that
   * nobody declared stays, marked as refused. Public, for a container calls no other methods.
   */
  public void deliver(Inbox.Taken taken) throws IOException {
    Deliveries.Reception reception;
    try (InputStream content = Files.newInputStream(taken.path())) {
      reception = deliveries.receive(taken.datasetId(), taken.period(), taken.name(), content);
    }
    if (reception instanceof Deliveries.Reception.Refused refused) {
      Inbox.refuse(
          taken,
          refused.outcome() instanceof DeliveryOutcome.UnknownDataset
              ? "no dataset is declared under the name of this folder"
              : "the file's name cannot be used");
      return;
    }
    Files.delete(taken.path());
  }
}
