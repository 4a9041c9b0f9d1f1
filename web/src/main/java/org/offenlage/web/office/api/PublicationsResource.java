package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.Waivers;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.office.document.PreparationDocument;
import org.offenlage.web.office.document.WaiverDocument;
import org.offenlage.web.office.document.WorkbenchDocument;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.Refusals;

/** The workbench: prepares publications and moves them through their review. */
@Path("office/publications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PublicationsResource {

  private static final String RESPOND_ASYNC = "respond-async";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @Inject private Publications publications;
  @Inject private PreparationOrders orders;
  @Inject private Waivers waivers;

  @Context
  @SuppressWarnings("NullAway.Init")
  private UriInfo uri;

  /** Everything on the workbench, newest first. */
  @GET
  public Response list() {
    return Answers.list("publications", publications.download(), WorkbenchDocument::write);
  }

  /**
   * Prepares a publication. What takes longer goes on in the background, as it does at once for a
   * caller that prefers {@code respond-async} (RFC 7240): the answer is then 202 and leads to where
   * its progress is told.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response prepare(
      InputStream body, @HeaderParam("Prefer") @DefaultValue("") String preference) {
    PreparationOrder order = orders.begin(Answers.document(body, WorkbenchDocument::readRequest));
    boolean atOnce =
        Arrays.stream(preference.split("[,;]"))
            .anyMatch(part -> part.strip().equalsIgnoreCase(RESPOND_ASYNC));
    if (!atOnce) {
      order = orders.find(order.id(), LONGEST_WAIT).orElse(order);
    }
    if (order.progress() instanceof PreparationOrder.Prepared prepared) {
      return Answers.ok(
          WorkbenchDocument.write(
              publications.download(prepared.publication()).orElseThrow(Answers::nothingHere)));
    }
    if (order.progress() instanceof PreparationOrder.Refused refused) {
      return Refusals.problem(refused.refusal()).toResponse();
    }
    if (order.progress() instanceof PreparationOrder.Failed) {
      return Problem.ofStatus(500).toResponse();
    }
    Response.ResponseBuilder accepted =
        Response.status(Response.Status.ACCEPTED)
            .location(uri.getBaseUriBuilder().path("office/preparations/" + order.id()).build())
            .entity(PreparationDocument.write(order).toString());
    return (atOnce ? accepted.header("Preference-Applied", RESPOND_ASYNC) : accepted).build();
  }

  /** One publication in the making. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(
        WorkbenchDocument.write(
            publications.download(Answers.known(id)).orElseThrow(Answers::nothingHere)));
  }

  /** Asks for a review. */
  @POST
  @Path("{id}/submit")
  public Response submit(@PathParam("id") String id, InputStream body) {
    return act(id, Action.SUBMIT, body);
  }

  /** Finds it safe. */
  @POST
  @Path("{id}/review")
  public Response review(@PathParam("id") String id, InputStream body) {
    return act(id, Action.REVIEW, body);
  }

  /** Finds it unsafe, as one of two reviewers. */
  @POST
  @Path("{id}/object")
  public Response object(@PathParam("id") String id, InputStream body) {
    return act(id, Action.OBJECT, body);
  }

  /** Sends it back. */
  @POST
  @Path("{id}/return")
  public Response sendBack(@PathParam("id") String id, InputStream body) {
    return act(id, Action.RETURN, body);
  }

  /** Turns it down for good. */
  @POST
  @Path("{id}/refuse")
  public Response refuse(@PathParam("id") String id, InputStream body) {
    return act(id, Action.REFUSE, body);
  }

  /** Allows its publication, from a given instant on where one is named. */
  @POST
  @Path("{id}/approve")
  public Response approve(@PathParam("id") String id, InputStream body) {
    WorkbenchDocument.ApprovalDocument approval =
        Answers.document(body, WorkbenchDocument::readApproval);
    return Answers.outcome(
        publications.approve(Answers.known(id), approval.plan(), approval.reason()),
        WorkbenchDocument::write);
  }

  /** Exceptions in force for its indicator under its rule. */
  @GET
  @Path("{id}/waivers")
  public Response waivers(@PathParam("id") String id) {
    WorkbenchItem item = publications.download(Answers.known(id)).orElseThrow(Answers::nothingHere);
    return Answers.list(
        "waivers", waivers.inForce(item.metadata().id(), item.ruleId()), WaiverDocument::write);
  }

  /** Lets one of its sensitive cells be shown when it is prepared again. */
  @POST
  @Path("{id}/waivers")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response waive(@PathParam("id") String id, InputStream body) {
    UUID publication = Answers.known(id);
    return Answers.outcome(
        waivers.grant(Answers.document(body, text -> WaiverDocument.read(publication, text))),
        WaiverDocument::write);
  }

  /** Takes an exception back. */
  @POST
  @Path("{id}/waivers/{waiver}/revoke")
  public Response revoke(@PathParam("waiver") String waiver, InputStream body) {
    return Answers.outcome(
        waivers.revoke(
            Answers.known(waiver), Answers.document(body, WorkbenchDocument::readReason)),
        WaiverDocument::write);
  }

  /** Makes it public. */
  @POST
  @Path("{id}/publish")
  public Response publish(@PathParam("id") String id, InputStream body) {
    return act(id, Action.PUBLISH, body);
  }

  /** Takes it back, for a reason that everybody can read. */
  @POST
  @Path("{id}/withdraw")
  public Response withdraw(@PathParam("id") String id, InputStream body) {
    return Answers.outcome(
        publications.withdraw(
            Answers.known(id), Answers.document(body, WorkbenchDocument::readPublicReason)),
        WorkbenchDocument::write);
  }

  private Response act(String id, Action action, InputStream body) {
    return Answers.outcome(
        publications.act(
            Answers.known(id), action, Answers.document(body, WorkbenchDocument::readReason)),
        WorkbenchDocument::write);
  }
}
