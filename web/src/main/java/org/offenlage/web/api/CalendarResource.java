package org.offenlage.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.offenlage.ejb.catalogue.PlannedRelease;
import org.offenlage.ejb.catalogue.ReleaseCalendar;

/** What will become public, and when; no figures. */
@Path("/calendar")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

  @Inject private ReleaseCalendar calendar;

  /** Announced publications, the next one first; never cached, for dates can change. */
  @GET
  public Response planned() {
    JsonArrayBuilder planned = Json.createArrayBuilder();
    for (PlannedRelease each : calendar.planned()) {
      planned.add(
          Json.createObjectBuilder()
              .add("indicator", each.indicatorId())
              .add(
                  "name",
                  Json.createObjectBuilder()
                      .add("de", each.name().german())
                      .add("en", each.name().english()))
              .add("releaseAt", each.releaseAt().toString())
              .add(
                  "accessBefore",
                  Json.createObjectBuilder()
                      .add("planners", each.planners())
                      .add("dataProtectionOfficers", each.officers())));
    }
    return Response.ok(Json.createObjectBuilder().add("planned", planned).build().toString())
        .header("Cache-Control", "no-store")
        .build();
  }
}
