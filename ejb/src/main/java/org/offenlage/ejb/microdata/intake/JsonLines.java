package org.offenlage.ejb.microdata.intake;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Files with one JSON object a line, in UTF-8. A member that is missing or null is an empty cell;
 * values within values are refused. Costs some microseconds a line.
 */
final class JsonLines extends PackedRecords {

  private final InputStream source;
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();
  private final @Nullable String[] values;
  private final ByteArrayOutputStream lineBytes = new ByteArrayOutputStream();
  private boolean headerRead;
  private long lineNumber;

  /**
   * Reads lines.
   *
   * @param names of the members, which are read as columns in this order
   */
  JsonLines(InputStream source, List<String> names) {
    this.source = source;
    this.names = List.copyOf(names);
    this.values = new String[names.size()];
    for (int i = 0; i < names.size(); i++) {
      positions.put(names.get(i), i);
    }
  }

  @Override
  boolean readRecord() throws IOException {
    if (!headerRead) {
      headerRead = true;
      begin(1);
      names.forEach(this::add);
      return true;
    }
    boolean more = true;
    do {
      more = readLine();
      if (lineBytes.size() > CsvRecords.MOST_BYTES_IN_LINE) {
        begin(lineNumber);
        endReading(Reason.LINE_TOO_LONG);
        return true;
      }
    } while (more && isBlank());
    if (isBlank()) {
      return false;
    }
    begin(lineNumber);
    byte[] line = lineBytes.toByteArray();
    if (!Encoding.isUtf8(line, 0, line.length)) {
      damage(Reason.WRONG_ENCODING);
      return true;
    }
    Arrays.fill(values, null);
    @Nullable Reason reason = parse(line);
    if (reason != null) {
      damage(reason);
      return true;
    }
    for (String value : values) {
      add(value == null ? "" : value);
    }
    return true;
  }

  private @Nullable Reason parse(byte[] line) {
    try (JsonParser parser =
        Json.createParserFactory(Map.of())
            .createParser(new ByteArrayInputStream(line), StandardCharsets.UTF_8)) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        return Reason.NOT_AN_OBJECT;
      }
      @Nullable Reason reason = null;
      JsonParser.Event event = parser.next();
      while (event != JsonParser.Event.END_OBJECT) {
        Integer position = positions.get(parser.getString());
        event = parser.next();
        if (event == JsonParser.Event.START_OBJECT || event == JsonParser.Event.START_ARRAY) {
          return Reason.NOT_AN_OBJECT;
        }
        if (position == null) {
          reason = Reason.UNDECLARED_COLUMN;
        } else if (values[position] != null) {
          reason = Reason.REPEATED_COLUMN;
        } else {
          values[position] = text(event, parser);
        }
        event = parser.next();
      }
      return parser.hasNext() ? Reason.NOT_AN_OBJECT : reason;
    } catch (JsonException | IllegalStateException | NoSuchElementException notJson) {
      return Reason.NOT_AN_OBJECT;
    }
  }

  private static @Nullable String text(JsonParser.Event event, JsonParser parser) {
    return switch (event) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> PlainNumber.of(parser.getString());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      default -> null;
    };
  }

  private boolean isBlank() {
    // Only what is short can be blank; a line of blanks alone is no record either way.
    return lineBytes.size() == 0
        || (lineBytes.size() < 16 && lineBytes.toString(StandardCharsets.UTF_8).isBlank());
  }

  /** Reads up to the next line end; false where the file ended. */
  private boolean readLine() throws IOException {
    lineBytes.reset();
    lineNumber++;
    while (lineBytes.size() <= CsvRecords.MOST_BYTES_IN_LINE) {
      int b = source.read();
      if (b < 0 || b == '\n') {
        return b >= 0;
      }
      lineBytes.write(b);
    }
    return true;
  }
}
