package org.offenlage.ejb.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.ledger.DamagedProof;

class TreeWalkTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NAME = "office.example/ledger";

  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<String> leaves = new ArrayList<>();
  private final List<String> checkpoints = new ArrayList<>();
  private final Map<TreeEdge.Place, String> nodes = new HashMap<>();
  private final List<SigningKeyRow> keys = new ArrayList<>();

  /** Six entries, one of them sealed; from the fourth on a second key signs. */
  TreeWalkTest() {
    SigningKey first = key(1);
    SigningKey second = key(2);
    keys.add(new SigningKeyRow(first, 1, "", NOW));
    keys.add(new SigningKeyRow(second, 4, Notes.succession(first, second, 4), NOW));
    TreeEdge edge = new TreeEdge(0, List.of());
    for (int position = 1; position <= 6; position++) {
      LedgerEntry entry =
          Chain.next(
              position == 1 ? Chain.NOTHING_BEFORE : entries.get(position - 2).hash(),
              position,
              NOW,
              position == 2 ? LedgerAct.STAFF_LOGGED_IN : LedgerAct.PUBLISHED,
              "publication/x@" + position,
              "{}",
              "c".repeat(64));
      entries.add(entry);
      leaves.add(entry.act().openness().leaf(entry));
      edge.append(leaves.get(position - 1)).forEach(node -> nodes.put(node.at(), node.hash()));
      checkpoints.add(Notes.checkpoint(position < 4 ? first : second, edge.size(), edge.root()));
    }
  }

  private static SigningKey key(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return new SigningKey(number, NAME, seed);
  }

  private String walk() {
    TreeWalk walk = new TreeWalk(keys, nodes);
    for (int i = 0; i < entries.size(); i++) {
      Optional<Verification.Fault> fault =
          walk.step(
              entries.get(i),
              Optional.ofNullable(leaves.get(i)),
              Optional.ofNullable(checkpoints.get(i)));
      if (fault.isPresent()) {
        return (i + 1) + " " + fault.get();
      }
    }
    return "intact";
  }

  @Test
  void anUntouchedTreeIsIntact() {
    assertThat(walk()).isEqualTo("intact");
  }

  @Test
  void aSealedLeafTellsNothingButItsHash() {
    assertThat(leaves.get(1))
        .isEqualTo("{\"hash\":\"" + entries.get(1).hash() + "\",\"position\":2}");
  }

  @Nested
  class IsBrokenWhere {

    @Test
    void aLeafWasChangedOrRemoved() {
      leaves.set(2, leaves.get(2).replace("x@3", "y@3"));
      assertThat(walk()).isEqualTo("3 LEAF");
      leaves.set(2, null);
      assertThat(walk()).isEqualTo("3 LEAF");
    }

    @Test
    void whatShouldBeSealedIsOpen() {
      leaves.set(1, Openness.OPEN.leaf(entries.get(1)));
      assertThat(walk()).isEqualTo("2 LEAF");
    }

    @Test
    void whatWasOpenIsSealed() {
      leaves.set(2, Openness.SEALED.leaf(entries.get(2)));
      assertThat(walk()).isEqualTo("3 NODE");
    }

    @Test
    void anyNodeWasChangedOrRemoved() {
      for (TreeEdge.Place at : List.copyOf(nodes.keySet())) {
        String right = nodes.put(at, "0".repeat(64));
        assertThat(walk()).endsWith("NODE");
        nodes.remove(at);
        assertThat(walk()).endsWith("NODE");
        nodes.put(at, right);
      }
    }

    @Test
    void aCheckpointWasSignedByAnotherKey() {
      String root = rootOf(3);
      checkpoints.set(2, Notes.checkpoint(key(2), 3, root));
      assertThat(walk()).isEqualTo("3 CHECKPOINT");
      checkpoints.set(2, Notes.checkpoint(key(9), 3, root));
      assertThat(walk()).isEqualTo("3 CHECKPOINT");
      checkpoints.set(2, Notes.checkpoint(key(1), 3, root));
      assertThat(walk()).isEqualTo("intact");
    }

    @Test
    void aCheckpointVouchesForAnotherRoot() {
      checkpoints.set(2, Notes.checkpoint(key(1), 3, "0".repeat(64)));
      assertThat(walk()).isEqualTo("3 CHECKPOINT");
    }

    @Test
    void aKeyWasPutInWithoutTheOldOne() {
      keys.set(1, new SigningKeyRow(key(2), 4, Notes.succession(key(2), key(2), 4), NOW));
      assertThatThrownBy(TreeWalkTest.this::walk).isInstanceOf(DamagedProof.class);
    }

    private String rootOf(int size) {
      TreeEdge edge = new TreeEdge(0, List.of());
      leaves.subList(0, size).forEach(edge::append);
      return edge.root();
    }
  }
}
