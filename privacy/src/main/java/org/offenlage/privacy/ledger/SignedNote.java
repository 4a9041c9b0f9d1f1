package org.offenlage.privacy.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with signatures below it.
 *
 * <p>Immutable. Source: C2SP signed-note: the text ends with a line feed, an empty line follows,
 * then one line a signature, which starts with an em dash.
 */
public final class SignedNote {

  private static final String DASH = "\u2014 ";
  private static final int ID_LENGTH = 4;

  private final String text;
  private final List<Line> lines;

  private record Line(String name, byte[] id, byte[] signature) {}

  private SignedNote(String text, List<Line> lines) {
    this.text = text;
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads a note; checks no signature yet.
   *
   * @throws DamagedProof where it is none
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0
        || !note.endsWith("\n")
        || note.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == '\ufffd')) {
      throw new DamagedProof("a signed note is not text, empty line, signatures");
    }
    String below = note.substring(end + 2);
    List<Line> lines = new ArrayList<>();
    for (String line : below.substring(0, Math.max(0, below.length() - 1)).split("\n", -1)) {
      lines.add(line(line));
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  private static Line line(String line) {
    String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : null;
    if (parts == null || parts.length != 2 || parts[0].isEmpty()) {
      throw new DamagedProof("a line below a signed note is no signature");
    }
    byte[] bytes = Base64Text.decode(parts[1]);
    if (bytes.length <= ID_LENGTH) {
      throw new DamagedProof("a signature below a note is too short");
    }
    return new Line(
        parts[0],
        Arrays.copyOf(bytes, ID_LENGTH),
        Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length));
  }

  /** What is signed, with its last line feed. */
  public String text() {
    return text;
  }

  /** Whether it bears a signature of this key; one that bears the key's name must hold. */
  public boolean isSignedBy(NoteKey key) {
    List<Line> own =
        lines.stream()
            .filter(line -> line.name().equals(key.name()) && Arrays.equals(line.id(), key.id()))
            .toList();
    return !own.isEmpty() && own.stream().allMatch(line -> key.signed(text, line.signature()));
  }

  /** Whether each signature is of one of these keys and holds; nothing unknown stands below. */
  boolean isSignedOnlyBy(List<NoteKey> keys) {
    return lines.size() == keys.size() && keys.stream().allMatch(this::isSignedBy);
  }
}
