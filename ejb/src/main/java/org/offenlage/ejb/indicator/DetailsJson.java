package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.offenlage.ejb.catalogue.IndicatorDetails;
import org.offenlage.ejb.microdata.JsonMembers;

/** Details of indicators as JSON. Stateless. */
public final class DetailsJson {

  private static final String PLACE = "the details";

  private DetailsJson() {}

  /**
   * Reads details.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static IndicatorDetails read(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json, PLACE, Set.of("basis", "direction", "updateInterval", "contact", "caveats"));
    return new IndicatorDetails(
        IndicatorJson.text(members.object("basis"), PLACE),
        members.constant("direction", IndicatorDetails.Direction.class),
        IndicatorJson.text(members.object("updateInterval"), PLACE),
        IndicatorJson.text(members.object("contact"), PLACE),
        IndicatorJson.text(members.object("caveats"), PLACE));
  }

  /** Writes details; {@link #read} reads them back. */
  public static JsonObjectBuilder write(IndicatorDetails details) {
    return Json.createObjectBuilder()
        .add("basis", IndicatorJson.write(details.basis()))
        .add("direction", JsonMembers.word(details.direction()))
        .add("updateInterval", IndicatorJson.write(details.updateInterval()))
        .add("contact", IndicatorJson.write(details.contact()))
        .add("caveats", IndicatorJson.write(details.caveats()));
  }
}
