package org.offenlage.ejb.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.ledger.Checkpoint;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.TreeHash;
import org.offenlage.privacy.ledger.TreeProof;

/** The proofs that the server makes, held against the verifier that everybody has. */
class TreeNodesTest {

  private static final int LARGEST = 130;

  private final Map<String, String> stored = new HashMap<>();
  private final Checkpoint[] checkpoints = new Checkpoint[LARGEST + 1];
  private int asked;

  private final TreeNodes nodes =
      new TreeNodes(
          (level, place) -> {
            asked++;
            String hash = stored.get(level + "/" + place);
            if (hash == null) {
              throw new AssertionError("node " + level + "/" + place + " is not stored");
            }
            return hash;
          });

  TreeNodesTest() {
    TreeHash tree = new TreeHash();
    for (int i = 0; i < LARGEST; i++) {
      tree.append(Hash.ofLeaf("leaf " + i))
          .forEach(node -> stored.put(node.level() + "/" + node.place(), node.hash().toString()));
      checkpoints[i + 1] = new Checkpoint("test", i + 1, tree.root());
    }
  }

  private static List<Hash> hashes(List<String> path) {
    return path.stream().map(Hash::parse).toList();
  }

  @Test
  void everyLeafOfEverySizeIsProvedToBeIn() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        Hash leaf = Hash.parse(TreeNodes.leafHash("leaf " + index));
        assertThat(
                TreeProof.rootOfInclusion(leaf, index, size, hashes(nodes.inclusion(index, size))))
            .as("leaf %d of %d", index, size)
            .isEqualTo(checkpoints[size].root());
      }
    }
  }

  @Test
  void everySizeIsProvedToContinueEverySmallerOne() {
    for (int later = 1; later <= LARGEST; later++) {
      for (int earlier = 1; earlier <= later; earlier++) {
        Checkpoint first = checkpoints[earlier];
        Checkpoint second = checkpoints[later];
        List<Hash> path = hashes(nodes.consistency(earlier, later));
        assertThatCode(() -> TreeProof.requireConsistency(first, second, path))
            .as("%d to %d", earlier, later)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aProofAsksForFewNodes() {
    for (int index = 0; index < LARGEST; index++) {
      asked = 0;
      assertThat(nodes.inclusion(index, LARGEST)).hasSizeLessThanOrEqualTo(8);
      assertThat(asked).isLessThanOrEqualTo(16);
    }
  }
}
