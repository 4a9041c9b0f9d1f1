package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.offenlage.ejb.review.PreparationOrder;

/** Preparations in the background as documents. Stateless. */
public final class PreparationDocument {

  private PreparationDocument() {}

  /** Writes what was ordered and how far it is. */
  public static JsonObject write(PreparationOrder order) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", order.id().toString())
            .add("indicator", order.request().indicatorId())
            .add("periods", Json.createArrayBuilder(order.request().periods()))
            .add("rule", order.request().ruleId())
            .add("author", order.author())
            .add("orderedAt", order.orderedAt().toString())
            .add("repeatable", order.isRepeatable());
    PreparationOrder.Progress progress = order.progress();
    if (progress instanceof PreparationOrder.Running running) {
      json.add("state", "running")
          .add("stage", Fields.written(running.stage()))
          .add("table", running.table())
          .add("step", running.step())
          .add("percent", running.percent());
    } else if (progress instanceof PreparationOrder.Prepared prepared) {
      json.add("state", "prepared").add("publication", prepared.publication().toString());
    } else if (progress instanceof PreparationOrder.Refused refused) {
      json.add("state", "refused")
          .add(
              "refusal",
              Json.createObjectBuilder()
                  .add("code", refused.refusal().code())
                  .add("detail", refused.refusal().detail()));
    } else if (progress instanceof PreparationOrder.Interrupted) {
      json.add("state", "interrupted");
    } else if (progress instanceof PreparationOrder.Cancelled) {
      json.add("state", "cancelled");
    } else {
      json.add("state", "failed");
    }
    return json.build();
  }
}
