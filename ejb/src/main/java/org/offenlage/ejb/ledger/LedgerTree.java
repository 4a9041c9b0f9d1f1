package org.offenlage.ejb.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Keeps the public Merkle tree over the ledger: a leaf an entry, the nodes that a leaf completes,
 * and a signed checkpoint. Called under the ledger's lock, within its transaction.
 *
 * <p>Costs O(log entries) an entry.
 */
@ApplicationScoped
class LedgerTree {

  private static final int BATCH = 500;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SigningKeys keys;

  /** Adds the newest entry, and those before it that have no leaf yet. */
  void append(LedgerEntry newest) {
    TreeEdge edge = edge(leaves());
    takeOver(edge, newest.position() - 1);
    add(edge, newest.act().openness().leaf(newest));
    entities.persist(
        new CheckpointRow(edge.size(), Notes.checkpoint(keys.current(), edge.size(), edge.root())));
    entities.flush();
  }

  /** How many leaves there are. */
  long leaves() {
    Long leaves =
        entities.createQuery("select max(l.position) from LeafRow l", Long.class).getSingleResult();
    return leaves == null ? 0 : leaves;
  }

  /** Entries from before there was a tree: nobody thought of readers then, so they are sealed. */
  private void takeOver(TreeEdge edge, long last) {
    while (edge.size() < last) {
      List<LedgerRow> rows =
          entities
              .createQuery(
                  "select e from LedgerRow e where e.position > :size and e.position <= :last"
                      + " order by e.position",
                  LedgerRow.class)
              .setParameter("size", edge.size())
              .setParameter("last", last)
              .setMaxResults(BATCH)
              .getResultList();
      if (rows.isEmpty() || rows.get(0).entry().position() != edge.size() + 1) {
        throw new IllegalStateException("entry " + (edge.size() + 1) + " of the ledger is missing");
      }
      rows.forEach(row -> add(edge, Openness.SEALED.leaf(row.entry())));
      entities.flush();
    }
  }

  private void add(TreeEdge edge, String content) {
    entities.persist(new LeafRow(edge.size() + 1, content));
    edge.append(content).forEach(node -> entities.persist(new NodeRow(node)));
  }

  private TreeEdge edge(long size) {
    return new TreeEdge(
        size, TreeEdge.places(size).stream().map(place -> node(place).hash()).toList());
  }

  private NodeRow node(TreeEdge.Place place) {
    NodeRow node = entities.find(NodeRow.class, new NodeRow.Key(place));
    if (node == null) {
      throw new IllegalStateException("a node of the ledger's tree is missing");
    }
    return node;
  }
}
