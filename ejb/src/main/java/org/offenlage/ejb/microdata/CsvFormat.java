package org.offenlage.ejb.microdata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a delivered file is written.
 *
 * <p>The first line names the columns. Fields may be quoted by {@code "}, a quote within by {@code
 * ""}. Lines end by LF or CRLF.
 *
 * @param delimiter between two fields
 * @param charset of the text; a byte order mark is skipped
 * @param decimalMark between the whole and the fraction of a number
 */
public record CsvFormat(char delimiter, Charset charset, DecimalMark decimalMark) {

  /** Comma-separated UTF-8 with decimal points. */
  public static final CsvFormat INTERNATIONAL =
      new CsvFormat(',', StandardCharsets.UTF_8, DecimalMark.POINT);

  /** Semicolon-separated UTF-8 with decimal commas. */
  public static final CsvFormat GERMAN =
      new CsvFormat(';', StandardCharsets.UTF_8, DecimalMark.COMMA);

  /** Between the whole and the fraction of a number. */
  public enum DecimalMark {
    POINT('.'),
    COMMA(',');

    private final char character;

    DecimalMark(char character) {
      this.character = character;
    }

    /** The mark itself. */
    public char character() {
      return character;
    }
  }

  public CsvFormat {
    if (",;\t|:".indexOf(delimiter) < 0) {
      throw new IllegalArgumentException("the delimiter must be one of , ; | : or a tab");
    }
    if (decimalMark == DecimalMark.COMMA && delimiter == ',') {
      throw new IllegalArgumentException("a comma cannot both delimit fields and mark decimals");
    }
    if (!charset.equals(StandardCharsets.UTF_8)
        && !charset.equals(StandardCharsets.ISO_8859_1)
        && !charset.equals(Charset.forName("windows-1252"))) {
      throw new IllegalArgumentException("the encoding must be UTF-8, ISO-8859-1 or windows-1252");
    }
  }
}
