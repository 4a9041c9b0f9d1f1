package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.web.office.document.DeliveryDocument;
import org.offenlage.web.office.document.JobDocument;
import org.offenlage.web.problem.Problem;

/** Takes files in and lists what was handed in. */
@Path("office/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeliveriesResource {

  @Inject private Deliveries deliveries;

  /** All files that were handed in, newest first. */
  @GET
  public Response list() {
    return Answers.list("deliveries", deliveries.list(), DeliveryDocument::write);
  }

  /**
   * Delivers the body as a file: 201 with the snapshot, or 422 with every problem. Its first bytes
   * tell CSV from JSON lines, XLSX and Parquet. CSV and JSON lines are read as they come in;
   * nothing of them is put aside.
   *
   * @param dataset id of the dataset
   * @param period code of the reference period, such as {@code 2023}
   * @param fileName for staff
   * @param prefer {@code respond-async} (RFC 7240): the file is put aside, encrypted, and the
   *     answer is 202 with the job that reads it
   */
  @POST
  @Consumes({
    "text/csv",
    "application/x-ndjson",
    "application/vnd.apache.parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    MediaType.APPLICATION_OCTET_STREAM
  })
  public Response deliver(
      @QueryParam("dataset") @DefaultValue("") String dataset,
      @QueryParam("period") @DefaultValue("") String period,
      @QueryParam("fileName") @DefaultValue("delivery.csv") String fileName,
      @HeaderParam("Prefer") @DefaultValue("") String prefer,
      InputStream body) {
    ReferencePeriod reference;
    try {
      reference = new ReferencePeriod(period);
    } catch (IllegalArgumentException notAPeriod) {
      return Problem.of(
              "invalid-period",
              422,
              "What was sent cannot be used",
              "Name the reference period as 'period': a year (2023), a quarter (2023-Q1) or a month"
                  + " (2023-01).")
          .toResponse();
    }
    if (prefer.contains("respond-async")) {
      Deliveries.Reception reception = deliveries.receive(dataset, reference, fileName, body);
      return reception instanceof Deliveries.Reception.Begun begun
          ? Response.accepted(JobDocument.write(begun.job()).toString())
              .location(URI.create("/api/v1/office/jobs/" + begun.job().id()))
              .build()
          : answer(((Deliveries.Reception.Refused) reception).outcome());
    }
    return answer(deliveries.deliver(dataset, reference, fileName, body));
  }

  private static Response answer(DeliveryOutcome outcome) {
    if (outcome instanceof DeliveryOutcome.Accepted accepted) {
      JsonObjectBuilder json =
          Json.createObjectBuilder(DeliveryDocument.write(accepted.snapshot()))
              .add("warnings", Json.createArrayBuilder(accepted.warnings()));
      return Answers.created(json.build());
    }
    if (outcome instanceof DeliveryOutcome.Rejected rejected) {
      Problem problem =
          Problem.of(
              "delivery-rejected",
              422,
              "The file does not match the dataset's declaration",
              rejected.problemCount()
                  + (rejected.problemCount() == 1 ? " problem was" : " problems were")
                  + " found; nothing was stored. Correct the file and deliver it again.");
      return Answers.withErrors(
          problem, DeliveryDocument.write(rejected.problems()), rejected.problemCount());
    }
    return Problem.of(
            "unknown-dataset",
            404,
            "There is no such thing",
            "No dataset is declared under the id that 'dataset' names; nothing was read.")
        .toResponse();
  }
}
