package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.document.DatasetDocument;

/** What the pages about datasets show. */
@Named("datasetPages")
@RequestScoped
public class DatasetPages {

  @Inject private Datasets datasets;
  @Inject private Deliveries deliveries;

  private @Nullable List<DatasetDeclaration> all;
  private @Nullable DatasetDeclaration shown;
  private @Nullable List<Snapshot> snapshots;
  private boolean looked;

  /** All declarations. */
  public List<DatasetDeclaration> getAll() {
    if (all == null) {
      all = datasets.list();
    }
    return all;
  }

  /** The declaration that the address names; none where there is no such. */
  public @Nullable DatasetDeclaration getShown() {
    if (!looked) {
      looked = true;
      shown = datasets.find(Pages.parameter("id")).orElse(null);
      if (shown == null) {
        Pages.nothingHere();
      }
    }
    return shown;
  }

  /** For each period the snapshot in force of what is shown. */
  public List<Snapshot> getSnapshots() {
    if (snapshots == null) {
      DatasetDeclaration declaration = getShown();
      snapshots = declaration == null ? List.of() : deliveries.snapshotsInForce(declaration.id());
    }
    return snapshots;
  }

  /** How long snapshots are kept, in words. */
  public String retention(DatasetDeclaration declaration) {
    Period retention = declaration.retention();
    return retention.equals(Period.ofYears(retention.getYears()))
        ? Words.here().get("dataset.retention.value", Integer.toString(retention.getYears()))
        : retention.toString();
  }

  /** How files are written, in words. */
  public String format(DatasetDeclaration declaration) {
    CsvFormat format = declaration.format();
    return Words.here()
        .get(
            "dataset.format.value",
            format.delimiter() == '\t' ? "Tab" : String.valueOf(format.delimiter()),
            format.charset().name(),
            String.valueOf(format.decimalMark().character()));
  }

  /** Which checks go beyond the types of columns, a sentence each. */
  public List<String> checks(DatasetDeclaration declaration) {
    Texts words = Words.here();
    List<String> sentences = new ArrayList<>();
    Checks checks = declaration.checks();
    checks
        .period()
        .ifPresent(
            period ->
                sentences.add(
                    words.get(
                        "checks.period",
                        words.get("period." + period.kind()),
                        period.column().orElse("–"))));
    checks.keys().forEach(key -> sentences.add(words.get("checks.key", String.join(" + ", key))));
    checks.rules().forEach(rule -> sentences.add(words.get("checks.rule", rule.text())));
    checks
        .plausibility()
        .ifPresent(
            plausibility ->
                sentences.add(
                    words.get(
                        "checks.plausibility",
                        Integer.toString(plausibility.tolerancePercent()),
                        plausibility.area().orElse("–"))));
    return sentences;
  }

  /** What a column may hold, in words. */
  public String describe(Column column) {
    Texts words = Words.here();
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      return words.get("column.identifier", identifier.kind());
    }
    if (type instanceof ColumnType.Code code) {
      List<String> codes = code.codes();
      String shownCodes = String.join(", ", codes.subList(0, Math.min(12, codes.size())));
      return words.get("column.code", shownCodes + (codes.size() > 12 ? " …" : ""));
    }
    if (type instanceof ColumnType.Whole whole) {
      return words.get(
          "column.whole",
          Long.toString(whole.range().least()),
          Long.toString(whole.range().most()));
    }
    if (type instanceof ColumnType.Year year) {
      return words.get(
          "column.year", Long.toString(year.range().least()), Long.toString(year.range().most()));
    }
    if (type instanceof ColumnType.Fraction fraction) {
      return words.get(
          "column.fraction",
          fraction.range().least().toPlainString(),
          fraction.range().most().toPlainString());
    }
    if (type instanceof ColumnType.Date date) {
      return words.get(
          "column.date", date.range().earliest().toString(), date.range().latest().toString());
    }
    if (type instanceof ColumnType.Text text) {
      return words.get("column.text", Integer.toString(text.maximumLength()));
    }
    throw new IllegalStateException("a column type that pages do not know");
  }

  /** The declaration as a document, to be kept or changed and sent again. */
  public String document(DatasetDeclaration declaration) {
    return DatasetDocument.yaml(declaration).strip();
  }
}
