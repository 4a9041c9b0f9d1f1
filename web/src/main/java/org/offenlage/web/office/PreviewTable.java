package org.offenlage.web.office;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/**
 * What readers would see, as a table: the last dimension across, all others down.
 *
 * @param headings of the leading columns, one a dimension
 * @param columns of the last dimension
 * @param rows the first ones
 * @param rowCount how many there are in all
 */
public record PreviewTable(
    List<String> headings, List<String> columns, List<Row> rows, int rowCount) {

  private static final int MOST_ROWS = 120;

  /**
   * One combination of the dimensions that go down.
   *
   * @param labels one a dimension
   * @param cells one for each column
   */
  public record Row(List<String> labels, List<Cell> cells) {}

  /**
   * One figure.
   *
   * @param text what is shown
   * @param margin the interval around it; empty where there is none
   * @param hidden why nothing is shown; empty where something is
   */
  public record Cell(String text, String margin, String hidden) {}

  /** Whether only the beginning is shown. */
  public boolean isCut() {
    return rows.size() < rowCount;
  }

  static PreviewTable of(PublishedTable table, Language language, Texts words) {
    Locale locale = language.locale();
    List<PublishedDimension> dimensions = table.dimensions();
    List<PublishedDimension> down = dimensions.subList(0, dimensions.size() - 1);
    PublishedDimension across = dimensions.get(dimensions.size() - 1);
    int rowCount = down.stream().mapToInt(each -> each.codes().size()).reduce(1, (a, b) -> a * b);
    int width = across.codes().size();
    Shape shape = new Shape(table.metadata().decimals(), language);
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < Math.min(rowCount, MOST_ROWS); r++) {
      List<Cell> cells = new ArrayList<>();
      for (Figure figure : table.figures().subList(r * width, (r + 1) * width)) {
        cells.add(cell(figure, shape, words));
      }
      rows.add(new Row(labels(down, r, locale), cells));
    }
    return new PreviewTable(
        down.stream().map(each -> each.label().in(locale)).toList(),
        across.codes().stream().map(code -> label(across, code, locale)).toList(),
        rows,
        rowCount);
  }

  private static List<String> labels(List<PublishedDimension> down, int row, Locale locale) {
    String[] labels = new String[down.size()];
    int rest = row;
    for (int d = down.size() - 1; d >= 0; d--) {
      List<String> codes = down.get(d).codes();
      labels[d] = label(down.get(d), codes.get(rest % codes.size()), locale);
      rest /= codes.size();
    }
    return List.of(labels);
  }

  private static String label(PublishedDimension dimension, String code, Locale locale) {
    var label = dimension.labels().get(code);
    return label == null ? code : label.in(locale);
  }

  private static Cell cell(Figure figure, Shape shape, Texts words) {
    if (figure instanceof Figure.Exact exact) {
      return new Cell(shape.number(exact.value()), "", "");
    }
    if (figure instanceof Figure.Uncertain uncertain) {
      return new Cell(
          shape.number(uncertain.value()),
          shape.number(uncertain.lower()) + " – " + shape.number(uncertain.upper()),
          "");
    }
    if (figure instanceof Figure.Perturbed perturbed) {
      return new Cell(shape.number(perturbed.value()), "", "");
    }
    Figure.Hidden hidden = (Figure.Hidden) figure;
    return new Cell("", "", words.get("hidden." + hidden.reason().name()));
  }

  /** How the indicator's numbers look, here as in the report. */
  private record Shape(int decimals, Language language) {
    String number(BigDecimal number) {
      return Numbers.format(number, decimals, language);
    }
  }
}
