package org.offenlage.ejb.indicator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.ejb.microdata.JsonMembers;

/** What an indicator takes from an area history, as JSON. Stateless. */
public final class AreaJson {

  private AreaJson() {}

  static AreaReference reference(JsonObject json) {
    JsonMembers members = JsonMembers.of(json, "an area history", Set.of("id", "revision", "on"));
    return new AreaReference(
        members.text("id"),
        members.has("revision") ? OptionalInt.of(members.small("revision")) : OptionalInt.empty(),
        date(members, "on"));
  }

  static JsonObjectBuilder write(AreaReference reference) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", reference.history());
    reference.revision().ifPresent(revision -> json.add("revision", revision));
    reference.on().ifPresent(on -> json.add("on", on.toString()));
    return json;
  }

  static List<Geography> beside(JsonMembers dimension) {
    return dimension.has("beside") ? dimension.objects("beside", AreaJson::geography) : List.of();
  }

  /**
   * Reads a geography.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static Geography geography(JsonObject json) {
    JsonMembers members = JsonMembers.of(json, "a geography", Set.of("label", "areas", "members"));
    JsonObject inner = members.object("members");
    JsonMembers of = JsonMembers.of(inner, "the members of a geography", inner.keySet());
    Map<String, String> areas = new TreeMap<>();
    inner.keySet().forEach(member -> areas.put(member, of.text(member)));
    return new Geography(
        IndicatorJson.text(members.object("label"), "a geography"),
        members.objects("areas", IndicatorJson::category),
        areas);
  }

  /** Writes a geography; {@link #geography} reads it back. */
  public static JsonObjectBuilder write(Geography geography) {
    JsonObjectBuilder members = Json.createObjectBuilder();
    new TreeMap<>(geography.members()).forEach(members::add);
    return Json.createObjectBuilder()
        .add("label", IndicatorJson.write(geography.label()))
        .add("areas", IndicatorJson.write(geography.areas()))
        .add("members", members);
  }

  static AreaSpells spells(JsonObject json) {
    JsonMembers members = JsonMembers.of(json, "the areas", Set.of("history", "notValid", "codes"));
    Map<String, List<AreaSpells.Spell>> spells = new TreeMap<>();
    JsonObject codes = members.object("codes");
    for (Map.Entry<String, JsonValue> code : codes.entrySet()) {
      JsonMembers of = JsonMembers.of(codes, "the codes", codes.keySet());
      spells.put(code.getKey(), of.objects(code.getKey(), AreaJson::spell));
    }
    return new AreaSpells(reference(members.object("history")), members.text("notValid"), spells);
  }

  private static AreaSpells.Spell spell(JsonObject json) {
    JsonMembers members = JsonMembers.of(json, "a spell", Set.of("leaf", "from", "to"));
    return new AreaSpells.Spell(members.text("leaf"), date(members, "from"), date(members, "to"));
  }

  static JsonObjectBuilder write(AreaSpells areas) {
    JsonObjectBuilder codes = Json.createObjectBuilder();
    new TreeMap<>(areas.spells())
        .forEach(
            (code, spells) -> {
              JsonArrayBuilder array = Json.createArrayBuilder();
              for (AreaSpells.Spell spell : spells) {
                JsonObjectBuilder one = Json.createObjectBuilder().add("leaf", spell.leaf());
                spell.from().ifPresent(from -> one.add("from", from.toString()));
                spell.to().ifPresent(to -> one.add("to", to.toString()));
                array.add(one);
              }
              codes.add(code, array);
            });
    return Json.createObjectBuilder()
        .add("history", write(areas.reference()))
        .add("notValid", areas.notValid())
        .add("codes", codes);
  }

  private static Optional<LocalDate> date(JsonMembers members, String name) {
    return members
        .optionalText(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeException noDate) {
                throw new IllegalArgumentException(
                    "'" + name + "' must be a date such as 2017-01-01", noDate);
              }
            });
  }
}
