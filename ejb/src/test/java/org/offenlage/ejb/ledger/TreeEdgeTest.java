package org.offenlage.ejb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.TreeHash;

/** The writer's tree against the verifier's, which is held against RFC 6962's own test values. */
class TreeEdgeTest {

  private static final int LARGEST = 130;

  @Test
  void growsAsTheVerifierComputesIt() {
    TreeEdge edge = new TreeEdge(0, List.of());
    TreeHash verifier = new TreeHash();
    assertThat(edge.root()).isEqualTo(verifier.root().toString());
    for (int i = 0; i < LARGEST; i++) {
      List<String> expected = new ArrayList<>();
      verifier
          .append(Hash.ofLeaf("leaf " + i))
          .forEach(node -> expected.add(node.level() + "/" + node.place() + " " + node.hash()));
      assertThat(edge.append("leaf " + i))
          .extracting(node -> node.at().level() + "/" + node.at().place() + " " + node.hash())
          .isEqualTo(expected);
      assertThat(edge.root()).isEqualTo(verifier.root().toString());
    }
  }

  @Test
  void goesOnFromWhatWasStoredAtEachSize() {
    Map<TreeEdge.Place, String> stored = new HashMap<>();
    TreeEdge whole = new TreeEdge(0, List.of());
    for (int size = 0; size < LARGEST; size++) {
      TreeEdge readBack =
          new TreeEdge(size, TreeEdge.places(size).stream().map(stored::get).toList());
      assertThat(readBack.root()).isEqualTo(whole.root());
      List<TreeEdge.Node> nodes = whole.append("leaf " + size);
      assertThat(readBack.append("leaf " + size)).isEqualTo(nodes);
      nodes.forEach(node -> stored.put(node.at(), node.hash()));
    }
  }
}
