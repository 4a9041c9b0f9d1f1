package org.offenlage.web.office.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an uploaded form is read as it comes in. */
class MultipartReaderTest {

  private static final String TYPE = "multipart/form-data; boundary=----Grenze";

  private static byte[] form(byte[] file) {
    byte[] before =
        ("------Grenze\r\n"
                + "Content-Disposition: form-data; name=\"period\"\r\n\r\n"
                + "2023\r\n"
                + "------Grenze\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"C:\\\\tmp\\\\ä.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] after = "\r\n------Grenze--\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[before.length + file.length + after.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(file, 0, all, before.length, file.length);
    System.arraycopy(after, 0, all, before.length + file.length, after.length);
    return all;
  }

  /** Gives at most so many bytes at once, as a network does. */
  private static InputStream inPieces(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, most));
      }
    };
  }

  @Nested
  class AFile {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096, 1_000_000})
    void arrivesByteByByteHoweverTheNetworkCutsIt(int most) throws IOException {
      // Seed 5: any bytes will do, as long as they are the same each time.
      byte[] file = new byte[most == 1 ? 3_000 : 300_000];
      new Random(5).nextBytes(file);
      MultipartReader reader = new MultipartReader(TYPE, inPieces(form(file), most));
      assertThat(reader.next().orElseThrow().content().readAllBytes()).asString().isEqualTo("2023");
      MultipartReader.Part part = reader.next().orElseThrow();
      assertThat(part.fileName()).contains("ä.csv");
      assertThat(part.content().readAllBytes()).isEqualTo(file);
      assertThat(reader.next()).isEmpty();
    }

    @Test
    void mayHoldWhatAlmostLooksLikeItsEnd() throws IOException {
      byte[] file = "a\r\n------Grenz\r\n--\r\n\r\n".getBytes(StandardCharsets.UTF_8);
      MultipartReader reader = new MultipartReader(TYPE, inPieces(form(file), 3));
      reader.next();
      assertThat(reader.next().orElseThrow().content().readAllBytes()).isEqualTo(file);
    }

    @Test
    void mayBeEmpty() throws IOException {
      MultipartReader reader = new MultipartReader(TYPE, inPieces(form(new byte[0]), 50));
      reader.next();
      assertThat(reader.next().orElseThrow().content().readAllBytes()).isEmpty();
    }

    @Test
    void thatBreaksOffIsNotTakenForAWholeOne() throws IOException {
      byte[] whole = form("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
      InputStream broken = new ByteArrayInputStream(whole, 0, whole.length - 25);
      MultipartReader reader = new MultipartReader(TYPE, broken);
      reader.next();
      InputStream content = reader.next().orElseThrow().content();
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Nested
  class WhatIsNoForm {
    @ParameterizedTest
    @ValueSource(strings = {"", "text/csv", "multipart/form-data", "multipart/mixed; boundary=a"})
    void isRefused(String type) {
      assertThatThrownBy(() -> new MultipartReader(type, InputStream.nullInputStream()))
          .isInstanceOf(IOException.class);
    }
  }

  @Nested
  class AName {
    @Test
    void isTheLastPieceOfAPath() {
      assertThat(MultipartReader.plainName("C:\\tmp\\a.csv")).isEqualTo("a.csv");
      assertThat(MultipartReader.plainName("../../etc/passwd")).isEqualTo("../../etc/passwd");
      assertThat(MultipartReader.plainName("a\u0000<b>.csv")).isEqualTo("a__b_.csv");
    }
  }

  @Test
  void aPartThatNobodyReadIsSkipped() throws IOException {
    MultipartReader reader = new MultipartReader(TYPE, inPieces(form(new byte[99_999]), 1_000));
    assertThat(reader.next()).isPresent();
    Optional<MultipartReader.Part> file = reader.next();
    assertThat(file).isPresent();
    assertThat(reader.next()).isEmpty();
  }
}
