package org.offenlage.web.office;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.AreaReference;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** A dimension of an indicator, and how records fall into it, as a form. Stateless. */
final class DimensionForm {

  private DimensionForm() {}

  static Form empty() {
    return new Form().with("role", "CLASSIFICATION").with("assignment", "code");
  }

  static boolean isPeriod(Form form) {
    return form.text("role").equals("PERIOD");
  }

  /** The dimension that the form describes, unless something is wrong with it. */
  static Optional<Dimension> read(Form form, Texts words, Texts forms) {
    String name = form.required("name", forms);
    LocalizedText label = Localized.read(form, "label", forms);
    if (isPeriod(form)) {
      return form.isFlawless()
          ? make(
              form,
              "name",
              words.get("dimension.name-unusable"),
              () -> new Dimension.Period(name, label))
          : Optional.empty();
    }
    Optional<String> history = form.optional("history");
    List<Geography> beside = beside(form, words);
    if (form.text("role").equals("AREA") && history.isPresent()) {
      Optional<AreaReference> reference = reference(form, history.get(), words);
      return form.isFlawless()
          ? make(
              form,
              "name",
              words.get("dimension.name-unusable"),
              () -> new Dimension.Area(name, label, List.of(), reference, beside))
          : Optional.empty();
    }
    List<Category> categories = categories(form, words, forms);
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      form.refuse("name", words.get("dimension.name-unusable"));
      return Optional.empty();
    }
    boolean area = form.text("role").equals("AREA");
    return make(
        form,
        "categories",
        words.get("dimension.categories-unusable"),
        () ->
            area
                ? new Dimension.Area(name, label, categories, Optional.empty(), beside)
                : new Dimension.Classification(name, label, categories));
  }

  private static List<Geography> beside(Form form, Texts words) {
    try {
      return GeographyLines.read(form.getValues().getOrDefault("beside", ""));
    } catch (IllegalArgumentException refused) {
      form.refuse("beside", words.get("areas.beside-unusable"));
      return List.of();
    }
  }

  private static Optional<AreaReference> reference(Form form, String history, Texts words) {
    try {
      return Optional.of(
          new AreaReference(
              history, OptionalInt.empty(), form.optional("historyOn").map(LocalDate::parse)));
    } catch (DateTimeException noDate) {
      form.refuse("historyOn", words.get("areas.date-unusable"));
      return Optional.empty();
    }
  }

  /** How records fall into the dimension, by the column that this field of the form names. */
  static Optional<Assignment> assignment(Form form, String columnField, Texts words, Texts forms) {
    String column = form.required(columnField, forms);
    Optional<String> whenEmpty = form.optional("whenEmpty");
    if (form.text("assignment").equals("code")) {
      return Optional.of(new Assignment.ByCode(column, whenEmpty));
    }
    Optional<List<Assignment.Band>> bands = bands(form, words, forms);
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    return make(
        form,
        "bands",
        words.get("dimension.bands-unusable"),
        () ->
            form.text("assignment").equals("age")
                ? new Assignment.ByAge(column, bands.get())
                : new Assignment.ByBand(column, bands.get(), whenEmpty));
  }

  /** Puts a dimension and its assignments into a form. */
  static Form of(
      Dimension dimension, Optional<Assignment> assignment, Optional<Assignment> second) {
    Form form = empty().with("name", dimension.name()).with("role", dimension.role().name());
    Localized.put(dimension.label(), "label", form);
    if (dimension instanceof Dimension.Area area && area.history().isPresent()) {
      AreaReference reference = area.history().get();
      form.with("history", reference.history())
          .with("historyOn", reference.on().map(LocalDate::toString).orElse(""));
    } else if (dimension instanceof Dimension.Area area) {
      form.with("categories", CategoryLines.write(area.categories()));
    } else if (dimension instanceof Dimension.Classification classification) {
      form.with("categories", CategoryLines.write(classification.categories()));
    }
    if (dimension instanceof Dimension.Area area) {
      form.with("beside", GeographyLines.write(area.beside()));
    }
    second.ifPresent(other -> form.with("denominatorColumn", other.column()));
    assignment.ifPresent(
        first -> {
          form.with("column", first.column());
          if (first instanceof Assignment.ByCode code) {
            form.with("assignment", "code").with("whenEmpty", code.whenEmpty().orElse(""));
          } else if (first instanceof Assignment.ByBand band) {
            form.with("assignment", "band")
                .with("bands", lines(band.bands()))
                .with("whenEmpty", band.whenEmpty().orElse(""));
          } else if (first instanceof Assignment.ByAge age) {
            form.with("assignment", "age").with("bands", lines(age.bands()));
          }
        });
    return form;
  }

  private static List<Category> categories(Form form, Texts words, Texts forms) {
    String text = form.getValues().getOrDefault("categories", "");
    if (text.isBlank() && !form.text("assignment").equals("code")) {
      // The bands name all codes already.
      text =
          String.join(
              "\n",
              bands(form, words, forms).orElse(List.of()).stream()
                  .map(Assignment.Band::code)
                  .toList());
    }
    if (text.isBlank()) {
      form.refuse("categories", forms.get("form.required"));
    }
    try {
      return CategoryLines.read(text);
    } catch (IllegalArgumentException refused) {
      form.refuse("categories", words.get("dimension.categories-unusable"));
      return List.of();
    }
  }

  private static Optional<List<Assignment.Band>> bands(Form form, Texts words, Texts forms) {
    List<Assignment.Band> bands = new ArrayList<>();
    for (String raw : form.required("bands", forms).split("\\R", -1)) {
      if (raw.isBlank()) {
        continue;
      }
      int equals = raw.lastIndexOf('=');
      Optional<BigDecimal> from =
          equals < 0 ? Optional.empty() : Form.parse(raw.substring(equals + 1).strip());
      if (from.isEmpty()) {
        form.refuse("bands", words.get("dimension.bands-unusable"));
        return Optional.empty();
      }
      bands.add(new Assignment.Band(raw.substring(0, equals).strip(), from.get()));
    }
    return bands.isEmpty() ? Optional.empty() : Optional.of(bands);
  }

  private static String lines(List<Assignment.Band> bands) {
    StringBuilder text = new StringBuilder();
    bands.forEach(
        band ->
            text.append(band.code())
                .append(" = ")
                .append(band.from().toPlainString())
                .append('\n'));
    return text.toString();
  }

  private static <T> Optional<T> make(
      Form form, String field, String complaint, Supplier<? extends T> constructor) {
    try {
      return Optional.of(constructor.get());
    } catch (IllegalArgumentException refused) {
      form.refuse(field, complaint);
      return Optional.empty();
    }
  }
}
