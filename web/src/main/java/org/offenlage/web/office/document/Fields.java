package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.privacy.dp.Rational;

/**
 * The fields of one object in a document, read by name; remembers where it stands, so that every
 * complaint names its place. Not safe for use by several threads.
 */
final class Fields {

  private static final int LONGEST_DOCUMENT = 2_000_000;

  private final JsonObject json;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonObject json, String path) {
    this.json = json;
    this.path = path;
  }

  /** Reads a text that must be one JSON object. */
  static Fields parse(String text) throws MalformedDocument {
    if (text.length() > LONGEST_DOCUMENT) {
      throw new MalformedDocument("", "the document has more than 2,000,000 characters");
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return new Fields(reader.readObject(), "");
    } catch (JsonException e) {
      throw new MalformedDocument("", "the text is not a JSON object");
    }
  }

  String text(String name) throws MalformedDocument {
    return optionalText(name).orElseThrow(() -> missing(name, "a text"));
  }

  Optional<String> optionalText(String name) throws MalformedDocument {
    JsonValue value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    throw wrong(name, "a text");
  }

  List<String> texts(String name) throws MalformedDocument {
    List<String> texts = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonString text)) {
        throw wrong(name + "[" + i + "]", "a text");
      }
      texts.add(text.getString());
    }
    return texts;
  }

  BigDecimal number(String name) throws MalformedDocument {
    if (value(name) instanceof JsonNumber number) {
      // A number of a billion digits is a short text; nothing here needs more than this.
      BigDecimal decimal = number.bigDecimalValue();
      if (Math.abs((long) decimal.scale()) > 30 || decimal.precision() > 40) {
        throw wrong(name, "a number of usual size");
      }
      return decimal;
    }
    throw wrong(name, "a number");
  }

  int whole(String name) throws MalformedDocument {
    long number = wholeLong(name);
    if (number != (int) number) {
      throw wrong(name, "a whole number of usual size");
    }
    return (int) number;
  }

  long wholeLong(String name) throws MalformedDocument {
    try {
      return number(name).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name, "a whole number");
    }
  }

  OptionalInt optionalWhole(String name) throws MalformedDocument {
    return value(name) == null ? OptionalInt.empty() : OptionalInt.of(whole(name));
  }

  /** An exact number, written as a text: {@code "1/3"} has no decimal form. */
  Rational rational(String name) throws MalformedDocument {
    return rational(name, text(name));
  }

  private Rational rational(String name, String text) throws MalformedDocument {
    // An exponent makes a short text a number of a billion digits.
    if (text.length() > 60 || text.matches(".*[eE].*[0-9]{3,}.*")) {
      throw wrong(name, "a number such as \"1/2\" or \"0.25\"");
    }
    try {
      return Rational.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "a number such as \"1/2\" or \"0.25\"");
    }
  }

  /** Whether the object has this field at all. */
  boolean has(String name) {
    return value(name) != null;
  }

  /** Exact numbers, each written as a text. */
  List<Rational> rationals(String name) throws MalformedDocument {
    List<Rational> numbers = new ArrayList<>();
    for (String text : texts(name)) {
      numbers.add(rational(name, text));
    }
    return numbers;
  }

  Fields object(String name) throws MalformedDocument {
    return optionalObject(name).orElseThrow(() -> missing(name, "an object"));
  }

  Optional<Fields> optionalObject(String name) throws MalformedDocument {
    JsonValue value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return Optional.of(new Fields(object, place(name)));
    }
    throw wrong(name, "an object");
  }

  List<Fields> objects(String name) throws MalformedDocument {
    List<Fields> objects = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      String element = name + "[" + i + "]";
      if (!(array.get(i) instanceof JsonObject object)) {
        throw wrong(element, "an object");
      }
      objects.add(new Fields(object, place(element)));
    }
    return objects;
  }

  /** A text in both languages, or one that reads the same in both. */
  LocalizedText localized(String name) throws MalformedDocument {
    if (value(name) instanceof JsonString text) {
      return LocalizedText.same(text.getString());
    }
    Fields languages = object(name);
    String german = languages.text("de");
    LocalizedText text = new LocalizedText(german, languages.optionalText("en").orElse(german));
    languages.nothingElse();
    return text;
  }

  Optional<LocalizedText> optionalLocalized(String name) throws MalformedDocument {
    return value(name) == null ? Optional.empty() : Optional.of(localized(name));
  }

  /** One of an enumeration's constants, written in lower case with hyphens. */
  <E extends Enum<E>> E constant(String name, Class<E> type) throws MalformedDocument {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(
        name, "one of " + Arrays.stream(type.getEnumConstants()).map(Fields::written).toList());
  }

  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of all fields. */
  Set<String> names() {
    return json.keySet();
  }

  /** Refuses fields that nobody asked for: most of them are misspelt. */
  void nothingElse() throws MalformedDocument {
    for (String name : json.keySet()) {
      if (!asked.contains(name)) {
        throw new MalformedDocument(place(name), "there is no field of this name");
      }
    }
  }

  /** Makes a value of the domain; what the domain refuses is malformed here. */
  <T> T make(Supplier<T> constructor) throws MalformedDocument {
    try {
      return constructor.get();
    } catch (IllegalArgumentException refused) {
      String reason = refused.getMessage();
      throw new MalformedDocument(path, reason == null ? "the values do not fit" : reason);
    }
  }

  /**
   * What something else makes of the whole object, and complains about with an {@link
   * IllegalArgumentException}.
   */
  <T> T whole(Function<JsonObject, T> reading) throws MalformedDocument {
    asked.addAll(json.keySet());
    return make(() -> reading.apply(json));
  }

  MalformedDocument wrong(String name, String expected) {
    return new MalformedDocument(place(name), "must be " + expected);
  }

  private MalformedDocument missing(String name, String expected) {
    return new MalformedDocument(place(name), "is missing; must be " + expected);
  }

  private JsonArray array(String name) throws MalformedDocument {
    JsonValue value = value(name);
    if (value == null) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, "a list");
  }

  private @Nullable JsonValue value(String name) {
    asked.add(name);
    JsonValue value = json.get(name);
    return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
  }

  private String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
