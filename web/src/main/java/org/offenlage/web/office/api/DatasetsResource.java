package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.DeclarationOutcome;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.intake.Proposer;
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
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml"})
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

  /** One declaration as YAML. */
  @GET
  @Path("{id}")
  @Produces("application/yaml")
  public Response yaml(@PathParam("id") String id) {
    return Response.ok(
            DatasetDocument.yaml(datasets.find(id).orElseThrow(Answers::nothingHere)),
            "application/yaml; charset=UTF-8")
        .build();
  }

  /**
   * Proposes a declaration from the body, a file of any format that can be delivered: 200 with the
   * declaration as YAML, whose legal basis is left to be written; 422 where nothing can be
   * proposed. Nothing is stored.
   *
   * @param fileName from which id and title are made
   */
  @POST
  @Path("proposals")
  @Consumes(MediaType.WILDCARD)
  @Produces("application/yaml")
  public Response propose(
      @QueryParam("fileName") @DefaultValue("dataset.csv") String fileName, InputStream body) {
    Proposer.Result result = datasets.propose(body, fileName);
    String reason;
    if (result instanceof Proposer.Result.Proposed proposed) {
      try {
        return Response.ok(
                DatasetDocument.yaml(proposed.proposal().declaration("?")),
                "application/yaml; charset=UTF-8")
            .build();
      } catch (IllegalArgumentException nobodyFound) {
        reason = String.valueOf(nobodyFound.getMessage());
      }
    } else {
      RowProblem problem = ((Proposer.Result.Unreadable) result).problem();
      reason =
          (problem.line() == 0 ? "" : "line " + problem.line() + ": ")
              + problem.reason().in(Locale.ENGLISH);
    }
    return Problem.of(
            "nothing-to-propose",
            422,
            "What was sent cannot be used",
            "Nothing can be proposed from the file: " + reason + ".")
        .toResponse();
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
