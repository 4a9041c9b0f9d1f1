package org.offenlage.web.health;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.offenlage.ejb.democounty.DemoStatus;

/** Tells that the application answers, and how far the demo county is loaded. */
@Path("/health")
@RequestScoped
public class HealthResource {

  @Inject private DemoStatus demo;

  /** {@code {"status":"UP","demo":"LOADING","percent":40,"step":"…"}}; costs next to nothing. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health() {
    return Response.ok(toJson(demo.state()).toString()).header("Cache-Control", "no-store").build();
  }

  static JsonObject toJson(DemoStatus.State state) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("status", "UP");
    if (state instanceof DemoStatus.State.Loading loading) {
      json.add("demo", "LOADING")
          .add("percent", loading.percent())
          .add("step", loading.step() + " (" + loading.percent() + " %)");
    } else if (state instanceof DemoStatus.State.Ready) {
      json.add("demo", "READY");
    } else if (state instanceof DemoStatus.State.Failed) {
      json.add("demo", "FAILED").add("step", "The server's log says why.");
    } else {
      json.add("demo", "OFF");
    }
    return json.build();
  }
}
