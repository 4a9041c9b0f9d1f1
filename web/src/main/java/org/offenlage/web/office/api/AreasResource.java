package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import org.offenlage.ejb.area.AreaHistories;
import org.offenlage.ejb.area.AreaTimeline;
import org.offenlage.ejb.area.DeclaredHistory;
import org.offenlage.web.office.document.AreaDocument;
import org.offenlage.web.problem.ProblemException;

/** Declares area histories and shows what follows from them. */
@Path("office/areas")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AreasResource {

  @Inject private AreaHistories areas;

  /** All histories, without their areas. */
  @GET
  public Response list() {
    return Answers.list("histories", areas.list(), AreaDocument::summary);
  }

  /** Declares a history: 201 with its revision, or 422 with what is wrong where. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml"})
  public Response declare(InputStream body) {
    DeclaredHistory declared = areas.declare(Answers.document(body, AreaDocument::read));
    return Answers.created(
        Json.createObjectBuilder(AreaDocument.write(declared))
            .add("revision", declared.revision())
            .build());
  }

  /** The newest revision of a history. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Answers.ok(AreaDocument.write(known(id)));
  }

  /** The newest revision of a history as YAML. */
  @GET
  @Path("{id}")
  @Produces("application/yaml")
  public Response yaml(@PathParam("id") String id) {
    return Response.ok(AreaDocument.yaml(known(id)), "application/yaml; charset=UTF-8").build();
  }

  /** The areas of a day. */
  @GET
  @Path("{id}/tree")
  public Response tree(@PathParam("id") String id, @QueryParam("on") @DefaultValue("") String on) {
    return Answers.ok(
        AreaDocument.write(new AreaTimeline(known(id).history()).tree(date("on", on))));
  }

  /** Where the smallest areas of one day are found on another. */
  @GET
  @Path("{id}/crosswalk")
  public Response crosswalk(
      @PathParam("id") String id,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to) {
    return Answers.ok(
        AreaDocument.write(
            new AreaTimeline(known(id).history()).crosswalk(date("from", from), date("to", to))));
  }

  private DeclaredHistory known(String id) {
    return areas.find(id).orElseThrow(Answers::nothingHere);
  }

  private static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      throw new ProblemException(Answers.malformed(name, "must be a date such as 2017-01-01"));
    }
  }
}
