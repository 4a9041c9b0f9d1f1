package org.offenlage.ejb.microdata.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.offenlage.ejb.microdata.CsvFormat;

/**
 * How a CSV file is written, told by its first records: the delimiter is the one that parts every
 * record into the same, largest number of fields. Stateless.
 */
final class FormatGuess {

  private static final String DELIMITERS = ";,\t|:~^!#\u001f ";
  private static final int RECORDS = 200;

  private FormatGuess() {}

  /** The format, its numbers aside. */
  static CsvFormat of(byte[] sample) {
    Charset charset =
        Encoding.marked(sample, sample.length).orElse(Encoding.guess(sample, 0, sample.length));
    int from =
        Encoding.marked(sample, sample.length).isPresent() ? Encoding.markLength(charset) : 0;
    byte[] content = Arrays.copyOfRange(sample, from, sample.length);
    CsvFormat best = new CsvFormat(';', charset, CsvFormat.DecimalMark.COMMA);
    double bestScore = 0;
    for (char quote : new char[] {'"', '\''}) {
      for (char delimiter : DELIMITERS.toCharArray()) {
        double score = score(content, charset, delimiter, quote);
        if (score > bestScore) {
          bestScore = score;
          best =
              new CsvFormat(
                  delimiter, charset, CsvFormat.DecimalMark.POINT, quote, CsvFormat.Grouping.NONE);
        }
      }
    }
    return best;
  }

  /** Share of records that have as many fields as the first, times that number. */
  private static double score(byte[] content, Charset charset, char delimiter, char quote) {
    InputStream text = new ByteArrayInputStream(content);
    CsvRecords records =
        new CsvRecords(
            charset.equals(StandardCharsets.UTF_8) ? text : new Transcoder(text, charset),
            delimiter,
            quote);
    int fields = 0;
    int seen = 0;
    int alike = 0;
    int quoted = 0;
    try {
      while (seen < RECORDS && records.next()) {
        fields = seen == 0 ? records.fields() : fields;
        seen++;
        if (records.damage().isEmpty() && records.fields() == fields) {
          alike++;
        }
        if (records.fields() > 0
            && records.start(0) > records.recordStart()
            && records.bytes()[records.start(0) - 1] == (byte) quote) {
          quoted++;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
    if (fields < 2) {
      return 0;
    }
    double share = (double) alike / seen;
    // Where quotation marks are seen, whatever cuts quoted texts in two is not the delimiter.
    double bonus = quoted > 0 ? 0.01 : 0;
    // A last record may be cut off; otherwise all must agree.
    return share < 0.9 ? share : share * Math.min(fields, 1_000) + bonus + 1;
  }
}
