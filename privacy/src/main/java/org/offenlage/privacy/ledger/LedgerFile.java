package org.offenlage.privacy.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A downloaded ledger: a line with keys and checkpoint, then one line an entry.
 *
 * <p>An entry that is open to the public is the canonical JSON of its position, instant, act,
 * subject, public part, commitment to the confidential part, and the hash of the entry before; a
 * sealed one tells its position and its hash only. The bytes of a line are the data of its leaf.
 */
public final class LedgerFile {

  private static final String FORMAT = "offenlage-ledger-1";
  private static final String NOTHING_BEFORE = "0".repeat(64);

  /**
   * What was found.
   *
   * @param checkpoint what the office vouches for
   * @param keys the office's keys
   * @param sealed how many entries tell nothing but that they are there
   * @param acts how often each act stands in the open entries
   */
  public record Result(
      Checkpoint checkpoint, KeySuccession keys, long sealed, Map<String, Long> acts) {}

  private LedgerFile() {}

  /**
   * Checks a whole ledger: the signature of the checkpoint, the succession of keys, the chain of
   * entries, and that exactly these entries lead to the root. O(entries), in the memory of one
   * line.
   *
   * @param trusted a key that is known to be the office's; empty where none is, so that the file
   *     vouches for itself only
   * @param earlier checkpoints seen before, as signed notes: this ledger must continue each
   * @throws DamagedProof where something does not hold; the message names the entry
   */
  public static Result check(Reader file, Optional<NoteKey> trusted, Collection<String> earlier)
      throws IOException {
    LineReader lines = new LineReader(new BufferedReader(file));
    JsonText.ObjectValue head =
        JsonText.parse(lines.next().orElseThrow(() -> new DamagedProof("the file is empty")));
    head.withOnly("format", "keys", "checkpoint");
    if (!FORMAT.equals(head.text("format"))) {
      throw new DamagedProof("the file is no ledger of the format " + FORMAT);
    }
    KeySuccession keys = KeySuccession.read(head);
    if (trusted.isPresent() && !keys.follows(trusted.get())) {
      throw new DamagedProof("the given key is none of the keys of this ledger");
    }
    Checkpoint checkpoint = keys.checkpoint(head.text("checkpoint"));
    List<Checkpoint> seen = new ArrayList<>();
    for (String note : earlier) {
      Checkpoint one = keys.checkpoint(note);
      if (one.size() > checkpoint.size()) {
        throw new DamagedProof("entries are missing: " + one.size() + " were vouched for before");
      }
      seen.add(one);
    }
    return checkEntries(lines, keys, checkpoint, seen);
  }

  private static Result checkEntries(
      LineReader lines, KeySuccession keys, Checkpoint checkpoint, List<Checkpoint> seen)
      throws IOException {
    TreeHash tree = new TreeHash();
    Map<String, Long> acts = new LinkedHashMap<>();
    long sealed = 0;
    String previous = NOTHING_BEFORE;
    for (long position = 1; position <= checkpoint.size(); position++) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        throw new DamagedProof("entry " + position + " is missing");
      }
      Entry entry = entry(line.get(), position);
      if (entry.open().isPresent()) {
        JsonText.ObjectValue open = entry.open().get();
        if (!open.text("previous").equals(previous)) {
          throw new DamagedProof("entry " + position + " does not follow from the one before");
        }
        acts.merge(open.text("act"), 1L, Long::sum);
      } else {
        sealed++;
      }
      previous = entry.hash();
      tree.append(Hash.ofLeaf(line.get()));
      for (Checkpoint one : seen) {
        if (one.size() == position && !one.root().equals(tree.root())) {
          throw new DamagedProof(
              "the first " + position + " entries are not those vouched for before");
        }
      }
    }
    if (lines.next().isPresent()) {
      throw new DamagedProof("the file holds more entries than the checkpoint vouches for");
    }
    if (!tree.root().equals(checkpoint.root())) {
      throw new DamagedProof("the entries do not lead to the root of the checkpoint");
    }
    return new Result(checkpoint, keys, sealed, acts);
  }

  private record Entry(String hash, Optional<JsonText.ObjectValue> open) {}

  private static Entry entry(String line, long position) {
    try {
      JsonText.ObjectValue json = JsonText.parse(line);
      if (json.number("position") != position) {
        throw new DamagedProof("it bears another position");
      }
      if (json.members().size() == 2) {
        return new Entry(Hash.parse(json.text("hash")).toString(), Optional.empty());
      }
      return new Entry(Hash.ofText(line).toString(), Optional.of(json));
    } catch (DamagedProof finding) {
      throw new DamagedProof("entry " + position + ": " + finding.getMessage());
    }
  }

  /** Lines that end with a line feed, and with nothing else: a carriage return is content. */
  private static final class LineReader {

    private static final int LONGEST = 1 << 24;

    private final BufferedReader reader;

    LineReader(BufferedReader reader) {
      this.reader = reader;
    }

    Optional<String> next() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c != '\n'; c = reader.read()) {
        if (c < 0) {
          if (line.isEmpty()) {
            return Optional.empty();
          }
          throw new DamagedProof("the last line does not end");
        }
        line.append((char) c);
        if (line.length() > LONGEST) {
          throw new DamagedProof("a line is too long");
        }
      }
      return Optional.of(line.toString());
    }
  }
}
