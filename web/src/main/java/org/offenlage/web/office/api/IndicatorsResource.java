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
import org.offenlage.ejb.area.AreaHistories;
import org.offenlage.ejb.indicator.DefinitionOutcome;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.web.office.document.IndicatorDocument;
import org.offenlage.web.problem.Problem;

/** Defines and lists indicators. */
@Path("office/indicators")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class IndicatorsResource {

  @Inject private Indicators indicators;

  @Inject private AreaHistories areas;

  /** The newest revision of every indicator. */
  @GET
  public Response list() {
    return Answers.list("indicators", indicators.list(), IndicatorDocument::write);
  }

  /** Defines an indicator: 201 with its revision, or 422 where it does not fit the datasets. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response define(InputStream body) {
    IndicatorDefinition definition = Answers.document(body, IndicatorDocument::read);
    DefinitionOutcome outcome = indicators.define(areas.fit(definition));
    if (outcome instanceof DefinitionOutcome.Defined defined) {
      return Answers.created(
          Json.createObjectBuilder(IndicatorDocument.write(defined.definition()))
              .add("revision", defined.revision())
              .build());
    }
    DefinitionOutcome.Refused refused = (DefinitionOutcome.Refused) outcome;
    Problem problem =
        Problem.of(
            "definition-refused",
            422,
            "The definition does not fit the datasets it names",
            "See the errors; nothing was stored.");
    return new Problem(
            problem.type(), problem.status(), problem.title(), problem.detail(), refused.problems())
        .toResponse();
  }

  /** The newest revision of one indicator. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(
        IndicatorDocument.write(indicators.find(id).orElseThrow(Answers::nothingHere)));
  }
}
