package org.offenlage.ejb.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.privacy.ledger.DamagedProof;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.KeySuccession;
import org.offenlage.privacy.ledger.NoteKey;
import org.offenlage.privacy.ledger.TreeHash;

/**
 * Holds the public tree against the entries, one after the other in the order of their positions,
 * with the verifier that everybody has. Not thread-safe.
 */
final class TreeWalk {

  private final KeySuccession keys;
  private final Map<TreeEdge.Place, String> nodes;
  private final TreeHash tree = new TreeHash();

  /**
   * Begins before the first entry.
   *
   * @param nodes is asked for each node that an entry completes
   * @throws DamagedProof where the keys do not follow from each other
   */
  TreeWalk(List<SigningKeyRow> keys, Map<TreeEdge.Place, String> nodes) {
    this.keys =
        KeySuccession.of(
            keys.stream()
                .map(
                    row ->
                        new KeySuccession.Member(
                            NoteKey.parse(row.verifierKey()), row.fromSize(), row.succession()))
                .toList());
    this.nodes = nodes;
  }

  /** Looks at what stands in the tree of one entry; empty where all fits. */
  Optional<Verification.Fault> step(
      LedgerEntry entry, Optional<String> leaf, Optional<String> checkpoint) {
    // What was taken over from before the tree is sealed, whatever its act.
    boolean fits =
        leaf.filter(
                content ->
                    content.equals(entry.act().openness().leaf(entry))
                        || content.equals(Openness.SEALED.leaf(entry)))
            .isPresent();
    if (!fits) {
      return Optional.of(Verification.Fault.LEAF);
    }
    for (TreeHash.Node node : tree.append(Hash.ofLeaf(leaf.orElseThrow()))) {
      TreeEdge.Place at = new TreeEdge.Place(node.level(), node.place());
      if (!node.hash().toString().equals(nodes.get(at))) {
        return Optional.of(Verification.Fault.NODE);
      }
    }
    return checkpoint.isPresent() && !holds(checkpoint.get())
        ? Optional.of(Verification.Fault.CHECKPOINT)
        : Optional.empty();
  }

  private boolean holds(String note) {
    try {
      var checkpoint = keys.checkpoint(note);
      return checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root());
    } catch (DamagedProof damaged) {
      return false;
    }
  }
}
