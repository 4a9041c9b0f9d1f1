package org.offenlage.ejb.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published form of a version's content as JSON, and back.
 *
 * <p>Member names are part of what is signed and published; they are never changed. Numbers are
 * whole. O(cells).
 */
public final class ContentJson {

  private static final String FORMAT = "offenlage-publication-1";

  private ContentJson() {}

  /** The content as JSON; canonical only after canonicalization. */
  public static JsonObject write(PublicationContent content) {
    JsonArrayBuilder dimensions = TableJson.JSON.createArrayBuilder();
    content.dimensions().forEach(dimension -> dimensions.add(dimension(dimension)));
    JsonArrayBuilder tables = TableJson.JSON.createArrayBuilder();
    content.tables().forEach(table -> tables.add(TableJson.write(table)));
    JsonObjectBuilder json =
        TableJson.JSON
            .createObjectBuilder()
            .add("format", FORMAT)
            .add("metadata", metadata(content.metadata()))
            .add("dimensions", dimensions)
            .add("calculation", calculation(content.calculation()))
            .add("tables", tables)
            .add("rule", text(content.rule()));
    if (!content.ratioMargins().isEmpty()) {
      JsonArrayBuilder margins = TableJson.JSON.createArrayBuilder();
      content.ratioMargins().forEach(margin -> margins.add(TableJson.ratioMargin(margin)));
      json.add("ratioMargins", margins);
    }
    if (!content.reliabilities().isEmpty()) {
      JsonArrayBuilder reliabilities = TableJson.JSON.createArrayBuilder();
      content
          .reliabilities()
          .forEach(reliability -> reliabilities.add(TableJson.reliability(reliability)));
      json.add("reliabilities", reliabilities);
    }
    return json.build();
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @throws IllegalStateException where the JSON has another format
   */
  public static PublicationContent read(String json) {
    JsonObject content;
    try (var reader = Json.createReader(new StringReader(json))) {
      content = reader.readObject();
    }
    if (!FORMAT.equals(content.getString("format", ""))) {
      throw new IllegalStateException("this is no publication of the format " + FORMAT);
    }
    return new PublicationContent(
        metadata(content.getJsonObject("metadata")),
        content.getJsonArray("dimensions").stream()
            .map(JsonValue::asJsonObject)
            .map(ContentJson::dimension)
            .toList(),
        calculation(content.getJsonObject("calculation")),
        content.getJsonArray("tables").stream()
            .map(JsonValue::asJsonObject)
            .map(TableJson::read)
            .toList(),
        content.containsKey("ratioMargins")
            ? content.getJsonArray("ratioMargins").stream().map(TableJson::ratioMargin).toList()
            : List.of(),
        content.containsKey("reliabilities")
            ? content.getJsonArray("reliabilities").stream().map(TableJson::reliability).toList()
            : List.of(),
        text(content.getJsonObject("rule")));
  }

  /** Reads the metadata alone, without building what else the content holds. */
  public static IndicatorMetadata readMetadata(String json) {
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      parser.next();
      while (parser.hasNext()) {
        if (parser.next() == JsonParser.Event.KEY_NAME) {
          boolean found = parser.getString().equals("metadata");
          JsonParser.Event value = parser.next();
          if (found) {
            return metadata(parser.getObject());
          }
          if (value == JsonParser.Event.START_OBJECT) {
            parser.skipObject();
          } else if (value == JsonParser.Event.START_ARRAY) {
            parser.skipArray();
          }
        }
      }
    }
    throw new IllegalStateException("the content has no metadata");
  }

  private static JsonObjectBuilder metadata(IndicatorMetadata metadata) {
    JsonObjectBuilder json =
        TableJson.JSON
            .createObjectBuilder()
            .add("id", metadata.id())
            .add("field", metadata.field().name())
            .add("name", text(metadata.name()))
            .add("definition", text(metadata.definition()))
            .add("interpretation", text(metadata.interpretation()))
            .add("unit", text(metadata.unit()))
            .add("source", text(metadata.source()))
            .add("decimals", metadata.decimals())
            .add("origin", metadata.origin().name());
    // Left out where there are none: the content of older publications must keep its hash.
    metadata
        .details()
        .ifPresent(
            details ->
                json.add(
                    "details",
                    TableJson.JSON
                        .createObjectBuilder()
                        .add("basis", text(details.basis()))
                        .add("direction", details.direction().name())
                        .add("updateInterval", text(details.updateInterval()))
                        .add("contact", text(details.contact()))
                        .add("caveats", text(details.caveats()))));
    return json;
  }

  private static IndicatorDetails details(JsonObject json) {
    return new IndicatorDetails(
        text(json.getJsonObject("basis")),
        IndicatorDetails.Direction.valueOf(json.getString("direction")),
        text(json.getJsonObject("updateInterval")),
        text(json.getJsonObject("contact")),
        text(json.getJsonObject("caveats")));
  }

  private static IndicatorMetadata metadata(JsonObject json) {
    return new IndicatorMetadata(
        json.getString("id"),
        FieldOfAction.valueOf(json.getString("field")),
        text(json.getJsonObject("name")),
        text(json.getJsonObject("definition")),
        text(json.getJsonObject("interpretation")),
        text(json.getJsonObject("unit")),
        text(json.getJsonObject("source")),
        json.getInt("decimals"),
        IndicatorMetadata.DataOrigin.valueOf(json.getString("origin")),
        Optional.ofNullable(json.getJsonObject("details")).map(ContentJson::details));
  }

  private static JsonObjectBuilder dimension(PublishedDimension dimension) {
    JsonArrayBuilder categories = TableJson.JSON.createArrayBuilder();
    for (String code : dimension.codes()) {
      LocalizedText label = dimension.labels().get(code);
      JsonObjectBuilder category = TableJson.JSON.createObjectBuilder().add("code", code);
      if (label != null) {
        category.add("label", text(label));
      }
      String parent = dimension.parents().get(code);
      if (parent != null) {
        category.add("parent", parent);
      }
      categories.add(category);
    }
    return TableJson.JSON
        .createObjectBuilder()
        .add("variable", dimension.variable())
        .add("role", dimension.role().name())
        .add("label", text(dimension.label()))
        .add("categories", categories);
  }

  private static PublishedDimension dimension(JsonObject json) {
    List<JsonObject> categories =
        json.getJsonArray("categories").stream().map(JsonValue::asJsonObject).toList();
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    Map<String, String> parents = new LinkedHashMap<>();
    for (JsonObject category : categories) {
      if (category.containsKey("label")) {
        labels.put(category.getString("code"), text(category.getJsonObject("label")));
      }
      if (category.containsKey("parent")) {
        parents.put(category.getString("code"), category.getString("parent"));
      }
    }
    return new PublishedDimension(
        json.getString("variable"),
        PublishedDimension.Role.valueOf(json.getString("role")),
        text(json.getJsonObject("label")),
        categories.stream().map(category -> category.getString("code")).toList(),
        labels,
        parents);
  }

  private static JsonObjectBuilder calculation(Calculation calculation) {
    JsonObjectBuilder json = TableJson.JSON.createObjectBuilder();
    if (calculation instanceof Calculation.Rate rate) {
      return json.add("kind", "RATE").add("per", rate.per());
    }
    if (calculation instanceof Calculation.Share share) {
      return json.add("kind", "SHARE")
          .add("variable", share.variable())
          .add("part", share.part())
          .add("whole", share.whole());
    }
    if (calculation instanceof Calculation.FromPublished index) {
      JsonArrayBuilder sources = TableJson.JSON.createArrayBuilder();
      index
          .sources()
          .forEach(
              source ->
                  sources.add(
                      TableJson.JSON
                          .createObjectBuilder()
                          .add("publication", source.publicationId())
                          .add("sha256", source.contentHash())));
      return json.add("kind", "FROM_PUBLISHED").add("sources", sources);
    }
    return json.add("kind", "COUNT");
  }

  private static Calculation calculation(JsonObject json) {
    return switch (json.getString("kind")) {
      case "RATE" -> new Calculation.Rate(json.getInt("per"));
      case "SHARE" ->
          new Calculation.Share(
              json.getString("variable"), json.getString("part"), json.getString("whole"));
      case "COUNT" -> new Calculation.Count();
      case "FROM_PUBLISHED" ->
          new Calculation.FromPublished(
              json.getJsonArray("sources").stream()
                  .map(JsonValue::asJsonObject)
                  .map(
                      source ->
                          new Calculation.Source(
                              source.getString("publication"), source.getString("sha256")))
                  .toList());
      default -> throw new IllegalStateException("a publication has an unknown calculation");
    };
  }

  static JsonObjectBuilder text(LocalizedText text) {
    return TableJson.JSON.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }

  static LocalizedText text(JsonObject json) {
    return new LocalizedText(json.getString("de"), json.getString("en"));
  }

  static JsonObjectBuilder strings(Map<String, String> map) {
    JsonObjectBuilder json = TableJson.JSON.createObjectBuilder();
    map.forEach(json::add);
    return json;
  }

  static Map<String, String> strings(JsonObject json) {
    Map<String, String> map = new LinkedHashMap<>();
    Set<Map.Entry<String, JsonValue>> members = json.entrySet();
    members.forEach(
        member -> map.put(member.getKey(), ((JsonString) member.getValue()).getString()));
    return map;
  }
}
