package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.Reviewers;
import org.offenlage.web.office.document.ReviewersDocument;
import org.offenlage.web.office.document.RuleDocument;
import org.offenlage.web.office.document.VerdictDocument;

/** Drafts release rules, decides on them, lists them. */
@Path("office/rules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RulesResource {

  @Inject private ReleaseRules rules;
  @Inject private Reviewers reviewers;

  /** All versions of all rules. */
  @GET
  public Response list() {
    return Answers.list("rules", rules.all(), RuleDocument::write);
  }

  /** Stores a draft as the next version of its rule. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response draft(InputStream body) {
    return Answers.outcome(
        rules.draft(Answers.document(body, RuleDocument::read)), RuleDocument::write);
  }

  /** One version of a rule. */
  @GET
  @Path("{id}/{version}")
  public Response find(@PathParam("id") String id, @PathParam("version") int version) {
    return Answers.ok(
        RuleDocument.write(rules.find(id, version).orElseThrow(Answers::nothingHere)));
  }

  /** Asks for one or two reviewers from the next submission on. */
  @POST
  @Path("{id}/reviewers")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reviewers(@PathParam("id") String id, InputStream body) {
    ReviewersDocument asked = Answers.document(body, ReviewersDocument::read);
    return Answers.outcome(
        reviewers.ask(id, asked.reviewers(), asked.reason()),
        number -> Json.createObjectBuilder().add("rule", id).add("reviewers", number).build());
  }

  /** Decides on a version. */
  @POST
  @Path("{id}/{version}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response decide(
      @PathParam("id") String id, @PathParam("version") int version, InputStream body) {
    VerdictDocument decision = Answers.document(body, VerdictDocument::read);
    return Answers.outcome(
        rules.decide(id, version, decision.verdict(), decision.reason()), RuleDocument::write);
  }
}
