package org.offenlage.ejb.microdata;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Declarations as YAML 1.2, the form that people keep and change. Members are those of {@link
 * DeclarationJson}. By YAML's JSON schema {@code 01056015}, {@code no} and {@code 2023-12-31} are
 * texts. Only plain values are read: no types, no tags, few aliases. Stateless.
 */
public final class DeclarationYaml {

  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int MOST_ALIASES = 20;

  private DeclarationYaml() {}

  /** Writes a declaration; {@link DeclarationJson#parseDocument} reads it back. */
  public static String write(DatasetDeclaration declaration) {
    return write(DeclarationJson.write(declaration));
  }

  /** Writes the members of any declaration; {@link #parse} reads them back. */
  public static String write(JsonObject members) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new JsonSchema())
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(100)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(plain(members));
  }

  /**
   * The members of a text.
   *
   * @throws IllegalArgumentException with the line where it is no YAML object
   */
  public static JsonObject parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("the declaration")
            .setSchema(new JsonSchema())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> members) {
        return object(members);
      }
    } catch (MarkedYamlEngineException unreadable) {
      throw new IllegalArgumentException(
          "the declaration cannot be read as YAML from line "
              + unreadable.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1)
              + " on",
          unreadable);
    } catch (YamlEngineException | StackOverflowError unreadable) {
      throw new IllegalArgumentException("the declaration cannot be read as YAML", unreadable);
    }
    throw new IllegalArgumentException("the declaration is neither a JSON nor a YAML object");
  }

  private static JsonObject object(Map<?, ?> members) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    members.forEach((name, value) -> json.add(String.valueOf(name), value(value)));
    return json.build();
  }

  private static JsonValue value(@Nullable Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Map<?, ?> members) {
      return object(members);
    }
    if (value instanceof List<?> list) {
      JsonArrayBuilder json = Json.createArrayBuilder();
      list.forEach(element -> json.add(value(element)));
      return json.build();
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof BigInteger number) {
      return Json.createValue(number);
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? Json.createValue(number.toString())
          : Json.createValue(new BigDecimal(number.toString()));
    }
    if (value instanceof Number number) {
      return Json.createValue(number.longValue());
    }
    return Json.createValue(value.toString());
  }

  private static Object plain(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> members = new LinkedHashMap<>();
      object.forEach((name, member) -> members.put(name, plain(member)));
      return members;
    }
    if (value instanceof JsonArray array) {
      List<Object> elements = new ArrayList<>();
      array.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    if (value instanceof JsonNumber number) {
      return number.isIntegral() ? number.bigIntegerValue() : number.doubleValue();
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value == JsonValue.TRUE ? Boolean.TRUE : Boolean.FALSE;
  }
}
