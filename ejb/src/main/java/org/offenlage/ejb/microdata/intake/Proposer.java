package org.offenlage.ejb.microdata.intake;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Proposal;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Proposes a declaration from a file's content.
 *
 * <p>Of CSV and JSON lines the first {@value #SAMPLE_BYTES} bytes are looked at, of every format at
 * most {@value #MOST_RECORDS} records; nothing is kept. Stateless.
 */
public final class Proposer {

  private static final int SAMPLE_BYTES = 16 << 20;
  private static final int MOST_RECORDS = 200_000;
  private static final long MOST_VALUES = 4_000_000;

  private Proposer() {}

  /** What became of a file. */
  public sealed interface Result {

    /** It can be read. */
    record Proposed(Proposal proposal) implements Result {}

    /** It cannot. */
    record Unreadable(RowProblem problem) implements Result {}
  }

  /** Looks at a file. Does not close it. */
  public static Result propose(InputStream content, String fileName) throws IOException {
    byte[] sample = content.readNBytes(SAMPLE_BYTES);
    boolean whole = sample.length < SAMPLE_BYTES;
    boolean packed =
        sample.length > 4
            && (sample[0] == 'P' && (sample[1] == 'K' || sample[1] == 'A'))
            && (sample[2] == 3 || sample[2] == 'R');
    byte[] shown = whole || packed ? sample : cut(sample);
    CsvFormat format =
        packed ? CsvFormat.INTERNATIONAL : FormatGuess.of(Arrays.copyOf(shown, headLength(shown)));
    if (!packed && Encoding.marked(shown, shown.length).isEmpty()) {
      format = withCharset(format, shown);
    }
    InputStream source =
        packed && !whole
            ? new SequenceInputStream(new ByteArrayInputStream(sample), content)
            : new ByteArrayInputStream(shown);
    List<String> members = shown.length > 0 && shown[0] == '{' ? members(shown) : List.of();
    try (RecordFile file = RecordFile.open(source, format, members)) {
      return read(file, format, fileName);
    } catch (UnreadableFile unreadable) {
      return unreadable(0, unreadable.reason(), unreadable.detail());
    }
  }

  /** The encoding may show only far behind the first records. */
  private static CsvFormat withCharset(CsvFormat format, byte[] shown) {
    return new CsvFormat(
        format.delimiter(),
        Encoding.guess(shown, 0, shown.length),
        format.decimalMark(),
        format.quote(),
        format.grouping());
  }

  private static int headLength(byte[] sample) {
    return Math.min(sample.length, 1 << 18);
  }

  /** Up to the last line end, so that no record is cut in two. */
  private static byte[] cut(byte[] sample) {
    int end = sample.length;
    while (end > 0 && sample[end - 1] != '\n') {
      end--;
    }
    // In UTF-16 the line end may have a second half.
    return Arrays.copyOf(sample, end == 0 ? sample.length : end + (sample[end] == 0 ? 1 : 0));
  }

  private static Result read(RecordFile file, CsvFormat format, String fileName)
      throws IOException {
    Records records = file.records();
    if (!records.next()) {
      return unreadable(0, Reason.EMPTY_FILE, "");
    }
    if (records.damage().isPresent()) {
      return unreadable(records.line(), records.damage().get(), "");
    }
    if (records.fields() > DatasetDeclaration.MOST_COLUMNS) {
      return unreadable(records.line(), Reason.TOO_MANY_COLUMNS, "");
    }
    List<ColumnSample> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int f = 0; f < records.fields(); f++) {
      String name = field(records, f).strip();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        return unreadable(records.line(), Reason.REPEATED_COLUMN, "№ " + (f + 1));
      }
      columns.add(new ColumnSample(name));
    }
    long seen = 0;
    while (seen < MOST_RECORDS && seen * columns.size() < MOST_VALUES && records.next()) {
      if (records.damage().isPresent()) {
        return unreadable(records.line(), records.damage().get(), "");
      }
      if (records.isBeyondAscii()
          && !Encoding.fits(
              file.format().charset(),
              records.bytes(),
              records.recordStart(),
              records.recordEnd())) {
        return unreadable(records.line(), Reason.WRONG_ENCODING, file.format().charset().name());
      }
      if (records.fields() != columns.size()) {
        return unreadable(
            records.line(),
            Reason.WRONG_NUMBER_OF_FIELDS,
            records.fields() + " / " + columns.size());
      }
      for (int f = 0; f < columns.size(); f++) {
        columns.get(f).add(field(records, f));
      }
      seen++;
    }
    if (seen == 0) {
      return unreadable(0, Reason.NO_RECORDS, "");
    }
    // What is packed is read with decimal points, whatever the format for CSV files says.
    boolean packed = !file.format().equals(format);
    NumberStyle style =
        packed
            ? new NumberStyle(CsvFormat.DecimalMark.POINT, CsvFormat.Grouping.NONE)
            : NumberStyle.of(columns, file.format().delimiter());
    try {
      return new Result.Proposed(
          new Suggestion(fileName, style.with(file.format()), style, columns, seen).proposal());
    } catch (IllegalArgumentException unusableName) {
      return unreadable(1, Reason.UNUSABLE_COLUMN_NAME, "");
    }
  }

  private static String field(Records records, int field) {
    return new String(
        records.bytes(),
        records.start(field),
        records.end(field) - records.start(field),
        StandardCharsets.UTF_8);
  }

  private static Result unreadable(long line, Reason reason, String detail) {
    return new Result.Unreadable(new RowProblem(line, Optional.empty(), reason, detail));
  }

  /** The names of all members in the first lines. */
  private static List<String> members(byte[] sample) {
    Set<String> names = new LinkedHashSet<>();
    String text = new String(sample, 0, headLength(sample), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      try (JsonReader reader = Json.createReader(new StringReader(line))) {
        JsonObject object = reader.readObject();
        names.addAll(object.keySet());
      } catch (JsonException | IllegalStateException notAnObject) {
        // Said with its line when the records are read.
        continue;
      }
      if (names.size() > DatasetDeclaration.MOST_COLUMNS) {
        break;
      }
    }
    return List.copyOf(names);
  }
}
