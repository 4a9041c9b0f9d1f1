package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorDetails;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.DetailsJson;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;

/**
 * The definition of an indicator as a document.
 *
 * <p>Stateless.
 */
public final class IndicatorDocument {

  private IndicatorDocument() {}

  /** Reads a definition. */
  public static IndicatorDefinition read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    IndicatorMetadata metadata = metadata(fields);
    Measure measure = MeasureDocument.read(fields.object("measure"));
    List<Dimension> dimensions = new ArrayList<>();
    for (Fields dimension : fields.objects("dimensions")) {
      dimensions.add(dimension(dimension));
    }
    fields.nothingElse();
    return fields.make(() -> new IndicatorDefinition(metadata, measure, dimensions));
  }

  /** Writes a definition; {@link #read} reads it back. */
  public static JsonObject write(IndicatorDefinition definition) {
    IndicatorMetadata metadata = definition.metadata();
    JsonObjectBuilder json = Json.createObjectBuilder();
    metadata.details().ifPresent(details -> json.add("details", DetailsJson.write(details)));
    JsonArrayBuilder dimensions = Json.createArrayBuilder();
    definition.dimensions().forEach(dimension -> dimensions.add(dimension(dimension)));
    return json.add("id", metadata.id())
        .add("field", Fields.written(metadata.field()))
        .add("name", localized(metadata.name()))
        .add("definition", localized(metadata.definition()))
        .add("interpretation", localized(metadata.interpretation()))
        .add("unit", localized(metadata.unit()))
        .add("source", localized(metadata.source()))
        .add("decimals", metadata.decimals())
        .add("origin", Fields.written(metadata.origin()))
        .add("measure", MeasureDocument.write(definition.measure()))
        .add("dimensions", dimensions)
        .build();
  }

  static JsonObjectBuilder localized(LocalizedText text) {
    return Json.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }

  private static IndicatorMetadata metadata(Fields fields) throws MalformedDocument {
    String id = fields.text("id");
    FieldOfAction field = fields.constant("field", FieldOfAction.class);
    LocalizedText name = fields.localized("name");
    LocalizedText definition = fields.localized("definition");
    LocalizedText interpretation = fields.localized("interpretation");
    LocalizedText unit = fields.localized("unit");
    LocalizedText source = fields.localized("source");
    int decimals = fields.whole("decimals");
    IndicatorMetadata.DataOrigin origin =
        fields.constant("origin", IndicatorMetadata.DataOrigin.class);
    Optional<Fields> details = fields.optionalObject("details");
    IndicatorMetadata metadata =
        fields.make(
            () ->
                new IndicatorMetadata(
                    id, field, name, definition, interpretation, unit, source, decimals, origin));
    return details.isPresent() ? metadata.with(details(details.get())) : metadata;
  }

  private static IndicatorDetails details(Fields fields) throws MalformedDocument {
    LocalizedText basis = fields.localized("basis");
    IndicatorDetails.Direction direction =
        fields.constant("direction", IndicatorDetails.Direction.class);
    LocalizedText updateInterval = fields.localized("updateInterval");
    LocalizedText contact = fields.localized("contact");
    LocalizedText caveats = fields.localized("caveats");
    fields.nothingElse();
    return new IndicatorDetails(basis, direction, updateInterval, contact, caveats);
  }

  private static Dimension dimension(Fields fields) throws MalformedDocument {
    String name = fields.text("name");
    LocalizedText label = fields.localized("label");
    PublishedDimension.Role role = fields.constant("role", PublishedDimension.Role.class);
    Optional<Fields> history = fields.optionalObject("history");
    if (history.isPresent()) {
      if (role != PublishedDimension.Role.AREA) {
        throw fields.wrong("history", "absent where the role is not area");
      }
      AreaReference reference = reference(history.get());
      List<Geography> beside = beside(fields);
      fields.nothingElse();
      return fields.make(
          () -> new Dimension.Area(name, label, List.of(), Optional.of(reference), beside));
    }
    List<Category> categories = categories(fields, "categories");
    List<Geography> beside =
        role == PublishedDimension.Role.AREA ? beside(fields) : List.<Geography>of();
    fields.nothingElse();
    return switch (role) {
      case AREA ->
          fields.make(() -> new Dimension.Area(name, label, categories, Optional.empty(), beside));
      case CLASSIFICATION ->
          fields.make(() -> new Dimension.Classification(name, label, categories));
      case PERIOD -> fields.make(() -> new Dimension.Period(name, label));
    };
  }

  private static List<Category> categories(Fields fields, String name) throws MalformedDocument {
    List<Category> categories = new ArrayList<>();
    for (Fields category : fields.objects(name)) {
      String code = category.text("code");
      LocalizedText heading = category.localized("label");
      Optional<String> parent = category.optionalText("parent");
      category.nothingElse();
      categories.add(category.make(() -> new Category(code, heading, parent)));
    }
    return categories;
  }

  private static List<Geography> beside(Fields fields) throws MalformedDocument {
    List<Geography> beside = new ArrayList<>();
    if (!fields.has("beside")) {
      return beside;
    }
    for (Fields one : fields.objects("beside")) {
      LocalizedText label = one.localized("label");
      List<Category> areas = categories(one, "areas");
      Fields inner = one.object("members");
      Map<String, String> members = new HashMap<>();
      for (String member : inner.names()) {
        members.put(member, inner.text(member));
      }
      one.nothingElse();
      beside.add(one.make(() -> new Geography(label, areas, members)));
    }
    return beside;
  }

  private static JsonArrayBuilder beside(List<Geography> geographies) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (Geography geography : geographies) {
      JsonObjectBuilder members = Json.createObjectBuilder();
      new TreeMap<>(geography.members()).forEach(members::add);
      json.add(
          Json.createObjectBuilder()
              .add("label", localized(geography.label()))
              .add("areas", categories(geography.areas()))
              .add("members", members));
    }
    return json;
  }

  /** Areas are taken from the newest revision; a document that names another is an older copy. */
  private static AreaReference reference(Fields fields) throws MalformedDocument {
    String id = fields.text("id");
    Optional<String> on = fields.optionalText("on");
    fields.optionalWhole("revision");
    fields.nothingElse();
    try {
      return new AreaReference(id, OptionalInt.empty(), on.map(LocalDate::parse));
    } catch (DateTimeException noDate) {
      throw fields.wrong("on", "a date such as 2017-01-01");
    }
  }

  private static JsonObjectBuilder history(AreaReference reference) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", reference.history());
    reference.revision().ifPresent(revision -> json.add("revision", revision));
    reference.on().ifPresent(on -> json.add("on", on.toString()));
    return json;
  }

  private static JsonObjectBuilder dimension(Dimension dimension) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", dimension.name())
            .add("role", Fields.written(dimension.role()))
            .add("label", localized(dimension.label()));
    if (dimension instanceof Dimension.Area area && area.history().isPresent()) {
      json.add("history", history(area.history().get()));
    } else if (dimension instanceof Dimension.Area area) {
      json.add("categories", categories(area.categories()));
    }
    if (dimension instanceof Dimension.Area area && !area.beside().isEmpty()) {
      json.add("beside", beside(area.beside()));
    }
    if (dimension instanceof Dimension.Classification classification) {
      json.add("categories", categories(classification.categories()));
    }
    return json;
  }

  private static JsonArrayBuilder categories(List<Category> categories) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (Category category : categories) {
      JsonObjectBuilder one =
          Json.createObjectBuilder()
              .add("code", category.code())
              .add("label", localized(category.label()));
      category.parent().ifPresent(parent -> one.add("parent", parent));
      json.add(one);
    }
    return json;
  }
}
