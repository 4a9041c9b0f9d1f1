package org.offenlage.ejb.microdata.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.RowProblem.Reason;
import org.offenlage.ejb.microdata.vault.MemoryFolder;

/**
 * A delivered file of whichever format: its first bytes tell CSV from XLSX, Parquet and JSON lines.
 *
 * <p>CSV and JSON lines are read as they come in. XLSX and Parquet can only be read from their end;
 * they are put aside in memory for that, up to {@value #MOST_BYTES_ASIDE} bytes. Not safe for use
 * by several threads.
 */
final class RecordFile implements AutoCloseable {

  /** Largest XLSX or Parquet file that is put aside. */
  static final long MOST_BYTES_ASIDE = 1L << 30;

  private static final int PEEKED_BYTES = 4;
  private static final int COPIED_BYTES = 1 << 16;

  /** What reading a file asks to be let go of. */
  interface Source extends AutoCloseable {
    Records records();

    @Override
    void close() throws IOException;
  }

  private final Records records;
  private final CsvFormat format;
  private final Optional<Source> source;
  private final Optional<MemoryFolder> aside;

  private RecordFile(
      Records records, CsvFormat format, Optional<Source> source, Optional<MemoryFolder> aside) {
    this.records = records;
    this.format = format;
    this.source = source;
    this.aside = aside;
  }

  /**
   * Begins to read.
   *
   * @param declared how CSV files are written
   * @param columnNames which members of JSON lines are read, in this order
   */
  static RecordFile open(InputStream content, CsvFormat declared, List<String> columnNames)
      throws IOException, UnreadableFile {
    BufferedInputStream in = new BufferedInputStream(content, COPIED_BYTES);
    in.mark(PEEKED_BYTES);
    byte[] start = new byte[PEEKED_BYTES];
    int length = in.readNBytes(start, 0, PEEKED_BYTES);
    in.reset();
    if (startsWith(start, length, "PK\3\4") || startsWith(start, length, "PK\5\6")) {
      return fromAside(in, WorkbookFile::open);
    }
    if (startsWith(start, length, "PAR1")) {
      return fromAside(in, ParquetFile::open);
    }
    Optional<Charset> marked = Encoding.marked(start, length);
    Charset charset = marked.orElse(declared.charset());
    if (marked.isPresent()) {
      in.skipNBytes(Encoding.markLength(charset));
    }
    if (start[0] == '{') {
      return new RecordFile(
          new JsonLines(in, columnNames),
          CsvFormat.INTERNATIONAL,
          Optional.empty(),
          Optional.empty());
    }
    // A compressed file, a workbook of the old kind, a PDF.
    if (startsWith(start, length, "\37\213")
        || startsWith(start, length, "\320\317\21\340")
        || startsWith(start, length, "%PDF")) {
      throw new UnreadableFile(Reason.UNSUPPORTED_FORMAT);
    }
    InputStream text = charset.equals(StandardCharsets.UTF_8) ? in : new Transcoder(in, charset);
    CsvFormat actual =
        new CsvFormat(
            declared.delimiter(),
            charset,
            declared.decimalMark(),
            declared.quote(),
            declared.grouping());
    return new RecordFile(
        new CsvRecords(text, actual.delimiter(), actual.quote()),
        actual,
        Optional.empty(),
        Optional.empty());
  }

  /** Opens a file that was put aside. */
  private interface Opening {
    Source open(Path file, MemoryFolder folder) throws IOException, UnreadableFile;
  }

  private static RecordFile fromAside(InputStream in, Opening opening)
      throws IOException, UnreadableFile {
    MemoryFolder folder = MemoryFolder.create();
    try {
      Path file = folder.path().resolve("delivery");
      putAside(in, file);
      Source source = opening.open(file, folder);
      return new RecordFile(
          source.records(), CsvFormat.INTERNATIONAL, Optional.of(source), Optional.of(folder));
    } catch (IOException | UnreadableFile | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static void putAside(InputStream in, Path file) throws IOException, UnreadableFile {
    byte[] chunk = new byte[COPIED_BYTES];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        written += read;
        if (written > MOST_BYTES_ASIDE) {
          throw new UnreadableFile(Reason.FILE_TOO_LARGE, "≤ 1 GiB");
        }
        out.write(chunk, 0, read);
      }
    }
  }

  private static boolean startsWith(byte[] start, int length, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < wanted.length; i++) {
      if (i >= length || start[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** The records, the header first. */
  Records records() {
    return records;
  }

  /** How numbers are written in it, and how its text was encoded. */
  CsvFormat format() {
    return format;
  }

  @Override
  public void close() throws IOException {
    try {
      if (source.isPresent()) {
        source.get().close();
      }
    } finally {
      aside.ifPresent(MemoryFolder::close);
    }
  }
}
