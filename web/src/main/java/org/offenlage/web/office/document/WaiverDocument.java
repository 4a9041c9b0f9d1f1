package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.offenlage.ejb.review.Waiver;
import org.offenlage.ejb.review.Waivers;

/**
 * Exceptions from release rules as documents.
 *
 * <p>Stateless.
 */
public final class WaiverDocument {

  private WaiverDocument() {}

  /** Reads what exception is wanted for a publication. */
  public static Waivers.Request read(UUID publication, String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    Waivers.Request request =
        new Waivers.Request(
            publication,
            fields.text("table"),
            fields.text("cell"),
            fields.constant("ground", Waiver.Ground.class),
            fields.localized("reason"));
    fields.nothingElse();
    return request;
  }

  /** Writes an exception. */
  public static JsonObject write(Waiver waiver) {
    return Json.createObjectBuilder()
        .add("id", waiver.id().toString())
        .add("indicator", waiver.indicatorId())
        .add("rule", waiver.ruleId())
        .add("table", waiver.table())
        .add("cell", waiver.cell())
        .add("ground", Fields.written(waiver.ground()))
        .add("reason", IndicatorDocument.localized(waiver.reason()))
        .add("grantedBy", waiver.grantedBy())
        .add("grantedAt", waiver.grantedAt().toString())
        .build();
  }
}
