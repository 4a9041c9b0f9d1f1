package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.DeclarationOutcome;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.web.office.document.DatasetDocument;
import org.offenlage.web.office.document.DeliveryDocument;
import org.offenlage.web.problem.Problem;

/** Declares and lists datasets. */
@Path("office/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DatasetsResource {

  @Inject private Datasets datasets;

  @Inject private Deliveries deliveries;

  /** All declarations. */
  @GET
  public Response list() {
    return Answers.list("datasets", datasets.list(), DatasetDocument::write);
  }

  /** Declares a dataset: 201, or 409 where another declaration has its id. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response declare(InputStream body) {
    DatasetDeclaration declaration = Answers.document(body, DatasetDocument::read);
    DeclarationOutcome outcome = datasets.declare(declaration);
    if (outcome instanceof DeclarationOutcome.Declared declared) {
      return Answers.created(DatasetDocument.write(declared.declaration()));
    }
    return Problem.of(
            "dataset-already-declared",
            409,
            "The state of things does not allow it",
            "Another dataset is declared as '"
                + declaration.id()
                + "'; declarations never change, choose another id.")
        .toResponse();
  }

  /** One declaration. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(DatasetDocument.write(datasets.find(id).orElseThrow(Answers::nothingHere)));
  }

  /** For each period the snapshot in force. */
  @GET
  @Path("{id}/snapshots")
  public Response snapshots(@PathParam("id") String id) {
    if (datasets.find(id).isEmpty()) {
      throw Answers.nothingHere();
    }
    return Answers.list("snapshots", deliveries.snapshotsInForce(id), DeliveryDocument::write);
  }
}
