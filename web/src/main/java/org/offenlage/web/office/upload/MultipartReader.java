package org.offenlage.web.office.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code multipart/form-data} body part by part as it comes in; RFC 7578.
 *
 * <p>The container's own reader keeps files on disk until the request ends. Not safe for use by
 * several threads; memory is bounded whatever is sent.
 */
final class MultipartReader {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?:^|;)\\s*filename=\"([^\"]*)\"");
  private static final Pattern CLIMBING = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");
  private static final int LONGEST_HEADER = 8_192;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private boolean inBody;

  /**
   * Begins to read.
   *
   * @param contentType of the request, which holds the boundary
   * @throws IOException where the type is another or holds no boundary
   */
  MultipartReader(String contentType, InputStream in) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
      throw new IOException("the body is no form with a file");
    }
    String text = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
    this.delimiter = ("\r\n--" + text).getBytes(StandardCharsets.ISO_8859_1);
    this.in = in;
    // The first delimiter has no line end before it; with one put in, all are alike.
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
    inBody = true;
  }

  /**
   * A part of the form.
   *
   * @param name of the field
   * @param fileName where the part is a file
   * @param content to be read before the next part is asked for
   */
  record Part(String name, Optional<String> fileName, InputStream content) {}

  /** The next part; none after the last. */
  Optional<Part> next() throws IOException {
    byte[] rest = new byte[8_192];
    Body skipped = new Body();
    while (inBody && skipped.read(rest, 0, rest.length) >= 0) {
      // What nobody wanted of the part before.
    }
    String afterDelimiter = line();
    if (afterDelimiter.startsWith("--")) {
      return Optional.empty();
    }
    String disposition = "";
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "content-disposition:", 0, 20)) {
        disposition = header.substring(20);
      }
    }
    Matcher name = NAME.matcher(disposition);
    Matcher fileName = FILE_NAME.matcher(disposition);
    if (!name.find()) {
      throw new IOException("a part of the form has no name");
    }
    inBody = true;
    return Optional.of(
        new Part(
            name.group(1),
            fileName.find() ? Optional.of(plainName(fileName.group(1))) : Optional.empty(),
            new Body()));
  }

  /**
   * The last piece of a path, without what could be taken for markup or a line end. Some browsers
   * send the whole path of a file, none sends one that climbs: such a name is left as it is, to be
   * refused.
   */
  static String plainName(String fileName) {
    if (CLIMBING.matcher(fileName).find()) {
      return fileName;
    }
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}<>\"]", "_");
    return plain.substring(0, Math.min(plain.length(), 200));
  }

  private String line() throws IOException {
    byte[] line = new byte[LONGEST_HEADER];
    int length = 0;
    while (true) {
      if (start == end && !fill()) {
        throw new IOException("the form ended within a header");
      }
      byte next = buffer[start++];
      if (next == '\n') {
        int shown = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, shown, StandardCharsets.UTF_8);
      }
      if (length == LONGEST_HEADER) {
        throw new IOException("a header of the form is too long");
      }
      line[length++] = next;
      if (length == 2 && line[0] == '-' && line[1] == '-') {
        // The end of the form may lack its line end.
        return "--";
      }
    }
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count > 0) {
      end += count;
    }
    return count > 0;
  }

  private int delimiterAt() {
    for (int i = start; i <= end - delimiter.length; i++) {
      int matched = 0;
      while (matched < delimiter.length && buffer[i + matched] == delimiter[matched]) {
        matched++;
      }
      if (matched == delimiter.length) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes up to the next delimiter, which it swallows. */
  private final class Body extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (inBody) {
        int delimiterAt = delimiterAt();
        if (delimiterAt == start) {
          start += delimiter.length;
          inBody = false;
          return -1;
        }
        int safe = (delimiterAt < 0 ? end - delimiter.length + 1 : delimiterAt) - start;
        if (safe > 0) {
          int count = Math.min(safe, length);
          System.arraycopy(buffer, start, into, offset, count);
          start += count;
          return count;
        }
        if (!fill()) {
          throw new IOException("the form ended within a file");
        }
      }
      return -1;
    }
  }
}
