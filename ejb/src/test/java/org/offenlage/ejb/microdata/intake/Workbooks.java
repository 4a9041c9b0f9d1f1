package org.offenlage.ejb.microdata.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.NullMarked;

/** Makes workbooks, good and hostile ones. */
@NullMarked
final class Workbooks {

  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

  private final Map<String, String> parts = new LinkedHashMap<>();

  Workbooks() {
    parts.put(
        "xl/workbook.xml",
        "<workbook "
            + MAIN
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"Daten\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/>"
            + "</Relationships>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet "
            + MAIN
            + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
            + "</styleSheet>");
  }

  Workbooks part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  Workbooks sharedTexts(List<String> texts) {
    StringBuilder xml = new StringBuilder("<sst " + MAIN + ">");
    texts.forEach(text -> xml.append("<si><t>").append(text).append("</t></si>"));
    return part("xl/sharedStrings.xml", xml.append("</sst>").toString());
  }

  /** The sheet, whose rows are given as XML. */
  Workbooks rows(String... rows) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<worksheet " + MAIN + "><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
  }

  /** A row of texts within the cells. */
  static String texts(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int c = 0; c < cells.length; c++) {
      row.append("<c r=\"")
          .append((char) ('A' + c))
          .append(number)
          .append("\" t=\"inlineStr\"><is><t>")
          .append(cells[c])
          .append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
