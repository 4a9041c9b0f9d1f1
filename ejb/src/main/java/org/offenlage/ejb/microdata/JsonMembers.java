package org.offenlage.ejb.microdata;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of a JSON object that somebody wrote by hand: says where something is missing,
 * unknown, or of the wrong kind. Immutable.
 *
 * <p>All methods throw {@link IllegalArgumentException} with a sentence that names the place.
 */
public final class JsonMembers {

  private final JsonObject object;
  private final String place;

  private JsonMembers(JsonObject object, String place) {
    this.object = object;
    this.place = place;
  }

  /** The members of an object that may have these names and no others. */
  public static JsonMembers of(JsonObject object, String place, Set<String> names) {
    for (String name : object.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            place
                + " has no member '"
                + name
                + "'; it may have "
                + names.stream().sorted().toList());
      }
    }
    return new JsonMembers(object, place);
  }

  /** A text that must be there. */
  public String text(String name) {
    if (required(name) instanceof JsonString text) {
      return text.getString();
    }
    throw wrong(name, "a text");
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name) {
    return object.containsKey(name) && object.get(name) != JsonValue.NULL
        ? Optional.of(text(name))
        : Optional.empty();
  }

  /** An integer that must be there. */
  public long whole(String name) {
    BigDecimal number = number(name);
    try {
      return number.longValueExact();
    } catch (ArithmeticException fraction) {
      throw new IllegalArgumentException(
          "'" + name + "' of " + place + " must be an integer", fraction);
    }
  }

  /** An integer of 32 bits that must be there. */
  public int small(String name) {
    long number = whole(name);
    if (number != (int) number) {
      throw wrong(name, "an integer of at most ten digits");
    }
    return (int) number;
  }

  /** A number that must be there. */
  public BigDecimal number(String name) {
    if (required(name) instanceof JsonNumber number) {
      // A number of a billion digits is a short text; nothing here needs more than this.
      BigDecimal decimal = number.bigDecimalValue();
      if (Math.abs((long) decimal.scale()) > 30 || decimal.precision() > 40) {
        throw wrong(name, "a number of usual size");
      }
      return decimal;
    }
    throw wrong(name, "a number");
  }

  /** Whether a member is there. */
  public boolean has(String name) {
    return object.containsKey(name) && object.get(name) != JsonValue.NULL;
  }

  /** A truth value; false where it is missing. */
  public boolean isTrue(String name) {
    JsonValue value = object.getOrDefault(name, JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw wrong(name, "true or false");
    }
    return value == JsonValue.TRUE;
  }

  /** An object that must be there. */
  public JsonObject object(String name) {
    if (required(name) instanceof JsonObject inner) {
      return inner;
    }
    throw wrong(name, "an object");
  }

  /** A list of texts that must be there. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (!(value instanceof JsonString text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text.getString());
    }
    return texts;
  }

  /** A list of lists of texts that must be there; a text stands for a list of itself alone. */
  public List<List<String>> lists(String name) {
    List<List<String>> lists = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (value instanceof JsonString text) {
        lists.add(List.of(text.getString()));
      } else if (value instanceof JsonArray inner
          && inner.stream().allMatch(JsonString.class::isInstance)) {
        lists.add(inner.getValuesAs(JsonString::getString));
      } else {
        throw wrong(name, "a list of lists of texts");
      }
    }
    return lists;
  }

  /** A list of objects that must be there, each turned into something. */
  public <T> List<T> objects(String name, Function<JsonObject, T> reading) {
    List<T> objects = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (!(value instanceof JsonObject inner)) {
        throw wrong(name, "a list of objects");
      }
      objects.add(reading.apply(inner));
    }
    return objects;
  }

  /** One of an enumeration's constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = text(name);
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = word(constant);
      if (word.equals(text)) {
        return constant;
      }
      known.add(word);
    }
    throw wrong(name, "one of " + known);
  }

  /** How an enumeration's constant is written. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private JsonArray array(String name) {
    if (required(name) instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, "a list");
  }

  private JsonValue required(String name) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      throw new IllegalArgumentException(place + " lacks '" + name + "'");
    }
    return value;
  }

  private IllegalArgumentException wrong(String name, String wanted) {
    return new IllegalArgumentException("'" + name + "' of " + place + " must be " + wanted);
  }
}
