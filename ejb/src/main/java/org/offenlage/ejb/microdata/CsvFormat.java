package org.offenlage.ejb.microdata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a delivered CSV file is written.
 *
 * <p>The first line names the columns. Fields may be quoted, a quote within is written twice. Lines
 * end by LF or CRLF. A byte order mark outdoes the declared encoding.
 *
 * @param delimiter between two fields
 * @param charset of the text
 * @param decimalMark between the whole and the fraction of a number
 * @param quote around fields that hold delimiters
 * @param grouping whether digits of numbers may be grouped, as in {@code 1.234.567,8}
 */
public record CsvFormat(
    char delimiter, Charset charset, DecimalMark decimalMark, char quote, Grouping grouping) {

  // Before the constants below, which are checked against it.
  /** The encodings that can be declared, by name. */
  public static final List<String> ENCODINGS =
      List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE", "UTF-16BE");

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

    /** What stands between groups of digits where this marks decimals. */
    public char groupMark() {
      return this == POINT ? ',' : '.';
    }
  }

  /** Whether digits may be grouped. */
  public enum Grouping {
    NONE,
    /** By three, with a point where the comma marks decimals, and the other way round. */
    THOUSANDS
  }

  public CsvFormat {
    if (delimiter > 0x7E
        || (delimiter < ' ' && delimiter != '\t' && delimiter != 0x1F)
        || Character.isLetterOrDigit(delimiter)
        || "\"'.-+_".indexOf(delimiter) >= 0) {
      throw new IllegalArgumentException(
          "the delimiter must be a tab or a character such as , ; | : ~ and no letter, digit or"
              + " quotation mark");
    }
    if (decimalMark == DecimalMark.COMMA && delimiter == ',') {
      throw new IllegalArgumentException("a comma cannot both delimit fields and mark decimals");
    }
    if (grouping == Grouping.THOUSANDS && delimiter == decimalMark.groupMark()) {
      throw new IllegalArgumentException("a comma cannot both delimit fields and group digits");
    }
    if (quote != '"' && quote != '\'') {
      throw new IllegalArgumentException("the quotation mark must be \" or '");
    }
    if (!ENCODINGS.contains(charset.name())) {
      throw new IllegalArgumentException("the encoding must be one of " + ENCODINGS);
    }
  }

  /** Fields in double quotes, digits not grouped. */
  public CsvFormat(char delimiter, Charset charset, DecimalMark decimalMark) {
    this(delimiter, charset, decimalMark, '"', Grouping.NONE);
  }
}
