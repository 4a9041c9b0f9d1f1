package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.Snapshot;

/**
 * Deliveries, snapshots and the problems of rejected files as documents.
 *
 * <p>Stateless.
 */
public final class DeliveryDocument {

  private DeliveryDocument() {}

  /** Writes what became of a file that was handed in. */
  public static JsonObject write(Delivery delivery) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", delivery.id().toString())
            .add("dataset", delivery.datasetId())
            .add("period", delivery.period().code())
            .add("fileName", delivery.fileName())
            .add("receivedAt", delivery.receivedAt().toString())
            .add("receivedBy", delivery.receivedBy())
            .add("problemCount", delivery.problemCount());
    delivery.snapshot().ifPresent(snapshot -> json.add("snapshot", write(snapshot)));
    return json.build();
  }

  /** Writes a snapshot. */
  public static JsonObject write(Snapshot snapshot) {
    return Json.createObjectBuilder()
        .add("id", snapshot.id().toString())
        .add("dataset", snapshot.datasetId())
        .add("period", snapshot.period().code())
        .add("version", snapshot.version())
        .add("rows", snapshot.rows())
        .add("byteCount", snapshot.byteCount())
        .add("sha256", snapshot.sha256())
        .add("deliveredAt", snapshot.deliveredAt().toString())
        .add("deliveredBy", snapshot.deliveredBy())
        .build();
  }

  /** Writes the problems of a rejected file, each with line, column and reason. */
  public static JsonArrayBuilder write(List<RowProblem> problems) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (RowProblem problem : problems) {
      JsonObjectBuilder one = Json.createObjectBuilder().add("line", problem.line());
      problem.column().ifPresent(column -> one.add("column", column));
      one.add("code", Fields.written(problem.reason()))
          .add("reason", problem.reason().in(Locale.ENGLISH));
      if (!problem.detail().isBlank()) {
        one.add("detail", problem.detail(Locale.ENGLISH));
      }
      json.add(one);
    }
    return json;
  }
}
