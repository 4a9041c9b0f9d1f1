package org.offenlage.web.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** One column of a declaration as a form. Stateless. */
final class ColumnForm {

  /** What a column may hold, in the order in which it is offered. */
  static final List<String> TYPES =
      List.of("code", "identifier", "whole", "fraction", "year", "date", "text");

  private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("d.M.uuuu");

  private ColumnForm() {}

  static Form empty() {
    return new Form().with("kind", "person").with("type", "code").with("presence", "REQUIRED");
  }

  /** One form for each name in a header line; quotes around names fall away. */
  static List<Form> ofHeader(String line, String delimiter) {
    List<Form> columns = new ArrayList<>();
    for (String name : line.split(Pattern.quote(delimiter), -1)) {
      String plain = name.strip().replaceAll("^\"|\"$", "");
      if (!plain.isEmpty()) {
        columns.add(empty().with("name", plain));
      }
    }
    return columns;
  }

  /** A column as it is declared. */
  static Form of(Column column) {
    Form form = empty().with("name", column.name()).with("presence", column.presence().name());
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      return form.with("type", "identifier").with("kind", identifier.kind());
    }
    if (type instanceof ColumnType.Code code) {
      return form.with("type", "code").with("codes", String.join("\n", code.codes()) + "\n");
    }
    if (type instanceof ColumnType.Whole whole) {
      return range(form.with("type", "whole"), whole.range().least(), whole.range().most());
    }
    if (type instanceof ColumnType.Year year) {
      return range(form.with("type", "year"), year.range().least(), year.range().most());
    }
    if (type instanceof ColumnType.Fraction fraction) {
      return range(
          form.with("type", "fraction"),
          fraction.range().least().toPlainString(),
          fraction.range().most().toPlainString());
    }
    if (type instanceof ColumnType.Date date) {
      return range(form.with("type", "date"), date.range().earliest(), date.range().latest());
    }
    return form.with("type", "text")
        .with("most", Integer.toString(((ColumnType.Text) type).maximumLength()));
  }

  private static Form range(Form form, Object least, Object most) {
    return form.with("least", least.toString()).with("most", most.toString());
  }

  /** The column that the form describes, unless something is wrong with it. */
  static Optional<Column> read(Form form, Texts words, Texts forms) {
    String name = form.required("name", forms);
    Column.Presence presence =
        form.text("presence").equals("OPTIONAL")
            ? Column.Presence.OPTIONAL
            : Column.Presence.REQUIRED;
    ColumnType type = type(form, words, forms);
    if (type == null || !form.isFlawless()) {
      return Optional.empty();
    }
    return make(
        form, "name", words.get("column.name-unusable"), () -> new Column(name, type, presence));
  }

  private static @Nullable ColumnType type(Form form, Texts words, Texts forms) {
    switch (form.text("type")) {
      case "identifier":
        String kind = form.required("kind", forms);
        return make(
                form,
                "kind",
                words.get("declare.unit-unusable"),
                () -> new ColumnType.Identifier(kind))
            .orElse(null);
      case "code":
        List<String> codes = codes(form.required("codes", forms));
        return codes.isEmpty()
            ? null
            : make(form, "codes", words.get("column.codes-twice"), () -> new ColumnType.Code(codes))
                .orElse(null);
      case "whole":
        return wholeRange(form, words, forms).map(ColumnType.Whole::new).orElse(null);
      case "year":
        return wholeRange(form, words, forms).map(ColumnType.Year::new).orElse(null);
      case "fraction":
        var least = form.number("least", forms);
        var most = form.number("most", forms);
        return make(
                form,
                "most",
                words.get("range.backwards"),
                () -> new ColumnType.Fraction(new ColumnType.FractionRange(least, most)))
            .orElse(null);
      case "date":
        LocalDate earliest = date(form, "least", words, forms);
        LocalDate latest = date(form, "most", words, forms);
        return make(
                form,
                "most",
                words.get("range.backwards"),
                () -> new ColumnType.Date(new ColumnType.DateRange(earliest, latest)))
            .orElse(null);
      case "text":
        long longest = form.whole("most", forms);
        return make(
                form,
                "most",
                words.get("column.text-length"),
                () -> new ColumnType.Text(Math.toIntExact(Math.min(longest, 1_000_000))))
            .orElse(null);
      default:
        form.refuse("type", forms.get("form.required"));
        return null;
    }
  }

  private static Optional<ColumnType.WholeRange> wholeRange(Form form, Texts words, Texts forms) {
    long least = form.whole("least", forms);
    long most = form.whole("most", forms);
    return make(
        form, "most", words.get("range.backwards"), () -> new ColumnType.WholeRange(least, most));
  }

  private static LocalDate date(Form form, String name, Texts words, Texts forms) {
    String text = form.required(name, forms);
    try {
      return text.contains(".") ? LocalDate.parse(text, GERMAN_DATE) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      form.refuse(name, words.get("form.date"));
      return LocalDate.EPOCH;
    }
  }

  /** Codes one a line; or, all on one line, separated by commas or semicolons. */
  static List<String> codes(String text) {
    String separator = text.strip().contains("\n") ? "\n" : "[,;]";
    return Arrays.stream(text.split(separator, -1))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .toList();
  }

  private static <T> Optional<T> make(
      Form form, String field, String complaint, Supplier<T> constructor) {
    try {
      return Optional.of(constructor.get());
    } catch (IllegalArgumentException refused) {
      form.refuse(field, complaint);
      return Optional.empty();
    }
  }
}
