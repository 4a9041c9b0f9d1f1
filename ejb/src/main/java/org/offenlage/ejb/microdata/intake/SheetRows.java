package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * The rows of one sheet. A cell that is calculated is refused as a formula, for what it shows
 * depends on the program that opens it; numbers shown as dates become dates.
 */
final class SheetRows extends PackedRecords {

  private static final int LAST_COLUMN = 16_384;
  private static final LocalDate DAY_0_OF_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final int MOST_DAYS = 2_958_465;

  /** Up to here days are one too few, for 29 February 1900 is counted. */
  private static final int LAST_DAY_BEFORE_THE_GAP = 59;

  private final XMLStreamReader xml;
  private final WorkbookParts parts;
  private final List<String> shared;
  private @Nullable String[] cells = new String[64];
  private int headerFields = -1;
  private long row;

  SheetRows(XMLStreamReader xml, WorkbookParts parts, List<String> shared) {
    this.xml = xml;
    this.parts = parts;
    this.shared = shared;
  }

  @Override
  boolean readRecord() throws IOException {
    try {
      while (xml.hasNext()) {
        if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("row")) {
          row = rowNumber(xml.getAttributeValue(null, "r"));
          begin(row);
          int used = readCells();
          if (used > 0) {
            if (headerFields < 0) {
              headerFields = used;
            }
            for (int c = 0; c < Math.max(used, headerFields); c++) {
              String cell = c < used ? cells[c] : null;
              add(cell == null ? "" : cell);
            }
            return true;
          }
        }
      }
      return false;
    } catch (XMLStreamException damaged) {
      begin(row + 1);
      endReading(SafeXml.refusal(damaged).reason());
      return true;
    } catch (UnreadableFile unreadable) {
      begin(Math.max(row, 1));
      endReading(unreadable.reason());
      return true;
    }
  }

  private long rowNumber(@Nullable String attribute) throws UnreadableFile {
    if (attribute == null) {
      return row + 1;
    }
    if (!attribute.matches("[1-9][0-9]{0,6}")) {
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
    return Long.parseLong(attribute);
  }

  /** Reads up to the end of the row; how many columns are in use. */
  private int readCells() throws XMLStreamException, UnreadableFile {
    Arrays.fill(cells, null);
    int used = 0;
    int column = -1;
    while (xml.hasNext()) {
      int event = SafeXml.next(xml);
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return used;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column + 1 : columnOf(reference);
        if (column >= LAST_COLUMN) {
          throw new UnreadableFile(Reason.TOO_MANY_COLUMNS);
        }
        String text = readCell(xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s"));
        if (!text.isEmpty()) {
          if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(cells.length * 2, column + 1));
          }
          cells[column] = text;
          used = Math.max(used, column + 1);
        }
      }
    }
    return used;
  }

  private static int columnOf(String reference) throws UnreadableFile {
    int column = 0;
    int at = 0;
    while (at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
      column = column * 26 + reference.charAt(at) - 'A' + 1;
      if (++at > 3) {
        throw new UnreadableFile(Reason.TOO_MANY_COLUMNS);
      }
    }
    if (at == 0) {
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
    return column - 1;
  }

  private String readCell(@Nullable String type, @Nullable String style)
      throws XMLStreamException, UnreadableFile {
    StringBuilder value = new StringBuilder();
    boolean formula = false;
    boolean phonetic = false;
    while (xml.hasNext()) {
      int event = SafeXml.next(xml);
      String name = xml.hasName() ? xml.getLocalName() : "";
      if (event == XMLStreamConstants.END_ELEMENT) {
        if (name.equals("c")) {
          break;
        }
        phonetic &= !name.equals("rPh");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (name.equals("f")) {
          formula = true;
        } else if (name.equals("rPh")) {
          phonetic = true;
        } else if ((name.equals("v") || name.equals("t")) && !phonetic) {
          value.append(SafeXml.text(xml));
        }
      }
    }
    // What is calculated is handed on as what a spreadsheet would calculate, and refused there.
    return formula ? "=" : meaning(value.toString(), type == null ? "n" : type, style);
  }

  private String meaning(String value, String type, @Nullable String style) throws UnreadableFile {
    return switch (type) {
      case "s" -> shared(value);
      case "str", "inlineStr", "e" -> value;
      case "b" -> value.equals("1") ? "true" : "false";
      case "d" -> value.endsWith("T00:00:00") ? value.substring(0, 10) : value;
      default ->
          style != null
                  && style.matches("[0-9]{1,6}")
                  && parts.dateStyles().contains(Integer.valueOf(style))
              ? date(value)
              : number(value);
    };
  }

  private String shared(String value) throws UnreadableFile {
    if (value.matches("[0-9]{1,8}") && Integer.parseInt(value) < shared.size()) {
      return shared.get(Integer.parseInt(value));
    }
    throw new UnreadableFile(Reason.UNREADABLE_FILE);
  }

  /** Programs write 0.1 + 0.2 with 17 digits; what is meant has at most 15. */
  private static String number(String value) {
    String plain = PlainNumber.of(value);
    if (plain.length() <= 16 || !plain.contains(".")) {
      return plain;
    }
    BigDecimal decimal;
    try {
      decimal = new BigDecimal(plain);
    } catch (NumberFormatException noNumber) {
      return plain;
    }
    return PlainNumber.of(decimal.round(new java.math.MathContext(15)).toString());
  }

  private String date(String value) {
    String plain = PlainNumber.of(value);
    if (!plain.matches("[0-9]{1,7}") || Integer.parseInt(plain) > MOST_DAYS) {
      return plain;
    }
    int days = Integer.parseInt(plain);
    if (parts.counting() == WorkbookParts.Counting.FROM_1904) {
      return DAY_0_OF_1904.plusDays(days).toString();
    }
    return DAY_0_OF_1900.plusDays(days <= LAST_DAY_BEFORE_THE_GAP ? days + 1 : days).toString();
  }
}
