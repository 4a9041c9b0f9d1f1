package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.offenlage.ejb.area.AreaHistory;
import org.offenlage.ejb.area.AreaHistoryJson;
import org.offenlage.ejb.area.AreaTree;
import org.offenlage.ejb.area.Crosswalk;
import org.offenlage.ejb.area.DeclaredHistory;

/**
 * An area history as a document, in JSON or YAML, and what follows from it.
 *
 * <p>Stateless.
 */
public final class AreaDocument {

  private static final int LONGEST_DOCUMENT = 2_000_000;

  private AreaDocument() {}

  /** Reads a history in JSON or YAML. */
  public static AreaHistory read(String text) throws MalformedDocument {
    if (text.length() > LONGEST_DOCUMENT) {
      throw new MalformedDocument("", "the document has more than 2,000,000 characters");
    }
    try {
      return AreaHistoryJson.parse(text);
    } catch (IllegalArgumentException refused) {
      String reason = refused.getMessage();
      throw new MalformedDocument("", reason == null ? "the values do not fit" : reason);
    }
  }

  /** Writes a history as JSON; {@link #read} reads it back. */
  public static JsonObject write(DeclaredHistory declared) {
    return AreaHistoryJson.write(declared.history());
  }

  /** Writes a history as YAML; {@link #read} reads it back. */
  public static String yaml(DeclaredHistory declared) {
    return AreaHistoryJson.yaml(declared.history());
  }

  /** What lists show of a history. */
  public static JsonObject summary(DeclaredHistory declared) {
    return Json.createObjectBuilder()
        .add("id", declared.history().id())
        .add("revision", declared.revision())
        .add("title", IndicatorDocument.localized(declared.history().title()))
        .add("source", declared.history().source())
        .add("areas", declared.history().areas().size())
        .add("events", declared.history().events().size())
        .build();
  }

  /** The areas of a day. */
  public static JsonObject write(AreaTree tree) {
    JsonArrayBuilder areas = Json.createArrayBuilder();
    for (AreaTree.Node node : tree.nodes()) {
      JsonObjectBuilder one =
          Json.createObjectBuilder()
              .add("extent", node.extent())
              .add("code", node.code())
              .add("name", IndicatorDocument.localized(node.name()))
              .add("level", node.level());
      node.parent().ifPresent(parent -> one.add("parent", parent));
      areas.add(one);
    }
    return Json.createObjectBuilder().add("on", tree.on().toString()).add("areas", areas).build();
  }

  /** Where areas of one day are found on another. */
  public static JsonObject write(Crosswalk crosswalk) {
    JsonArrayBuilder rows = Json.createArrayBuilder();
    for (Crosswalk.Row row : crosswalk.rows()) {
      JsonObjectBuilder one = Json.createObjectBuilder().add("code", row.code());
      if (row.destination() instanceof Crosswalk.Whole whole) {
        one.add("into", whole.code());
      } else if (row.destination() instanceof Crosswalk.Unresolved unresolved) {
        one.add("unresolved", Json.createArrayBuilder(unresolved.codes()))
            .add("under", unresolved.under());
      }
      rows.add(one);
    }
    return Json.createObjectBuilder()
        .add("from", crosswalk.from().toString())
        .add("to", crosswalk.to().toString())
        .add("rows", rows)
        .build();
  }
}
