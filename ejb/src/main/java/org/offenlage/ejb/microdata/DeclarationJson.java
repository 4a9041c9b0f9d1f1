package org.offenlage.ejb.microdata;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.ColumnType.DateRange;
import org.offenlage.ejb.microdata.ColumnType.FractionRange;
import org.offenlage.ejb.microdata.ColumnType.WholeRange;

/**
 * Declarations as JSON, the one form in which pages, the API, the database and, written as YAML,
 * files keep them. Stateless.
 *
 * <pre>{@code
 * {"id": "births", "title": "Geburten",
 *  "format": {"delimiter": ";", "encoding": "UTF-8", "decimalMark": ","},
 *  "columns": [
 *    {"name": "kind", "type": "identifier", "kind": "person"},
 *    {"name": "gemeinde", "type": "code", "codes": ["01056015", "01056039"]},
 *    {"name": "gewicht", "type": "whole", "least": 200, "most": 9000, "optional": true},
 *    {"name": "tag", "type": "date", "earliest": "2023-01-01", "latest": "2023-12-31"}],
 *  "respondent": {"column": "kind", "privacyUnit": "person", "records": "one"},
 *  "legalBasis": "§ 3 ...", "retention": "P10Y"}
 * }</pre>
 *
 * <p>The format is left out where it is {@link CsvFormat#INTERNATIONAL}. May be left out further:
 *
 * <pre>{@code
 * "referencePeriod": {"kind": "year", "column": "tag"},
 * "keys": [["kind", "tag"]],
 * "rules": ["if gewicht is filled then gewicht >= 500"],
 * "plausibility": {"area": "gemeinde", "totals": ["gewicht"],
 *                  "tolerancePercent": 25, "leastRecords": 30}
 * }</pre>
 *
 * <p>Other types are {@code fraction} (least, most), {@code year} (least, most) and {@code text}
 * (maximumLength).
 */
public final class DeclarationJson {

  private DeclarationJson() {}

  /**
   * Reads a declaration in JSON or YAML: a text that begins with a brace is JSON.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static DatasetDeclaration parseDocument(String text) {
    return text.stripLeading().startsWith("{") ? parse(text) : read(DeclarationYaml.parse(text));
  }

  /**
   * Reads a declaration.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong where
   */
  public static DatasetDeclaration parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return read(reader.readObject());
    } catch (JsonException | IllegalStateException notJson) {
      throw new IllegalArgumentException("the declaration is not a JSON object", notJson);
    }
  }

  /** Reads a declaration; throws as {@link #parse}. */
  public static DatasetDeclaration read(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(
            json,
            "the declaration",
            Set.of(
                "id",
                "title",
                "format",
                "columns",
                "respondent",
                "legalBasis",
                "retention",
                "referencePeriod",
                "keys",
                "rules",
                "plausibility"));
    return new DatasetDeclaration(
        members.text("id"),
        members.text("title"),
        format(members),
        members.objects("columns", DeclarationJson::column),
        respondent(members.object("respondent")),
        members.text("legalBasis"),
        retention(members.text("retention")),
        ChecksJson.read(members));
  }

  /** Writes a declaration. */
  public static JsonObject write(DatasetDeclaration declaration) {
    JsonArrayBuilder columns = Json.createArrayBuilder();
    for (Column column : declaration.columns()) {
      columns.add(write(column));
    }
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", declaration.id())
            .add("title", declaration.title())
            .add("format", write(declaration.format()))
            .add("columns", columns)
            .add(
                "respondent",
                Json.createObjectBuilder()
                    .add("column", declaration.respondent().column())
                    .add("privacyUnit", declaration.respondent().privacyUnit())
                    .add("records", JsonMembers.word(declaration.respondent().records())))
            .add("legalBasis", declaration.legalBasis())
            .add("retention", declaration.retention().toString());
    ChecksJson.write(declaration.checks(), json);
    return json.build();
  }

  private static JsonObjectBuilder write(CsvFormat format) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("delimiter", String.valueOf(format.delimiter()))
            .add("encoding", format.charset().name())
            .add("decimalMark", String.valueOf(format.decimalMark().character()));
    if (format.quote() != '"') {
      json.add("quote", String.valueOf(format.quote()));
    }
    if (format.grouping() != CsvFormat.Grouping.NONE) {
      json.add("grouping", JsonMembers.word(format.grouping()));
    }
    return json;
  }

  private static CsvFormat format(JsonMembers declaration) {
    if (!declaration.has("format")) {
      return CsvFormat.INTERNATIONAL;
    }
    JsonMembers members =
        JsonMembers.of(
            declaration.object("format"),
            "the format",
            Set.of("delimiter", "encoding", "decimalMark", "quote", "grouping"));
    String delimiter = members.optionalText("delimiter").orElse(",");
    if (delimiter.length() != 1) {
      throw new IllegalArgumentException("the delimiter must be a single character");
    }
    String quote = members.optionalText("quote").orElse("\"");
    if (quote.length() != 1) {
      throw new IllegalArgumentException("the quotation mark must be a single character");
    }
    return new CsvFormat(
        delimiter.charAt(0),
        charset(members.optionalText("encoding")),
        decimalMark(members.optionalText("decimalMark").orElse(".")),
        quote.charAt(0),
        members.has("grouping")
            ? members.constant("grouping", CsvFormat.Grouping.class)
            : CsvFormat.Grouping.NONE);
  }

  private static CsvFormat.DecimalMark decimalMark(String mark) {
    return switch (mark) {
      case "." -> CsvFormat.DecimalMark.POINT;
      case "," -> CsvFormat.DecimalMark.COMMA;
      default -> throw new IllegalArgumentException("the decimal mark must be . or ,");
    };
  }

  private static Charset charset(Optional<String> name) {
    try {
      return name.map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new IllegalArgumentException(
          "the encoding must be one of " + CsvFormat.ENCODINGS, unknown);
    }
  }

  private static Respondent respondent(JsonObject json) {
    JsonMembers members =
        JsonMembers.of(json, "the respondent", Set.of("column", "privacyUnit", "records"));
    return new Respondent(
        members.text("column"),
        members.text("privacyUnit"),
        members.constant("records", Respondent.Records.class));
  }

  private static Period retention(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("the retention must be an ISO period, e.g. P10Y", e);
    }
  }

  private static Column column(JsonObject json) {
    String name = json.getString("name", "");
    String place = "the column '" + name + "'";
    String type = json.getString("type", "");
    JsonMembers members = JsonMembers.of(json, place, memberNames(type, place));
    return new Column(
        members.text("name"),
        type(type, members, place),
        members.isTrue("optional") ? Column.Presence.OPTIONAL : Column.Presence.REQUIRED);
  }

  private static Set<String> memberNames(String type, String place) {
    return switch (type) {
      case "identifier" -> Set.of("name", "type", "optional", "kind");
      case "code" -> Set.of("name", "type", "optional", "codes");
      case "whole", "fraction", "year" -> Set.of("name", "type", "optional", "least", "most");
      case "date" -> Set.of("name", "type", "optional", "earliest", "latest");
      case "text" -> Set.of("name", "type", "optional", "maximumLength");
      default ->
          throw new IllegalArgumentException(
              "the type of "
                  + place
                  + " must be identifier, code, whole, fraction, year, date or text");
    };
  }

  private static ColumnType type(String type, JsonMembers members, String place) {
    return switch (type) {
      case "identifier" -> new ColumnType.Identifier(members.text("kind"));
      case "code" -> new ColumnType.Code(members.texts("codes"));
      case "whole" -> new ColumnType.Whole(wholeRange(members));
      case "year" -> new ColumnType.Year(wholeRange(members));
      case "fraction" ->
          new ColumnType.Fraction(
              new FractionRange(members.number("least"), members.number("most")));
      case "date" ->
          new ColumnType.Date(
              new DateRange(
                  date(members.text("earliest"), place), date(members.text("latest"), place)));
      default -> new ColumnType.Text(members.small("maximumLength"));
    };
  }

  private static WholeRange wholeRange(JsonMembers members) {
    return new WholeRange(members.whole("least"), members.whole("most"));
  }

  private static LocalDate date(String text, String place) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a date of " + place + " must look like 2023-12-31", e);
    }
  }

  private static JsonObject write(Column column) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", column.name());
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      json.add("type", "identifier").add("kind", identifier.kind());
    } else if (type instanceof ColumnType.Code code) {
      json.add("type", "code").add("codes", Json.createArrayBuilder(code.codes()));
    } else if (type instanceof ColumnType.Whole whole) {
      writeRange(json.add("type", "whole"), whole.range());
    } else if (type instanceof ColumnType.Year year) {
      writeRange(json.add("type", "year"), year.range());
    } else if (type instanceof ColumnType.Fraction fraction) {
      json.add("type", "fraction")
          .add("least", plain(fraction.range().least()))
          .add("most", plain(fraction.range().most()));
    } else if (type instanceof ColumnType.Date date) {
      json.add("type", "date")
          .add("earliest", date.range().earliest().toString())
          .add("latest", date.range().latest().toString());
    } else if (type instanceof ColumnType.Text text) {
      json.add("type", "text").add("maximumLength", text.maximumLength());
    }
    if (column.presence() == Column.Presence.OPTIONAL) {
      json.add("optional", true);
    }
    return json.build();
  }

  private static void writeRange(JsonObjectBuilder json, WholeRange range) {
    json.add("least", range.least()).add("most", range.most());
  }

  private static BigDecimal plain(BigDecimal number) {
    return new BigDecimal(number.toPlainString());
  }
}
