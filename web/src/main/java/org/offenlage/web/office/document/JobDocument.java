package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.RowProblemJson;

/** Jobs in the background as documents. Stateless. */
public final class JobDocument {

  private JobDocument() {}

  /** Writes how far a job is. */
  public static JsonObject write(Job job) {
    return builder(job).build();
  }

  /** Writes how far a job is, and what came of it where it was a delivery. */
  public static JsonObject write(Job job, Optional<Delivery> delivery) {
    JsonObjectBuilder json = builder(job);
    delivery
        .flatMap(Delivery::snapshot)
        .ifPresent(snapshot -> json.add("snapshot", DeliveryDocument.write(snapshot)));
    if (job.kind() == JobKind.DELIVERY
        && job.state() instanceof Job.Ended ended
        && ended.ending() == Job.Ending.REFUSED) {
      DeliveryOutcome.Rejected rejected = RowProblemJson.read(ended.report());
      json.add("errorCount", rejected.problemCount())
          .add("errors", DeliveryDocument.write(rejected.problems()));
    }
    return json.build();
  }

  private static JsonObjectBuilder builder(Job job) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", job.id().toString())
            .add("kind", Fields.written(job.kind()))
            .add("title", job.title())
            .add("author", job.author())
            .add("orderedAt", job.orderedAt().toString())
            .add("cancelAsked", job.isCancelAsked());
    if (job.state() instanceof Job.Running running) {
      json.add("state", "running")
          .add("stage", running.step().stage())
          .add("percent", running.step().percent())
          .add("rows", running.step().rowsDone());
      running.left().ifPresent(left -> json.add("secondsLeft", left.toSeconds()));
    } else if (job.state() instanceof Job.Ended ended) {
      json.add("state", Fields.written(ended.ending())).add("endedAt", ended.at().toString());
    } else {
      json.add("state", "waiting");
    }
    return json;
  }
}
