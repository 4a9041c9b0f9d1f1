package org.offenlage.ejb.area;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.microdata.DeclarationYaml;
import org.offenlage.ejb.microdata.JsonMembers;

/**
 * Histories as JSON and YAML, one form for pages, the API, files and the database. Stateless.
 *
 * <pre>{@code
 * id: county
 * title: {de: Kreis, en: County}
 * source: Where it is taken from
 * levels:
 * - {id: county, name: {de: Kreis, en: County}}
 * - {id: municipality, name: {de: Gemeinde, en: Municipality}}
 * areas:
 * - {code: '01', name: Kreis, level: county, from: 1990-01-01}
 * - {code: '011', name: A, level: municipality, parent: '01', from: 1990-01-01, to: 2008-03-01}
 * - {code: '012', name: B, level: municipality, parent: '01', from: 1990-01-01}
 * events:
 * - {type: merged, on: 2008-03-01, areas: ['011'], into: '012'}
 * }</pre>
 *
 * <p>Events: {@code merged} (areas, into), {@code split} (area, into), {@code renamed} (area,
 * name), {@code moved} (area, parent). A name is a text, or one for each language. {@code to} is
 * the first day on which the area is no more.
 */
public final class AreaHistoryJson {

  private AreaHistoryJson() {}

  /**
   * Reads a history in JSON or YAML.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static AreaHistory parse(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return read(DeclarationYaml.parse(text));
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return read(reader.readObject());
    } catch (JsonException notJson) {
      // A YAML object may begin with a brace as well.
      return read(DeclarationYaml.parse(text));
    }
  }

  private static AreaHistory read(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json, "the history", Set.of("id", "title", "source", "levels", "areas", "events"));
    return new AreaHistory(
        members.text("id"),
        text(json, "title", "the history"),
        members.text("source"),
        list(members, "levels", AreaHistoryJson::level),
        list(members, "areas", AreaHistoryJson::area),
        members.has("events") ? list(members, "events", AreaHistoryJson::event) : List.of());
  }

  private static <T> List<T> list(
      JsonMembers members, String name, BiFunction<JsonObject, String, T> reading) {
    AtomicInteger at = new AtomicInteger();
    return members.objects(
        name,
        json -> {
          String place = name + "[" + at.getAndIncrement() + "]";
          return placed(place, () -> reading.apply(json, place));
        });
  }

  private static <T> T placed(String place, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage());
      throw new IllegalArgumentException(
          reason.contains(place) ? reason : place + ": " + reason, refused);
    }
  }

  private static AreaLevel level(JsonObject json, String place) {
    JsonMembers members = JsonMembers.of(json, place, Set.of("id", "name"));
    return new AreaLevel(members.text("id"), text(json, "name", place));
  }

  private static Area area(JsonObject json, String place) {
    JsonMembers members =
        JsonMembers.of(json, place, Set.of("code", "name", "level", "parent", "from", "to"));
    return new Area(
        members.text("code"),
        text(json, "name", place),
        members.text("level"),
        members.optionalText("parent"),
        new Validity(
            date(members, "from"),
            members.has("to") ? Optional.of(date(members, "to")) : Optional.empty()));
  }

  private static AreaEvent event(JsonObject json, String place) {
    Set<String> names =
        switch (JsonMembers.of(json, place, json.keySet()).text("type")) {
          case "merged" -> Set.of("type", "on", "areas", "into");
          case "split" -> Set.of("type", "on", "area", "into");
          case "renamed" -> Set.of("type", "on", "area", "name");
          case "moved" -> Set.of("type", "on", "area", "parent");
          default ->
              throw new IllegalArgumentException("'type' must be merged, split, renamed or moved");
        };
    JsonMembers members = JsonMembers.of(json, place, names);
    LocalDate on = date(members, "on");
    if (names.contains("areas")) {
      return new AreaEvent.Merged(on, members.texts("areas"), members.text("into"));
    }
    if (names.contains("into")) {
      return new AreaEvent.Split(on, members.text("area"), members.texts("into"));
    }
    return names.contains("name")
        ? new AreaEvent.Renamed(on, members.text("area"), text(json, "name", place))
        : new AreaEvent.Moved(on, members.text("area"), members.text("parent"));
  }

  private static LocalDate date(JsonMembers members, String name) {
    String text = members.text(name);
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1000 || date.getYear() > 9999) {
        throw new DateTimeException("no year of four digits");
      }
      return date;
    } catch (DateTimeException noDate) {
      throw new IllegalArgumentException(
          "'" + name + "' must be a date such as 2017-01-01", noDate);
    }
  }

  /** A text that is the same in both languages, or an object with one for each. */
  private static LocalizedText text(JsonObject json, String name, String place) {
    JsonMembers members = JsonMembers.of(json, place, json.keySet());
    LocalizedText text;
    if (json.get(name) instanceof JsonObject both) {
      JsonMembers languages =
          JsonMembers.of(both, "'" + name + "' of " + place, Set.of("de", "en"));
      String german = languages.text("de");
      text = new LocalizedText(german, languages.optionalText("en").orElse(german));
    } else {
      text = LocalizedText.same(members.text(name));
    }
    if (text.german().isBlank() || text.german().length() > 200 || text.english().length() > 200) {
      throw new IllegalArgumentException(
          "'" + name + "' of " + place + " must have 1 to 200 characters");
    }
    return text;
  }

  /** Writes a history; {@link #parse} reads it back. */
  public static JsonObject write(AreaHistory history) {
    JsonArrayBuilder levels = Json.createArrayBuilder();
    history
        .levels()
        .forEach(
            level ->
                levels.add(
                    Json.createObjectBuilder()
                        .add("id", level.id())
                        .add("name", write(level.name()))));
    JsonArrayBuilder areas = Json.createArrayBuilder();
    history.areas().forEach(area -> areas.add(write(area)));
    JsonArrayBuilder events = Json.createArrayBuilder();
    history.events().forEach(event -> events.add(write(event)));
    return Json.createObjectBuilder()
        .add("id", history.id())
        .add("title", write(history.title()))
        .add("source", history.source())
        .add("levels", levels)
        .add("areas", areas)
        .add("events", events)
        .build();
  }

  /** Writes a history as YAML; {@link #parse} reads it back. */
  public static String yaml(AreaHistory history) {
    return DeclarationYaml.write(write(history));
  }

  private static JsonValue write(LocalizedText text) {
    return text.german().equals(text.english())
        ? Json.createValue(text.german())
        : Json.createObjectBuilder().add("de", text.german()).add("en", text.english()).build();
  }

  private static JsonObjectBuilder write(Area area) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("code", area.code())
            .add("name", write(area.name()))
            .add("level", area.level());
    area.parent().ifPresent(parent -> json.add("parent", parent));
    json.add("from", area.validity().from().toString());
    area.validity().to().ifPresent(to -> json.add("to", to.toString()));
    return json;
  }

  private static JsonObjectBuilder write(AreaEvent event) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    String on = event.on().toString();
    if (event instanceof AreaEvent.Merged merged) {
      return json.add("type", "merged")
          .add("on", on)
          .add("areas", Json.createArrayBuilder(merged.areas()))
          .add("into", merged.into());
    }
    if (event instanceof AreaEvent.Split split) {
      return json.add("type", "split")
          .add("on", on)
          .add("area", split.area())
          .add("into", Json.createArrayBuilder(split.into()));
    }
    if (event instanceof AreaEvent.Renamed renamed) {
      return json.add("type", "renamed")
          .add("on", on)
          .add("area", renamed.area())
          .add("name", write(renamed.name()));
    }
    AreaEvent.Moved moved = (AreaEvent.Moved) event;
    return json.add("type", "moved")
        .add("on", on)
        .add("area", moved.area())
        .add("parent", moved.parent());
  }
}
