package org.offenlage.ejb.microdata.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.NullMarked;

@NullMarked
class CsvRecordsProperties {

  /** Reads a few bytes at a time, so that records lie across reads. */
  private static final class Dripping extends InputStream {

    private final InputStream source;
    private final int most;

    Dripping(byte[] content, int most) {
      this.source = new ByteArrayInputStream(content);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      return source.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return source.read(into, from, Math.min(most, length));
    }
  }

  private static List<List<String>> readAll(byte[] content, int most) throws IOException {
    CsvRecords records = new CsvRecords(new Dripping(content, most), ',', '"');
    List<List<String>> all = new ArrayList<>();
    while (records.next()) {
      List<String> fields = new ArrayList<>();
      for (int f = 0; f < records.fields(); f++) {
        fields.add(
            new String(
                records.bytes(),
                records.start(f),
                records.end(f) - records.start(f),
                StandardCharsets.UTF_8));
      }
      all.add(fields);
    }
    return all;
  }

  @Property(tries = 500)
  void whatWasQuotedIsReadAgain(
      @ForAll @NotEmpty @Size(max = 20) List<@NotEmpty @Size(max = 6) List<String>> table,
      @ForAll @IntRange(min = 1, max = 100_000) int bytesARead)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    List<List<String>> expected = new ArrayList<>();
    for (List<String> row : table) {
      List<String> clean = new ArrayList<>();
      for (int f = 0; f < row.size(); f++) {
        // Halves of surrogate pairs are not text.
        String field =
            new String(row.get(f).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("\0", "");
        clean.add(field);
        csv.append(f == 0 ? "" : ",").append('"').append(field.replace("\"", "\"\"")).append('"');
      }
      csv.append(expected.size() % 2 == 0 ? "\n" : "\r\n");
      expected.add(clean);
    }
    assertThat(readAll(csv.toString().getBytes(StandardCharsets.UTF_8), bytesARead))
        .isEqualTo(expected);
  }

  @Property(tries = 2_000)
  void noBytesMakeItFail(
      @ForAll @Size(max = 200) byte[] content, @ForAll @IntRange(min = 1, max = 50) int bytesARead)
      throws IOException {
    assertThat(readAll(content, bytesARead)).isEqualTo(readAll(content, 100_000));
  }

  @Property(tries = 2_000)
  void utf8IsToldAsTheJdkTellsIt(@ForAll @Size(max = 6) byte[] content) {
    boolean text;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      text = true;
    } catch (CharacterCodingException notText) {
      text = false;
    }
    assertThat(Encoding.fits(StandardCharsets.UTF_8, content, 0, content.length)).isEqualTo(text);
  }
}
