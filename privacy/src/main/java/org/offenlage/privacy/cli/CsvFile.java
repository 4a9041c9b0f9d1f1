package org.offenlage.privacy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values with a header, by RFC 4180, in UTF-8.
 *
 * <p>Fields are kept as they stand, spaces and leading dots included.
 */
final class CsvFile {

  private static final int LONGEST_LINE = 1 << 20;

  private final Path path;
  private final List<String> columns;

  /**
   * A row under the header.
   *
   * @param line where it starts in the file, the header being line 1
   * @param fields as many as there are columns
   */
  record Row(long line, List<String> fields) {}

  private CsvFile(Path path, List<String> columns) {
    this.path = path;
    this.columns = columns;
  }

  /** Reads the header. */
  static CsvFile open(Path path) {
    List<CsvFile> opened = new ArrayList<>();
    try (BufferedReader reader = reader(path)) {
      Lines lines = new Lines(path, reader);
      List<String> header = lines.nextRecord();
      if (header == null) {
        throw new BadInput(path, 1, "the file is empty.");
      }
      if (header.size() == 1 && header.get(0).contains(";")) {
        throw new BadInput(path, 1, "the columns are separated by semicolons; use commas.");
      }
      if (header.size() == 1 && header.get(0).contains("\t")) {
        throw new BadInput(path, 1, "the columns are separated by tabs; use commas.");
      }
      if (new HashSet<>(header).size() != header.size() || header.contains("")) {
        throw new BadInput(path, 1, "column names must be distinct and not empty.");
      }
      opened.add(new CsvFile(path, List.copyOf(header)));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return opened.get(0);
  }

  Path path() {
    return path;
  }

  List<String> columns() {
    return columns;
  }

  /** The place of a column, which must be there. */
  int column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new BadInput(
          path, 1, "there is no column '" + name + "'; the columns are " + columns + ".");
    }
    return at;
  }

  void forEachRow(Consumer<Row> consumer) {
    try (BufferedReader reader = reader(path)) {
      Lines lines = new Lines(path, reader);
      lines.nextRecord();
      while (true) {
        List<String> fields = lines.nextRecord();
        if (fields == null) {
          return;
        }
        if (fields.size() == 1 && fields.get(0).isEmpty()) {
          continue;
        }
        if (fields.size() != columns.size()) {
          throw new BadInput(
              path,
              lines.startOfRecord,
              "there are " + fields.size() + " fields, but " + columns.size() + " columns.");
        }
        consumer.accept(new Row(lines.startOfRecord, fields));
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static BadInput unreadable(Path path, IOException cause) {
    return new BadInput(
        cause instanceof CharacterCodingException
            ? path.getFileName() + ": the file is not in UTF-8."
            : path + ": the file cannot be read.");
  }

  private static BufferedReader reader(Path path) throws IOException {
    return new BufferedReader(
        new java.io.InputStreamReader(
            Files.newInputStream(path),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }

  /** A field as it must be written. */
  static String quoted(String field) {
    boolean plain =
        field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && !field.startsWith(" ")
            && !field.endsWith(" ");
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** Splits characters into records. */
  private static final class Lines {
    private final Path path;
    private final BufferedReader reader;
    private long line = 1;
    private boolean started;
    private long startOfRecord = 1;

    Lines(Path path, BufferedReader reader) {
      this.path = path;
      this.reader = reader;
    }

    @Nullable List<String> nextRecord() throws IOException {
      int c = reader.read();
      if (!started && c == 0xFEFF) {
        c = reader.read();
      }
      started = true;
      if (c < 0) {
        return null;
      }
      startOfRecord = line;
      List<String> fields = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      long length = 0;
      while (true) {
        if (++length > LONGEST_LINE) {
          throw new BadInput(path, startOfRecord, "the line is longer than a million characters.");
        }
        if (c == '"' && field.isEmpty()) {
          c = quotedField(field);
          if (c != ',' && c != '\n' && c != '\r' && c >= 0) {
            throw new BadInput(path, line, "there is text after a closing quote.");
          }
          continue;
        }
        if (c == ',') {
          fields.add(field.toString());
          field.setLength(0);
        } else if (c == '\n' || c < 0) {
          line++;
          fields.add(field.toString());
          return fields;
        } else if (c != '\r') {
          field.append((char) c);
        }
        c = reader.read();
      }
    }

    private int quotedField(StringBuilder field) throws IOException {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (field.length() > LONGEST_LINE) {
          throw new BadInput(path, startOfRecord, "a quoted field never ends.");
        }
        if (c == '\n') {
          line++;
        }
        if (c != '"') {
          field.append((char) c);
          continue;
        }
        int next = reader.read();
        if (next != '"') {
          return next;
        }
        field.append('"');
      }
      throw new BadInput(path, startOfRecord, "a quoted field never ends.");
    }
  }
}
