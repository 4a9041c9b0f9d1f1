package org.offenlage.privacy.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The signing keys that an office had one after the other. Each change is a note that the old and
 * the new key signed; so whoever trusts one of them can follow to all others.
 *
 * <p>Immutable.
 */
public final class KeySuccession {

  private final List<Member> members;

  /**
   * One key.
   *
   * @param key the key
   * @param fromSize the smallest checkpoint that it signs
   * @param succession the note by which it took over; empty for the first
   */
  public record Member(NoteKey key, long fromSize, String succession) {}

  private KeySuccession(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /**
   * The keys, after each change was checked.
   *
   * @throws DamagedProof where a key does not follow from the one before
   */
  public static KeySuccession of(List<Member> members) {
    if (members.isEmpty() || members.get(0).fromSize() != 1) {
      throw new DamagedProof("the list of signing keys does not start with the first entry");
    }
    if (!members.get(0).succession().isEmpty()) {
      throw new DamagedProof("the first signing key cannot have taken over from another");
    }
    for (int i = 1; i < members.size(); i++) {
      require(members.get(i - 1), members.get(i), i + 1);
    }
    return new KeySuccession(members);
  }

  private static void require(Member old, Member next, int number) {
    String expected =
        old.key().name()
            + "/key-succession\n"
            + number
            + '\n'
            + old.key()
            + '\n'
            + next.key()
            + '\n'
            + next.fromSize()
            + '\n';
    SignedNote note = SignedNote.parse(next.succession());
    if (!note.text().equals(expected) || next.fromSize() <= old.fromSize()) {
      throw new DamagedProof("signing key " + number + " does not follow from the one before");
    }
    if (!note.isSignedOnlyBy(List.of(old.key(), next.key()))) {
      throw new DamagedProof(
          "the change to signing key " + number + " is not signed by the old and the new key");
    }
  }

  /** Reads the member {@code keys} of a file. */
  static KeySuccession read(JsonText.ObjectValue file) {
    List<Member> members = new ArrayList<>();
    for (JsonText.Value value : file.array("keys").elements()) {
      JsonText.ObjectValue key = JsonText.object(value).withOnly("key", "fromSize", "succession");
      members.add(
          new Member(
              NoteKey.parse(key.text("key")), key.number("fromSize"), key.text("succession")));
    }
    return of(members);
  }

  /** All keys, oldest first. */
  public List<NoteKey> keys() {
    return members.stream().map(Member::key).toList();
  }

  /** The key that signs checkpoints of this size. */
  public NoteKey at(long size) {
    NoteKey key = members.get(0).key();
    for (Member member : members) {
      if (member.fromSize() <= size) {
        key = member.key();
      }
    }
    return key;
  }

  /** Whether one of the keys is this one, so that the others follow from it. */
  public boolean follows(NoteKey trusted) {
    return members.stream().anyMatch(member -> member.key().equals(trusted));
  }

  /**
   * Reads a signed checkpoint and checks its signature by the key of its size.
   *
   * @throws DamagedProof where it is not signed so
   */
  public Checkpoint checkpoint(String note) {
    SignedNote signed = SignedNote.parse(note);
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    NoteKey key = at(checkpoint.size());
    if (!checkpoint.origin().equals(key.name()) || !signed.isSignedOnlyBy(List.of(key))) {
      throw new DamagedProof("the checkpoint is not signed by the office's key of that time");
    }
    return checkpoint;
  }
}
