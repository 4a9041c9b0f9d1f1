package org.offenlage.web.office;

import java.nio.charset.Charset;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.upload.ProposedDeclaration;

/** A dataset's declaration as a form. Stateless. */
final class DeclarationForm {

  private DeclarationForm() {}

  /** Fills the form with a declaration that is to be looked over. */
  static void write(ProposedDeclaration declaration, Form form) {
    CsvFormat format = declaration.format();
    form.with("id", declaration.id())
        .with("title", declaration.title())
        .with("legalBasis", declaration.legalBasis())
        .with("retention", Integer.toString(Math.max(1, declaration.retention().getYears())))
        .with("delimiter", String.valueOf(format.delimiter()))
        .with("encoding", format.charset().name())
        .with("decimalMark", String.valueOf(format.decimalMark().character()))
        .with("quote", String.valueOf(format.quote()))
        .with("grouping", format.grouping().name());
    declaration
        .respondent()
        .ifPresent(
            respondent ->
                form.with("respondent", respondent.column())
                    .with("privacyUnit", respondent.privacyUnit())
                    .with("records", respondent.records().name()));
    ChecksForm.write(declaration.checks(), form);
  }

  /** The declaration that the form describes, unless something is wrong with it. */
  static Optional<DatasetDeclaration> read(
      Form form, List<Form> columnForms, Texts words, Texts forms) {
    String id = form.required("id", forms);
    if (!id.isEmpty() && (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > 63)) {
      form.refuse("id", words.get("id.unusable"));
    }
    String title = form.required("title", forms);
    String legalBasis = form.required("legalBasis", forms);
    long years = form.whole("retention", forms);
    if (form.isFlawless() && (years < 1 || years > 100)) {
      form.refuse("retention", words.get("declare.retention-unusable"));
    }
    String delimiter = form.getValues().getOrDefault("delimiter", ";");
    if (delimiter.equals(",") && form.text("decimalMark").equals(",")) {
      form.refuse("decimalMark", words.get("declare.comma-twice"));
    }
    List<Column> columns = columns(columnForms, words, forms);
    if (columnForms.isEmpty()) {
      form.refuse("header", words.get("declare.no-columns"));
    }
    Optional<Respondent> respondent = respondent(form, columns, words, forms);
    Optional<Checks> checks = ChecksForm.read(form, words, forms);
    boolean columnsFine = columnForms.stream().allMatch(Form::isFlawless);
    if (!form.isFlawless() || !columnsFine || respondent.isEmpty() || checks.isEmpty()) {
      return Optional.empty();
    }
    try {
      CsvFormat format =
          new CsvFormat(
              delimiter.charAt(0),
              Charset.forName(form.text("encoding")),
              form.text("decimalMark").equals(",")
                  ? CsvFormat.DecimalMark.COMMA
                  : CsvFormat.DecimalMark.POINT,
              form.text("quote").equals("'") ? '\'' : '"',
              form.text("grouping").equals("THOUSANDS")
                  ? CsvFormat.Grouping.THOUSANDS
                  : CsvFormat.Grouping.NONE);
      return Optional.of(
          new DatasetDeclaration(
              id,
              title,
              format,
              columns,
              respondent.get(),
              legalBasis,
              Period.ofYears((int) years),
              checks.get()));
    } catch (IllegalArgumentException refused) {
      form.refuse("", words.get("declare.does-not-fit", String.valueOf(refused.getMessage())));
      return Optional.empty();
    }
  }

  private static List<Column> columns(List<Form> forms, Texts words, Texts formTexts) {
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Form form : forms) {
      ColumnForm.read(form, words, formTexts)
          .ifPresent(
              column -> {
                if (names.add(column.name().toLowerCase(Locale.ROOT))) {
                  columns.add(column);
                } else {
                  form.refuse("name", words.get("column.name-twice"));
                }
              });
    }
    return columns;
  }

  private static Optional<Respondent> respondent(
      Form form, List<Column> columns, Texts words, Texts forms) {
    String name = form.required("respondent", forms);
    boolean identifies =
        columns.stream()
            .anyMatch(
                column ->
                    column.name().equals(name)
                        && column.type() instanceof ColumnType.Identifier
                        && column.presence() == Column.Presence.REQUIRED);
    if (!name.isEmpty() && !identifies) {
      form.refuse("respondent", words.get("declare.respondent-unknown"));
    }
    String unit = form.required("privacyUnit", forms);
    try {
      return Optional.of(
          new Respondent(name, unit, Respondent.Records.valueOf(form.text("records"))));
    } catch (IllegalArgumentException e) {
      form.refuse("privacyUnit", words.get("declare.unit-unusable"));
      return Optional.empty();
    }
  }
}
