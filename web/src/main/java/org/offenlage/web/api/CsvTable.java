package org.offenlage.web.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.web.language.Language;
import org.offenlage.web.selection.Selection;

/**
 * A selection as CSV after RFC 4180: UTF-8, commas, CRLF, dot-decimal numbers, one figure a row.
 *
 * <p>Columns: for each dimension its code and its label, then {@code value}, {@code lower}, {@code
 * upper}, {@code coverage_percent}, {@code status}, {@code measured}, {@code whole}. They never
 * change their order; new ones are added at the end. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
final class CsvTable {

  private static final String END = "\r\n";

  private CsvTable() {}

  static String of(Selection selection, Language language) {
    List<PublishedDimension> dimensions = selection.table().dimensions();
    StringBuilder csv = new StringBuilder();
    List<String> header = new ArrayList<>();
    for (PublishedDimension dimension : dimensions) {
      header.add(dimension.variable());
      header.add(dimension.variable() + "_label");
    }
    header.addAll(
        List.of("value", "lower", "upper", "coverage_percent", "status", "measured", "whole"));
    row(csv, header);
    selection.forEach(
        (codes, figure) -> {
          List<String> cells = new ArrayList<>();
          for (int d = 0; d < dimensions.size(); d++) {
            cells.add(text(codes.get(d)));
            LocalizedText label = dimensions.get(d).labels().get(codes.get(d));
            cells.add(text(label == null ? codes.get(d) : label.in(language.locale())));
          }
          numbers(figure, cells);
          cells.add(FigureStatus.of(figure).code());
          beside(figure, cells);
          row(csv, cells);
        });
    return csv.toString();
  }

  private static void numbers(Figure figure, List<String> cells) {
    if (figure instanceof Figure.Exact exact) {
      cells.addAll(List.of(exact.value().toPlainString(), "", "", ""));
    } else if (figure instanceof Figure.Uncertain uncertain) {
      cells.addAll(
          List.of(
              uncertain.value().toPlainString(),
              uncertain.lower().toPlainString(),
              uncertain.upper().toPlainString(),
              Integer.toString(uncertain.coveragePercent())));
    } else if (figure instanceof Figure.Perturbed perturbed) {
      cells.addAll(List.of(perturbed.value().toPlainString(), "", "", ""));
    } else {
      cells.addAll(List.of("", "", "", ""));
    }
  }

  /** What is published beside an estimate that was made from several noisy counts. */
  private static void beside(Figure figure, List<String> cells) {
    Optional<Figure.Beside> beside =
        figure instanceof Figure.Uncertain uncertain ? uncertain.beside() : Optional.empty();
    cells.add(beside.map(each -> each.measured().toPlainString()).orElse(""));
    cells.add(beside.flatMap(Figure.Beside::whole).map(BigDecimal::toPlainString).orElse(""));
  }

  private static void row(StringBuilder csv, List<String> cells) {
    for (int c = 0; c < cells.size(); c++) {
      csv.append(c == 0 ? "" : ",").append(quoted(cells.get(c)));
    }
    csv.append(END);
  }

  static String text(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  static String quoted(String cell) {
    boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
