package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.Verification;

/** The ledger with its confidential parts, as far as the office checks it. */
@Path("office/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LedgerResource {

  @Inject private LedgerInspection inspection;

  /** Checks all that is stored of the ledger. */
  @GET
  @Path("/inspection")
  public Response inspect() {
    Verification found = inspection.verify();
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (found instanceof Verification.Intact intact) {
      json.add("result", "INTACT").add("entries", intact.entries());
    } else if (found instanceof Verification.Broken broken) {
      json.add("result", "BROKEN")
          .add("position", broken.position())
          .add("fault", broken.fault().name());
    }
    return Answers.ok(json.build());
  }
}
