package org.offenlage.ejb.microdata;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a file was rejected, as JSON, the form in which its job keeps it. Holds lines, columns and
 * reasons, never a cell. Stateless.
 */
public final class RowProblemJson {

  private RowProblemJson() {}

  /** Writes a rejection. */
  public static String write(DeliveryOutcome.Rejected rejected) {
    JsonArrayBuilder problems = Json.createArrayBuilder();
    for (RowProblem problem : rejected.problems()) {
      problems.add(
          Json.createObjectBuilder()
              .add("line", problem.line())
              .add("column", problem.column().orElse(""))
              .add("reason", problem.reason().name())
              .add("detail", problem.detail()));
    }
    return Json.createObjectBuilder()
        .add("count", rejected.problemCount())
        .add("problems", problems)
        .build()
        .toString();
  }

  /** Reads what {@link #write} wrote. */
  public static DeliveryOutcome.Rejected read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      List<RowProblem> problems = new ArrayList<>();
      for (JsonObject problem : json.getJsonArray("problems").getValuesAs(JsonObject.class)) {
        problems.add(
            new RowProblem(
                problem.getJsonNumber("line").longValue(),
                Optional.of(problem.getString("column")).filter(column -> !column.isEmpty()),
                RowProblem.Reason.valueOf(problem.getString("reason")),
                problem.getString("detail")));
      }
      return new DeliveryOutcome.Rejected(problems, json.getJsonNumber("count").longValue());
    }
  }
}
