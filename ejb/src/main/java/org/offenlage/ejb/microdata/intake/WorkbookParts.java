package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * What a workbook says about its sheets: which comes first, which styles show dates, and from when
 * days are counted.
 *
 * @param firstSheet name of its entry in the archive
 * @param dateStyles numbers of the cell styles that show a number as a date
 * @param countsFrom1904 whether day 0 is 1904-01-01
 */
record WorkbookParts(String firstSheet, Set<Integer> dateStyles, Counting counting) {

  /** From when days are counted. */
  enum Counting {
    FROM_1900,
    FROM_1904
  }

  WorkbookParts {
    dateStyles = Set.copyOf(dateStyles);
  }

  static WorkbookParts read(ZipFile zip) throws IOException, XMLStreamException, UnreadableFile {
    XMLStreamReader xml = SafeXml.reader(BoundedEntry.open(zip, "xl/workbook.xml"));
    Optional<String> relation = Optional.empty();
    Counting counting = Counting.FROM_1900;
    while (xml.hasNext()) {
      if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("sheet") && relation.isEmpty()) {
          relation = Optional.ofNullable(relationOf(xml));
        } else if (xml.getLocalName().equals("workbookPr") && isTrue(xml, "date1904")) {
          counting = Counting.FROM_1904;
        }
      }
    }
    if (relation.isEmpty()) {
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
    return new WorkbookParts(target(zip, relation.get()), dateStyles(zip), counting);
  }

  private static String relationOf(XMLStreamReader xml) {
    for (int a = 0; a < xml.getAttributeCount(); a++) {
      if (xml.getAttributeLocalName(a).equals("id")) {
        return xml.getAttributeValue(a);
      }
    }
    return "";
  }

  private static boolean isTrue(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return "1".equals(value) || "true".equals(value);
  }

  private static String target(ZipFile zip, String relation)
      throws IOException, XMLStreamException, UnreadableFile {
    XMLStreamReader xml = SafeXml.reader(BoundedEntry.open(zip, "xl/_rels/workbook.xml.rels"));
    while (xml.hasNext()) {
      if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")
          && relation.equals(xml.getAttributeValue(null, "Id"))) {
        String target = xml.getAttributeValue(null, "Target");
        if (target == null || "External".equals(xml.getAttributeValue(null, "TargetMode"))) {
          break;
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
      }
    }
    throw new UnreadableFile(Reason.UNREADABLE_FILE);
  }

  private static Set<Integer> dateStyles(ZipFile zip)
      throws IOException, XMLStreamException, UnreadableFile {
    if (zip.getEntry("xl/styles.xml") == null) {
      return Set.of();
    }
    XMLStreamReader xml = SafeXml.reader(BoundedEntry.open(zip, "xl/styles.xml"));
    Map<String, String> codes = new HashMap<>();
    List<String> formats = new ArrayList<>();
    boolean inCellFormats = false;
    while (xml.hasNext()) {
      int event = SafeXml.next(xml);
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        inCellFormats = false;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (name.equals("cellXfs")) {
          inCellFormats = true;
        } else if (name.equals("numFmt")) {
          codes.put(
              String.valueOf(xml.getAttributeValue(null, "numFmtId")),
              String.valueOf(xml.getAttributeValue(null, "formatCode")));
        } else if (name.equals("xf") && inCellFormats) {
          formats.add(String.valueOf(xml.getAttributeValue(null, "numFmtId")));
        }
      }
    }
    Set<Integer> dates = new HashSet<>();
    for (int style = 0; style < formats.size(); style++) {
      String format = formats.get(style);
      if (codes.containsKey(format) ? isDate(codes.get(format)) : isBuiltInDate(format)) {
        dates.add(style);
      }
    }
    return dates;
  }

  /** Formats 14 to 17 and 22, and those of East Asian versions. */
  private static boolean isBuiltInDate(String format) {
    return format.matches("14|15|16|17|22|2[7-9]|3[0-6]|5[0-8]");
  }

  private static boolean isDate(String code) {
    String plain = code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
    return plain.contains("y") || plain.contains("d") || plain.contains("j");
  }
}
