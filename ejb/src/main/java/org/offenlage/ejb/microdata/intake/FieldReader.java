package org.offenlage.ejb.microdata.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Checks the fields of one column and remembers the value of the last. Not safe for use by several
 * threads.
 */
abstract class FieldReader {

  private final Column column;
  private boolean empty;

  FieldReader(Column column) {
    this.column = column;
  }

  /** The reader that a column's type asks for. */
  static FieldReader of(Column column, CsvFormat format, byte[] pseudonymKey) {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Identifier identifier) {
      return new IdentifierReader(column, new Pseudonymiser(pseudonymKey, identifier.kind()));
    }
    if (type instanceof ColumnType.Code code) {
      return new CodeReader(column, code);
    }
    if (type instanceof ColumnType.Whole whole) {
      return new NumberReaders.WholeReader(column, whole.range(), format);
    }
    if (type instanceof ColumnType.Fraction fraction) {
      return new NumberReaders.FractionReader(column, fraction.range(), format);
    }
    if (type instanceof ColumnType.Date date) {
      return new DateReader(column, date.range());
    }
    if (type instanceof ColumnType.Year year) {
      return new NumberReaders.YearReader(column, year.range());
    }
    return new TextReader(column, ((ColumnType.Text) type).maximumLength());
  }

  /** The column. */
  final Column column() {
    return column;
  }

  /** What is wrong with a field; null where it is right. Null spares an object for every field. */
  final @Nullable Reason read(byte[] bytes, int from, int to) {
    empty = from == to;
    if (empty) {
      return column.presence() == Column.Presence.REQUIRED ? Reason.EMPTY_VALUE : null;
    }
    @Nullable Reason reason = readFilled(bytes, from, to);
    return reason != null && bytes[from] == '=' ? Reason.FORMULA : reason;
  }

  /** Hands the value of the last field on. */
  final void handOn(RecordSink sink) {
    if (empty) {
      sink.empty();
    } else {
      handOnFilled(sink);
    }
  }

  /** The last value as rules compare it; null where the cell is empty. */
  final @Nullable Object value() {
    return empty ? null : filledValue();
  }

  /** A {@code Double}, {@code LocalDate} or {@code String}. */
  abstract Object filledValue();

  /** The place of the last code in its list. */
  int position() {
    throw new IllegalStateException("only codes have a place in a list");
  }

  abstract @Nullable Reason readFilled(byte[] bytes, int from, int to);

  abstract void handOnFilled(RecordSink sink);

  /** What the declaration allows, for messages; empty where the reason says all. */
  String allowed(Reason reason) {
    return "";
  }

  /** A spreadsheet would calculate it instead of showing it. */
  static boolean isFormula(byte[] bytes, int from) {
    return switch (bytes[from]) {
      case '=', '+', '-', '@', '\t', '\r' -> true;
      default -> false;
    };
  }

  static boolean hasControlCharacter(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if ((bytes[at] >= 0 && bytes[at] < ' ') || bytes[at] == 0x7F) {
        return true;
      }
    }
    return false;
  }

  private static final class IdentifierReader extends FieldReader {

    private static final int MOST_BYTES = 200;

    private final Pseudonymiser pseudonymiser;

    IdentifierReader(Column column, Pseudonymiser pseudonymiser) {
      super(column);
      this.pseudonymiser = pseudonymiser;
    }

    Pseudonymiser pseudonymiser() {
      return pseudonymiser;
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      if (to - from > MOST_BYTES) {
        return Reason.TOO_LONG;
      }
      if (isFormula(bytes, from)) {
        return Reason.FORMULA;
      }
      if (hasControlCharacter(bytes, from, to)) {
        return Reason.CONTROL_CHARACTER;
      }
      pseudonymiser.read(bytes, from, to);
      return null;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.pseudonym(pseudonymiser.high(), pseudonymiser.low());
    }

    @Override
    Object filledValue() {
      throw new IllegalStateException("rules never ask identifiers");
    }

    @Override
    String allowed(Reason reason) {
      return reason == Reason.TOO_LONG ? "≤ " + MOST_BYTES : "";
    }
  }

  /** The pseudonymiser of an identifier's reader; none for other columns. */
  final Optional<Pseudonymiser> pseudonyms() {
    return this instanceof IdentifierReader identifier
        ? Optional.of(identifier.pseudonymiser())
        : Optional.empty();
  }

  private static final class CodeReader extends FieldReader {

    private final ColumnType.Code type;
    private final byte[][] slots;
    private final int[] positions;
    private int position;

    CodeReader(Column column, ColumnType.Code type) {
      super(column);
      this.type = type;
      int capacity = Integer.highestOneBit(type.codes().size()) * 4;
      slots = new byte[capacity][];
      positions = new int[capacity];
      for (int i = 0; i < type.codes().size(); i++) {
        byte[] code = type.codes().get(i).getBytes(StandardCharsets.UTF_8);
        int at = hash(code, 0, code.length) & (capacity - 1);
        while (slots[at] != null) {
          at = (at + 1) & (capacity - 1);
        }
        slots[at] = code;
        positions[at] = i;
      }
    }

    private static int hash(byte[] bytes, int from, int to) {
      int hash = to - from;
      for (int at = from; at < to; at++) {
        hash = hash * 0x01000193 ^ bytes[at];
      }
      return hash ^ hash >>> 15;
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      int mask = slots.length - 1;
      int length = to - from;
      for (int at = hash(bytes, from, to) & mask; slots[at] != null; at = (at + 1) & mask) {
        byte[] code = slots[at];
        if (code.length == length && java.util.Arrays.equals(code, 0, length, bytes, from, to)) {
          position = positions[at];
          return null;
        }
      }
      return isFormula(bytes, from) ? Reason.FORMULA : Reason.UNKNOWN_CODE;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.code(position);
    }

    @Override
    Object filledValue() {
      return type.codes().get(position);
    }

    @Override
    int position() {
      return position;
    }
  }

  private static final class TextReader extends FieldReader {

    private final int maximumLength;
    private String value = "";

    TextReader(Column column, int maximumLength) {
      super(column);
      this.maximumLength = maximumLength;
    }

    @Override
    @Nullable Reason readFilled(byte[] bytes, int from, int to) {
      if (isFormula(bytes, from)) {
        return Reason.FORMULA;
      }
      if (hasControlCharacter(bytes, from, to)) {
        return Reason.CONTROL_CHARACTER;
      }
      value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      return value.codePointCount(0, value.length()) > maximumLength ? Reason.TOO_LONG : null;
    }

    @Override
    void handOnFilled(RecordSink sink) {
      sink.text(value);
    }

    @Override
    Object filledValue() {
      return value;
    }

    @Override
    String allowed(Reason reason) {
      return reason == Reason.TOO_LONG ? "≤ " + maximumLength : "";
    }
  }
}
