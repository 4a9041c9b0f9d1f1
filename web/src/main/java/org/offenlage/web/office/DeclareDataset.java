package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.DeclarationOutcome;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.document.DatasetDocument;
import org.offenlage.web.office.document.MalformedDocument;
import org.offenlage.web.office.upload.Proposals;
import org.offenlage.web.office.upload.ProposedDeclaration;

/** Declares a dataset, field by field or by a document. */
@Named("declareDataset")
@ViewScoped
public class DeclareDataset implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_COLUMNS = 200;

  @Inject private transient Datasets datasets;
  @Inject private transient Proposals proposals;
  @Inject private Notices notices;

  private final Form form = new Form();
  private final ArrayList<Form> columns = new ArrayList<>();
  private int proposedColumns;

  /** Begins with what most files have. */
  @PostConstruct
  public void begin() {
    form.with("delimiter", ";")
        .with("encoding", "UTF-8")
        .with("decimalMark", ",")
        .with("quote", "\"")
        .with("grouping", "NONE")
        .with("tolerance", "")
        .with("records", "ONE")
        .with("retention", "10")
        .with("privacyUnit", "person");
    Optional<ProposedDeclaration> proposal = proposals.find(Pages.parameter("proposal"));
    if (proposal.isPresent()) {
      List<Column> proposed = proposal.get().columns();
      DeclarationForm.write(proposal.get(), form);
      proposed.stream().limit(MOST_COLUMNS).map(ColumnForm::of).forEach(columns::add);
      proposedColumns = proposed.size();
      if (proposed.size() > MOST_COLUMNS) {
        form.refuse("header", Words.here().get("declare.too-many-columns"));
      }
    } else {
      columns.add(ColumnForm.empty().with("type", "identifier"));
      columns.add(ColumnForm.empty());
    }
  }

  /** How many columns were proposed from a file or document; 0 where none was. */
  public int getProposedColumns() {
    return proposedColumns;
  }

  /** How long the periods are that files describe. */
  public List<Choice> getPeriodKinds() {
    Texts words = Words.here();
    return List.of(
        new Choice("", words.get("period.ANY")),
        new Choice("YEAR", words.get("period.YEAR")),
        new Choice("QUARTER", words.get("period.QUARTER")),
        new Choice("MONTH", words.get("period.MONTH")));
  }

  /** Whether digits are grouped. */
  public List<Choice> getGroupings() {
    Texts words = Words.here();
    return List.of(
        new Choice("NONE", words.get("grouping.NONE")),
        new Choice("THOUSANDS", words.get("grouping.THOUSANDS")));
  }

  /** What texts are quoted by. */
  public List<Choice> getQuotes() {
    return List.of(new Choice("\"", "\""), new Choice("'", "'"));
  }

  /** Everything but the columns. */
  public Form getForm() {
    return form;
  }

  /** The columns, in order. */
  public List<Form> getColumns() {
    return columns;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    List<FormError> errors = new ArrayList<>(FormError.of(form, Words.here()));
    for (int i = 0; i < columns.size(); i++) {
      errors.addAll(FormError.of(columns.get(i), "columns:" + i + ":", Words.here()));
    }
    return errors;
  }

  /** What a column may hold. */
  public List<Choice> getTypes() {
    Texts words = Words.here();
    return ColumnForm.TYPES.stream()
        .map(type -> new Choice(type, words.get("type." + type)))
        .toList();
  }

  /** Whether a cell may be empty. */
  public List<Choice> getPresences() {
    Texts words = Words.here();
    return List.of(
        new Choice("REQUIRED", words.get("presence.REQUIRED")),
        new Choice("OPTIONAL", words.get("presence.OPTIONAL")));
  }

  /** Between two fields. */
  public List<Choice> getDelimiters() {
    Texts words = Words.here();
    return List.of(
        new Choice(";", words.get("delimiter.semicolon")),
        new Choice(",", words.get("delimiter.comma")),
        new Choice("\t", words.get("delimiter.tab")),
        new Choice("|", words.get("delimiter.bar")),
        new Choice(":", words.get("delimiter.colon")),
        new Choice("~", "~"),
        new Choice("^", "^"),
        new Choice("!", "!"),
        new Choice("#", "#"),
        new Choice(" ", words.get("delimiter.blank")),
        new Choice("\u001f", words.get("delimiter.separator")));
  }

  /** How text becomes bytes. */
  public List<Choice> getEncodings() {
    return List.of(
        new Choice("UTF-8", "UTF-8"),
        new Choice("windows-1252", "Windows-1252"),
        new Choice("ISO-8859-1", "ISO-8859-1"),
        new Choice("ISO-8859-15", "ISO-8859-15 (Latin-9)"),
        new Choice("UTF-16LE", "UTF-16 (little endian)"),
        new Choice("UTF-16BE", "UTF-16 (big endian)"));
  }

  /** Between the whole and the fraction of a number. */
  public List<Choice> getDecimalMarks() {
    Texts words = Words.here();
    return List.of(
        new Choice(",", words.get("decimal.comma")), new Choice(".", words.get("decimal.point")));
  }

  /** How often a respondent may occur. */
  public List<Choice> getRecords() {
    Texts words = Words.here();
    return List.of(
        new Choice("ONE", words.get("records.ONE")), new Choice("MANY", words.get("records.MANY")));
  }

  /** Makes one column for each name in a header line. */
  public void takeHeader() {
    form.checkAgain();
    String line = form.required("header", Words.forms());
    String delimiter = form.text("delimiter").isEmpty() ? "\t" : form.text("delimiter");
    List<Form> named = ColumnForm.ofHeader(line, delimiter);
    if (named.size() > MOST_COLUMNS) {
      form.refuse("header", Words.here().get("declare.too-many-columns"));
    } else if (form.isFlawless()) {
      columns.clear();
      columns.addAll(named);
    }
  }

  /** Adds an empty column at the end. */
  public void addColumn() {
    if (columns.size() < MOST_COLUMNS) {
      columns.add(ColumnForm.empty());
    }
  }

  /** Takes a column out. */
  public void removeColumn(Form column) {
    columns.remove(column);
  }

  /** Declares what the fields say. */
  public void declare() {
    form.checkAgain();
    columns.forEach(Form::checkAgain);
    DeclarationForm.read(form, columns, Words.here(), Words.forms()).ifPresent(this::store);
  }

  /** Declares what the document says. */
  public void declareDocument() {
    form.checkAgain();
    String text = form.required("document", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    try {
      store(DatasetDocument.read(text));
    } catch (MalformedDocument e) {
      form.refuse("document", Words.here().get("document.malformed", e.path(), e.reason()));
    }
  }

  private void store(DatasetDeclaration declaration) {
    DeclarationOutcome outcome = datasets.declare(declaration);
    if (outcome instanceof DeclarationOutcome.Declared) {
      notices.done(Words.here().get("declare.done", declaration.title()));
      Pages.goTo("/office/dataset?id=" + Pages.encoded(declaration.id()));
    } else {
      form.refuse("id", Words.here().get("declare.taken", declaration.id()));
    }
  }
}
