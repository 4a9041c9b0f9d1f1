package org.offenlage.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.function.Function;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.FigureReference;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;
import org.offenlage.web.problem.Refusals;

/** What citizens send with a token: feedback on figures, proposals for indicators. */
@Path("/account")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {

  private static final int LONGEST_BODY = 64 * 1024;

  @Inject private Participation participation;

  /** What the caller sent, newest first, with the office's answers. */
  @GET
  @Path("/contributions")
  @Consumes(MediaType.WILDCARD)
  public Response contributions() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    participation.mine().forEach(each -> list.add(toJson(each)));
    return Response.ok(Json.createObjectBuilder().add("contributions", list).build().toString())
        .build();
  }

  /** Feedback on one figure: {@code {"indicator","version","codes":[…],"text"}}. */
  @POST
  @Path("/feedback")
  public Response feedback(String body) {
    JsonObject json = object(body);
    FigureReference figure =
        new FigureReference(text(json, "indicator"), number(json, "version"), texts(json, "codes"));
    return created(participation.giveFeedback(figure, text(json, "text")), AccountResource::toJson);
  }

  /** A proposal for an indicator: {@code {"title","reason"}}. */
  @POST
  @Path("/proposals")
  public Response proposal(String body) {
    JsonObject json = object(body);
    return created(
        participation.propose(text(json, "title"), text(json, "reason")), AccountResource::toJson);
  }

  private static <T> Response created(Outcome<T> outcome, Function<T, JsonObject> writer) {
    if (outcome instanceof Outcome.Done<T> done) {
      return Response.status(Response.Status.CREATED)
          .entity(writer.apply(done.value()).toString())
          .build();
    }
    throw new ProblemException(Refusals.problem(((Outcome.Refused<T>) outcome).refusal()));
  }

  private static JsonObject toJson(Contribution contribution) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", contribution.id().toString())
            .add("sentAt", contribution.sentAt().toString());
    if (contribution instanceof Contribution.Feedback feedback) {
      json.add("kind", "FEEDBACK")
          .add("indicator", feedback.figure().indicatorId())
          .add("version", feedback.figure().version())
          .add("codes", Json.createArrayBuilder(feedback.figure().codes()))
          .add("text", feedback.text());
    } else if (contribution instanceof Contribution.Proposal proposal) {
      json.add("kind", "PROPOSAL").add("title", proposal.title()).add("reason", proposal.reason());
    }
    contribution
        .answer()
        .ifPresent(
            answer ->
                json.add(
                    "answer",
                    Json.createObjectBuilder()
                        .add("text", answer.text())
                        .add("answeredAt", answer.answeredAt().toString())));
    return json.build();
  }

  private static JsonObject object(String body) {
    if (body.length() > LONGEST_BODY) {
      throw new ProblemException(Problem.ofStatus(413));
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw malformed("The body is not a JSON object.");
    }
  }

  private static String text(JsonObject json, String name) {
    if (json.get(name) instanceof JsonString value) {
      return value.getString();
    }
    throw malformed("The member '" + name + "' must be a text.");
  }

  private static int number(JsonObject json, String name) {
    JsonValue value = json.get(name);
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return number.intValue();
    }
    throw malformed("The member '" + name + "' must be a whole number.");
  }

  private static List<String> texts(JsonObject json, String name) {
    if (json.get(name) instanceof JsonArray array
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.stream().map(each -> ((JsonString) each).getString()).toList();
    }
    throw malformed("The member '" + name + "' must be a list of texts.");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        Problem.of("malformed-document", 400, "The body cannot be used", detail));
  }
}
