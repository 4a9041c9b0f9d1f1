package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;

/**
 * The declaration of a dataset as a document.
 *
 * <p>Stateless.
 */
public final class DatasetDocument {

  private DatasetDocument() {}

  /** Reads a declaration. */
  public static DatasetDeclaration read(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    String id = fields.text("id");
    String title = fields.text("title");
    CsvFormat format = format(fields.object("format"));
    List<Column> columns = new ArrayList<>();
    for (Fields column : fields.objects("columns")) {
      columns.add(column(column));
    }
    Respondent respondent = respondent(fields.object("respondent"));
    String legalBasis = fields.text("legalBasis");
    Period retention = retention(fields);
    fields.nothingElse();
    return fields.make(
        () ->
            new DatasetDeclaration(id, title, format, columns, respondent, legalBasis, retention));
  }

  /** Writes a declaration; {@link #read} reads it back. */
  public static JsonObject write(DatasetDeclaration declaration) {
    JsonArrayBuilder columns = Json.createArrayBuilder();
    declaration.columns().forEach(column -> columns.add(column(column)));
    return Json.createObjectBuilder()
        .add("id", declaration.id())
        .add("title", declaration.title())
        .add(
            "format",
            Json.createObjectBuilder()
                .add("delimiter", String.valueOf(declaration.format().delimiter()))
                .add("encoding", declaration.format().charset().name())
                .add("decimalMark", String.valueOf(declaration.format().decimalMark().character())))
        .add("columns", columns)
        .add(
            "respondent",
            Json.createObjectBuilder()
                .add("column", declaration.respondent().column())
                .add("privacyUnit", declaration.respondent().privacyUnit())
                .add("records", Fields.written(declaration.respondent().records())))
        .add("legalBasis", declaration.legalBasis())
        .add("retention", declaration.retention().toString())
        .build();
  }

  private static CsvFormat format(Fields fields) throws MalformedDocument {
    String delimiter = fields.text("delimiter");
    if (delimiter.length() != 1) {
      throw fields.wrong("delimiter", "a single character");
    }
    Charset charset;
    try {
      charset = Charset.forName(fields.text("encoding"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw fields.wrong("encoding", "UTF-8, ISO-8859-1 or windows-1252");
    }
    CsvFormat.DecimalMark mark =
        switch (fields.text("decimalMark")) {
          case "." -> CsvFormat.DecimalMark.POINT;
          case "," -> CsvFormat.DecimalMark.COMMA;
          default -> throw fields.wrong("decimalMark", "'.' or ','");
        };
    fields.nothingElse();
    return fields.make(() -> new CsvFormat(delimiter.charAt(0), charset, mark));
  }

  private static Column column(Fields fields) throws MalformedDocument {
    String name = fields.text("name");
    ColumnType type = type(fields);
    Column.Presence presence =
        fields.isTrueOrAbsent("required") ? Column.Presence.REQUIRED : Column.Presence.OPTIONAL;
    fields.nothingElse();
    return fields.make(() -> new Column(name, type, presence));
  }

  private static ColumnType type(Fields fields) throws MalformedDocument {
    switch (fields.text("type")) {
      case "identifier":
        String kind = fields.text("kind");
        return fields.make(() -> new ColumnType.Identifier(kind));
      case "code":
        List<String> codes = fields.texts("codes");
        return fields.make(() -> new ColumnType.Code(codes));
      case "whole":
        return new ColumnType.Whole(wholeRange(fields));
      case "year":
        return new ColumnType.Year(wholeRange(fields));
      case "fraction":
        var least = fields.number("least");
        var most = fields.number("most");
        return new ColumnType.Fraction(
            fields.make(() -> new ColumnType.FractionRange(least, most)));
      case "date":
        LocalDate earliest = date(fields, "earliest");
        LocalDate latest = date(fields, "latest");
        return new ColumnType.Date(fields.make(() -> new ColumnType.DateRange(earliest, latest)));
      case "text":
        int longest = fields.whole("maximumLength");
        return fields.make(() -> new ColumnType.Text(longest));
      default:
        throw fields.wrong("type", "one of identifier, code, whole, year, fraction, date and text");
    }
  }

  private static ColumnType.WholeRange wholeRange(Fields fields) throws MalformedDocument {
    long least = fields.wholeLong("least");
    long most = fields.wholeLong("most");
    return fields.make(() -> new ColumnType.WholeRange(least, most));
  }

  private static LocalDate date(Fields fields, String name) throws MalformedDocument {
    try {
      return LocalDate.parse(fields.text(name));
    } catch (DateTimeException e) {
      throw fields.wrong(name, "a date such as 2023-12-31");
    }
  }

  private static Respondent respondent(Fields fields) throws MalformedDocument {
    String column = fields.text("column");
    String unit = fields.text("privacyUnit");
    Respondent.Records records = fields.constant("records", Respondent.Records.class);
    fields.nothingElse();
    return fields.make(() -> new Respondent(column, unit, records));
  }

  private static Period retention(Fields fields) throws MalformedDocument {
    try {
      return Period.parse(fields.text("retention"));
    } catch (DateTimeException e) {
      throw fields.wrong("retention", "a period such as P10Y");
    }
  }

  private static JsonObjectBuilder column(Column column) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", column.name());
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      json.add("type", "identifier").add("kind", identifier.kind());
    } else if (type instanceof ColumnType.Code code) {
      json.add("type", "code").add("codes", Json.createArrayBuilder(code.codes()));
    } else if (type instanceof ColumnType.Whole whole) {
      json.add("type", "whole")
          .add("least", whole.range().least())
          .add("most", whole.range().most());
    } else if (type instanceof ColumnType.Year year) {
      json.add("type", "year").add("least", year.range().least()).add("most", year.range().most());
    } else if (type instanceof ColumnType.Fraction fraction) {
      json.add("type", "fraction")
          .add("least", fraction.range().least())
          .add("most", fraction.range().most());
    } else if (type instanceof ColumnType.Date date) {
      json.add("type", "date")
          .add("earliest", date.range().earliest().toString())
          .add("latest", date.range().latest().toString());
    } else if (type instanceof ColumnType.Text text) {
      json.add("type", "text").add("maximumLength", text.maximumLength());
    } else {
      throw new IllegalStateException("a column type that documents do not know");
    }
    return json.add("required", column.presence() == Column.Presence.REQUIRED);
  }
}
