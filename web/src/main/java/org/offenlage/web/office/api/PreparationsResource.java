package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.web.office.document.PreparationDocument;

/** How far preparations in the background are. */
@Path("office/preparations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PreparationsResource {

  @Inject private PreparationOrders orders;

  /** Those under way, and those that wait to be repeated, newest first. */
  @GET
  public Response list() {
    return Answers.list("preparations", orders.open(), PreparationDocument::write);
  }

  /** One preparation. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(
        PreparationDocument.write(
            orders.find(Answers.known(id)).orElseThrow(Answers::nothingHere)));
  }

  /** Begins again what was interrupted or failed. */
  @POST
  @Path("{id}/repeat")
  public Response repeat(@PathParam("id") String id) {
    return Answers.outcome(orders.repeat(Answers.known(id)), PreparationDocument::write);
  }

  /** Calls off one that is under way; it ends at its next step. */
  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) {
    PreparationOrder order = orders.find(Answers.known(id)).orElseThrow(Answers::nothingHere);
    return Response.status(
            orders.cancel(order.id()) ? Response.Status.ACCEPTED : Response.Status.CONFLICT)
        .entity(
            PreparationDocument.write(orders.find(order.id()).orElseThrow(Answers::nothingHere))
                .toString())
        .build();
  }
}
