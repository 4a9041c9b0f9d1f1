package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.JsonMembers;

/** Assignments as JSON. Stateless. */
final class AssignmentJson {

  private AssignmentJson() {}

  static Assignment read(JsonObject json) {
    return switch (json.getString("type", "")) {
      case "code" -> {
        JsonMembers members = members(json, Set.of("type", "column", "whenEmpty", "areas"));
        yield new Assignment.ByCode(
            members.text("column"),
            members.optionalText("whenEmpty"),
            members.has("areas")
                ? Optional.of(AreaJson.spells(members.object("areas")))
                : Optional.empty());
      }
      case "band" -> {
        JsonMembers members = members(json, Set.of("type", "column", "bands", "whenEmpty"));
        yield new Assignment.ByBand(
            members.text("column"), bands(members), members.optionalText("whenEmpty"));
      }
      case "age" -> {
        JsonMembers members = members(json, Set.of("type", "column", "bands"));
        yield new Assignment.ByAge(members.text("column"), bands(members));
      }
      default ->
          throw new IllegalArgumentException("the type of an assignment must be code, band or age");
    };
  }

  private static JsonMembers members(JsonObject json, Set<String> names) {
    return JsonMembers.of(json, "an assignment", names);
  }

  private static List<Assignment.Band> bands(JsonMembers members) {
    return members.objects(
        "bands",
        json -> {
          JsonMembers band = JsonMembers.of(json, "a band", Set.of("code", "from"));
          return new Assignment.Band(band.text("code"), band.number("from"));
        });
  }

  static JsonObjectBuilder write(Assignment assignment) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (assignment instanceof Assignment.ByCode byCode) {
      byCode.areas().ifPresent(areas -> json.add("areas", AreaJson.write(areas)));
      return withEmpty(json.add("type", "code").add("column", byCode.column()), byCode.whenEmpty());
    }
    if (assignment instanceof Assignment.ByBand byBand) {
      return withEmpty(
          json.add("type", "band")
              .add("column", byBand.column())
              .add("bands", write(byBand.bands())),
          byBand.whenEmpty());
    }
    Assignment.ByAge byAge = (Assignment.ByAge) assignment;
    return json.add("type", "age").add("column", byAge.column()).add("bands", write(byAge.bands()));
  }

  private static JsonObjectBuilder withEmpty(JsonObjectBuilder json, Optional<String> whenEmpty) {
    whenEmpty.ifPresent(code -> json.add("whenEmpty", code));
    return json;
  }

  private static JsonArrayBuilder write(List<Assignment.Band> bands) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Assignment.Band band : bands) {
      array.add(Json.createObjectBuilder().add("code", band.code()).add("from", band.from()));
    }
    return array;
  }
}
