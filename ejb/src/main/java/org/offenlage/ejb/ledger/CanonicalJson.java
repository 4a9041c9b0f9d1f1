package org.offenlage.ejb.ledger;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one text of a JSON value, so that equal values have equal hashes: no blanks, members sorted
 * by name (UTF-16 code units), shortest escapes, whole numbers without sign of zero.
 *
 * <p>Follows RFC 8785 for what it allows; numbers must be whole, because fractions have more than
 * one text. Decimals are written as strings. O(length).
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The canonical text of a value.
   *
   * @throws IllegalArgumentException where a number is not whole
   */
  public static String of(JsonValue value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** The canonical text of an object whose members are all strings. */
  public static String of(Map<String, String> members) {
    StringBuilder out = new StringBuilder();
    char separator = '{';
    for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
      out.append(separator);
      writeString(member.getKey(), out);
      out.append(':');
      writeString(member.getValue(), out);
      separator = ',';
    }
    return out.append(members.isEmpty() ? "{}" : "}").toString();
  }

  private static void write(JsonValue value, StringBuilder out) {
    switch (value.getValueType()) {
      case OBJECT -> writeObject(value.asJsonObject(), out);
      case ARRAY -> writeArray(value.asJsonArray(), out);
      case STRING -> writeString(((JsonString) value).getString(), out);
      case NUMBER -> writeNumber((JsonNumber) value, out);
      case TRUE -> out.append("true");
      case FALSE -> out.append("false");
      case NULL -> out.append("null");
    }
  }

  private static void writeObject(JsonObject object, StringBuilder out) {
    char separator = '{';
    for (Map.Entry<String, JsonValue> member : new TreeMap<>(object).entrySet()) {
      out.append(separator);
      writeString(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ',';
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private static void writeArray(JsonArray array, StringBuilder out) {
    char separator = '[';
    for (JsonValue element : array) {
      out.append(separator);
      write(element, out);
      separator = ',';
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  private static void writeNumber(JsonNumber number, StringBuilder out) {
    try {
      out.append(number.bigIntegerValueExact());
    } catch (ArithmeticException notWhole) {
      throw new IllegalArgumentException("canonical JSON holds whole numbers only", notWhole);
    }
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
