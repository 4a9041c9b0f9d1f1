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
import java.util.UUID;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.web.office.document.JobDocument;

/** How far jobs in the background are. */
@Path("office/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobsResource {

  @Inject private Jobs jobs;
  @Inject private Deliveries deliveries;

  /** Those under way, then the newest others. */
  @GET
  public Response list() {
    return Answers.list("jobs", jobs.newest(), JobDocument::write);
  }

  /** One job; of a delivery with the snapshot or the problems that came of it. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    UUID job = Answers.known(id);
    return Answers.ok(
        JobDocument.write(jobs.find(job).orElseThrow(Answers::nothingHere), deliveries.find(job)));
  }

  /** Asks for the end of a job; 409 where it is at its end already. */
  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) {
    UUID job = Answers.known(id);
    boolean asked = jobs.cancel(job);
    Job after = jobs.find(job).orElseThrow(Answers::nothingHere);
    return Response.status(asked ? Response.Status.ACCEPTED : Response.Status.CONFLICT)
        .entity(JobDocument.write(after).toString())
        .build();
  }
}
