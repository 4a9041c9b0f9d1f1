package org.offenlage.web.office.accountability;

import java.util.List;
import org.offenlage.web.language.Language;

/** Writes a document as XHTML, for a browser or for the page. Stateless. */
final class Markup {

  /** Only what the renderer of pages understands; the page is DIN A4. */
  private static final String PRINT =
      """
      @page { size: A4; margin: 22mm 18mm 20mm 22mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-family: Sans;
          font-size: 9pt; } }
      body { font-family: Sans; font-size: 10.5pt; line-height: 1.4; }
      h1 { font-size: 19pt; margin: 0 0 6mm 0; }
      h2 { font-size: 14pt; margin: 8mm 0 2mm 0; page-break-after: avoid; }
      p { margin: 0 0 2.5mm 0; }
      table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm 0;
        -fs-table-paginate: paginate; }
      caption { text-align: left; font-size: 10.5pt; padding-bottom: 1.5mm; }
      th, td { border: 0.3pt solid #555555; padding: 1.2mm 1.6mm; text-align: left;
        vertical-align: top; font-size: 9.5pt; font-weight: normal; }
      th { background-color: #e9ecf2; }
      tr { page-break-inside: avoid; }
      """;

  /** Where a document is read. */
  private enum Medium {
    SCREEN,
    PAGE
  }

  private Markup() {}

  /**
   * For a browser.
   *
   * @param style address of the style sheet
   */
  static String forScreen(OfficialDocument document, Language language, String style) {
    return page(
        document,
        language,
        Medium.SCREEN,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
            + "<meta name=\"color-scheme\" content=\"light dark\"/>"
            + "<link rel=\"stylesheet\" href=\""
            + escaped(style)
            + "\"/>");
  }

  /** For the page. */
  static String forPrint(OfficialDocument document, Language language) {
    return page(document, language, Medium.PAGE, "<style>" + PRINT + "</style>");
  }

  private static String page(
      OfficialDocument document, Language language, Medium medium, String head) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(language.code())
        .append("\"><head><meta charset=\"UTF-8\"/><title>")
        .append(escaped(document.title()))
        .append("</title><meta name=\"description\" content=\"")
        .append(escaped(document.title()))
        .append("\"/>")
        .append(head)
        .append("</head><body><main class=\"kern-container\" id=\"content\"><h1>")
        .append(escaped(document.title()))
        .append("</h1>");
    for (OfficialDocument.Section section : document.sections()) {
      html.append("<h2>").append(escaped(section.heading())).append("</h2>");
      section.blocks().forEach(block -> append(html, block, medium));
    }
    return html.append("</main></body></html>\n").toString();
  }

  private static void append(StringBuilder html, OfficialDocument.Block block, Medium medium) {
    if (block instanceof OfficialDocument.Paragraph paragraph) {
      html.append("<p>").append(escaped(paragraph.text())).append("</p>");
    } else if (block instanceof OfficialDocument.Terms terms) {
      appendTerms(html, terms, medium);
    } else if (block instanceof OfficialDocument.Grid grid) {
      appendGrid(html, grid);
    }
  }

  /** On a page as a table of two columns, whose cells readers of the PDF can tell apart. */
  private static void appendTerms(StringBuilder html, OfficialDocument.Terms terms, Medium medium) {
    String[] tags =
        switch (medium) {
          case SCREEN ->
              new String[] {
                "<dl class=\"ol-facts\">", "<div><dt>", "</dt><dd>", "</dd></div>", "</dl>"
              };
          case PAGE ->
              new String[] {
                "<table><tbody>",
                "<tr><th scope=\"row\">",
                "</th><td>",
                "</td></tr>",
                "</tbody></table>"
              };
        };
    html.append(tags[0]);
    for (OfficialDocument.Term term : terms.terms()) {
      html.append(tags[1])
          .append(escaped(term.name()))
          .append(tags[2])
          .append(escaped(term.text()))
          .append(tags[3]);
    }
    html.append(tags[4]);
  }

  private static void appendGrid(StringBuilder html, OfficialDocument.Grid grid) {
    html.append(
            "<div class=\"ol-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + escaped(grid.caption())
                + "\">")
        .append("<table class=\"ol-table\"><caption>")
        .append(escaped(grid.caption()))
        .append("</caption><thead><tr>");
    grid.headings()
        .forEach(
            heading -> html.append("<th scope=\"col\">").append(escaped(heading)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : grid.rows()) {
      html.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      row.subList(1, row.size())
          .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
      html.append("</tr>");
    }
    html.append("</tbody></table></div>");
  }

  /** What XML cannot hold is left out. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c == '\n' || c == '\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF))
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
