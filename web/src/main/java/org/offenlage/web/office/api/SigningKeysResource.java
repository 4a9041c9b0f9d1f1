package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.offenlage.ejb.ledger.SigningKeys;
import org.offenlage.web.office.document.WorkbenchDocument;

/** The office's signing keys. */
@Path("office/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SigningKeysResource {

  @Inject private SigningKeys keys;

  /** Lets a new key take over, for a reason; administrators only. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rotate(InputStream body) {
    return Answers.outcome(
        keys.rotate(Answers.document(body, WorkbenchDocument::readReason)),
        key -> Json.createObjectBuilder().add("key", key).build());
  }
}
