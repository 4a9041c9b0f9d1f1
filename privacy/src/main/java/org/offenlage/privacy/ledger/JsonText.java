package org.offenlage.privacy.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) strictly: no member twice, whole numbers only, nothing behind the value.
 *
 * <p>Not thread-safe. O(length); refuses more than 64 levels.
 */
public final class JsonText {

  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  /** Any value. */
  public sealed interface Value {}

  /** A text. */
  public record TextValue(String text) implements Value {}

  /** A whole number. */
  public record NumberValue(BigInteger number) implements Value {}

  /** {@code true}, {@code false} or {@code null}. */
  public record WordValue(String word) implements Value {}

  /** A list. */
  public record ArrayValue(List<Value> elements) implements Value {
    public ArrayValue {
      elements = List.copyOf(elements);
    }
  }

  /** An object, its members in the order of the text. */
  public record ObjectValue(Map<String, Value> members) implements Value {

    /**
     * Refuses members that nobody checks: they could be changed unnoticed.
     *
     * @throws DamagedProof where there are others than these
     */
    public ObjectValue withOnly(String... names) {
      if (!Set.of(names).containsAll(members.keySet())) {
        throw new DamagedProof("an object has members that are not known");
      }
      return this;
    }

    /** A member that must be a text. */
    public String text(String name) {
      if (members.get(name) instanceof TextValue value) {
        return value.text();
      }
      throw new DamagedProof("the text '" + name + "' is missing");
    }

    /** A member that must be a whole number below 10¹⁸. */
    public long number(String name) {
      if (members.get(name) instanceof NumberValue value && value.number().bitLength() < 60) {
        return value.number().longValueExact();
      }
      throw new DamagedProof("the number '" + name + "' is missing");
    }

    /** A member that must be a list. */
    public ArrayValue array(String name) {
      if (members.get(name) instanceof ArrayValue value) {
        return value;
      }
      throw new DamagedProof("the list '" + name + "' is missing");
    }

    /** A member that must be an object. */
    public ObjectValue object(String name) {
      if (members.get(name) instanceof ObjectValue value) {
        return value;
      }
      throw new DamagedProof("the object '" + name + "' is missing");
    }
  }

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @throws DamagedProof where the text is none
   */
  public static ObjectValue parse(String text) {
    JsonText reader = new JsonText(text);
    Value value = reader.value(0);
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.damaged();
    }
    return object(value);
  }

  /** A value that must be an object. */
  public static ObjectValue object(Value value) {
    if (value instanceof ObjectValue object) {
      return object;
    }
    throw new DamagedProof("an object is expected");
  }

  /** A value that must be a text. */
  public static String text(Value value) {
    if (value instanceof TextValue text) {
      return text.text();
    }
    throw new DamagedProof("a text is expected");
  }

  private DamagedProof damaged() {
    return new DamagedProof("the JSON cannot be read at character " + (at + 1));
  }

  private Value value(int depth) {
    if (depth > DEEPEST) {
      throw damaged();
    }
    blanks();
    return switch (peek()) {
      case '{' -> objectFrom(depth);
      case '[' -> arrayFrom(depth);
      case '"' -> new TextValue(string());
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private ObjectValue objectFrom(int depth) {
    Map<String, Value> members = new LinkedHashMap<>();
    at++;
    blanks();
    if (peek() == '}') {
      at++;
      return new ObjectValue(members);
    }
    while (true) {
      blanks();
      String name = string();
      blanks();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw damaged();
      }
      blanks();
      if (peek() == '}') {
        at++;
        return new ObjectValue(members);
      }
      expect(',');
    }
  }

  private ArrayValue arrayFrom(int depth) {
    List<Value> elements = new ArrayList<>();
    at++;
    blanks();
    if (peek() == ']') {
      at++;
      return new ArrayValue(elements);
    }
    while (true) {
      elements.add(value(depth + 1));
      blanks();
      if (peek() == ']') {
        at++;
        return new ArrayValue(elements);
      }
      expect(',');
    }
  }

  private WordValue word(String word) {
    if (!text.startsWith(word, at)) {
      throw damaged();
    }
    at += word.length();
    return new WordValue(word);
  }

  private NumberValue number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean leadingZero = text.startsWith("0", digits) && at - digits > 1;
    if (at == digits || leadingZero) {
      throw damaged();
    }
    return new NumberValue(new BigInteger(text.substring(from, at)));
  }

  private String string() {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (true) {
      char c = peek();
      at++;
      if (c == '"') {
        return read.toString();
      }
      if (c < ' ') {
        throw damaged();
      }
      read.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        if (at > text.length() || !text.substring(at - 4, at).matches("[0-9a-fA-F]{4}")) {
          throw damaged();
        }
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw damaged();
    };
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw damaged();
    }
    return text.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw damaged();
    }
    at++;
  }
}
