package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.offenlage.ejb.microdata.RowProblem.Reason;
import org.offenlage.ejb.microdata.vault.MemoryFolder;

/**
 * The first sheet of an XLSX workbook (ISO/IEC 29500-1), row by row.
 *
 * <p>Read with the JDK's own parsers, because what a hostile workbook may cost must be bounded
 * before anything of it is taken in: no entry leaves its archive, none unpacks out of proportion,
 * no document type is followed, no cell lies beyond the format's last column. Memory: the texts
 * that cells share, at most {@value #MOST_SHARED_CHARACTERS} characters.
 */
final class WorkbookFile implements RecordFile.Source {

  private static final int MOST_ENTRIES = 10_000;
  private static final int MOST_SHARED_CHARACTERS = 30_000_000;
  private static final int MOST_SHARED_TEXTS = 2_000_000;

  private final ZipFile zip;
  private final SheetRows rows;

  private WorkbookFile(ZipFile zip, SheetRows rows) {
    this.zip = zip;
    this.rows = rows;
  }

  static RecordFile.Source open(Path file, MemoryFolder folder) throws IOException, UnreadableFile {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException damaged) {
      // The file lies in memory: what cannot be read of it is not there.
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
    try {
      return open(zip);
    } catch (IOException | XMLStreamException damaged) {
      zip.close();
      throw SafeXml.refusal(damaged);
    } catch (UnreadableFile | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static WorkbookFile open(ZipFile zip)
      throws IOException, XMLStreamException, UnreadableFile {
    checkEntries(zip);
    WorkbookParts parts = WorkbookParts.read(zip);
    List<String> shared = sharedTexts(zip);
    InputStream sheet = BoundedEntry.open(zip, parts.firstSheet());
    return new WorkbookFile(zip, new SheetRows(SafeXml.reader(sheet), parts, shared));
  }

  private static void checkEntries(ZipFile zip) throws UnreadableFile {
    if (zip.size() > MOST_ENTRIES) {
      throw new UnreadableFile(Reason.UNPACKS_TOO_LARGE);
    }
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (name.startsWith("/")
          || name.contains("\\")
          || name.contains(":")
          || List.of(name.split("/")).contains("..")) {
        throw new UnreadableFile(Reason.FILE_NAME_WITH_PATH);
      }
    }
    if (zip.getEntry("xl/workbook.xml") == null) {
      throw new UnreadableFile(Reason.UNSUPPORTED_FORMAT);
    }
  }

  private static List<String> sharedTexts(ZipFile zip)
      throws IOException, XMLStreamException, UnreadableFile {
    List<String> texts = new ArrayList<>();
    if (zip.getEntry("xl/sharedStrings.xml") == null) {
      return texts;
    }
    XMLStreamReader xml = SafeXml.reader(BoundedEntry.open(zip, "xl/sharedStrings.xml"));
    StringBuilder text = new StringBuilder();
    long characters = 0;
    boolean phonetic = false;
    while (xml.hasNext()) {
      int event = SafeXml.next(xml);
      String name = xml.hasName() ? xml.getLocalName() : "";
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (name.equals("t") && !phonetic) {
          text.append(SafeXml.text(xml));
        } else if (name.equals("rPh")) {
          phonetic = true;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (name.equals("rPh")) {
          phonetic = false;
        } else if (name.equals("si")) {
          characters += text.length();
          if (texts.size() >= MOST_SHARED_TEXTS || characters > MOST_SHARED_CHARACTERS) {
            throw new UnreadableFile(Reason.FILE_TOO_LARGE);
          }
          texts.add(text.toString());
          text.setLength(0);
        }
      }
    }
    return texts;
  }

  @Override
  public Records records() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
