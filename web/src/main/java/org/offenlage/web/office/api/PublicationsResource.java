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
import java.util.UUID;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Publications;
import org.offenlage.web.office.document.WorkbenchDocument;

/** The workbench: prepares publications and moves them through their review. */
@Path("office/publications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PublicationsResource {

  @Inject private Publications publications;

  /** Everything on the workbench, newest first. */
  @GET
  public Response list() {
    return Answers.list("publications", publications.all(), WorkbenchDocument::write);
  }

  /** Prepares a publication. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response prepare(InputStream body) {
    return Answers.outcome(
        publications.prepare(Answers.document(body, WorkbenchDocument::readRequest)),
        WorkbenchDocument::write);
  }

  /** One publication in the making. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(
        WorkbenchDocument.write(publications.find(known(id)).orElseThrow(Answers::nothingHere)));
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

  /** Allows its publication. */
  @POST
  @Path("{id}/approve")
  public Response approve(@PathParam("id") String id, InputStream body) {
    return act(id, Action.APPROVE, body);
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
            known(id), Answers.document(body, WorkbenchDocument::readPublicReason)),
        WorkbenchDocument::write);
  }

  private Response act(String id, Action action, InputStream body) {
    return Answers.outcome(
        publications.act(known(id), action, Answers.document(body, WorkbenchDocument::readReason)),
        WorkbenchDocument::write);
  }

  private static UUID known(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noIdentifier) {
      throw Answers.nothingHere();
    }
  }
}
