package org.offenlage.ejb.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Roles;
import org.offenlage.privacy.ledger.DamagedProof;

/**
 * Checks all that is stored of the ledger: the chain of entries, their confidential parts, and the
 * public tree with its checkpoints and keys.
 *
 * <p>What it does not promise: who owns the database and the signing key can write another ledger;
 * that shows only against a checkpoint that somebody kept elsewhere.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR})
public class LedgerInspection {

  private static final int BATCH = 1000;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  /** Walks along all entries. O(entries). */
  public Verification verify() {
    if (count("LedgerRow") == 0) {
      return new Verification.Intact(0, Chain.NOTHING_BEFORE);
    }
    Map<TreeEdge.Place, String> nodes = new HashMap<>();
    TreeWalk tree;
    try {
      tree =
          new TreeWalk(
              entities
                  .createQuery(
                      "select k from SigningKeyRow k order by k.number", SigningKeyRow.class)
                  .getResultList(),
              nodes);
    } catch (DamagedProof damaged) {
      return new Verification.Broken(1, Verification.Fault.SIGNING_KEYS);
    }
    ChainWalk chain = new ChainWalk();
    for (long from = 1; ; from += BATCH) {
      List<Object[]> batch = batch(from);
      readNodes(from, nodes);
      for (Object[] row : batch) {
        LedgerEntry entry = ((LedgerRow) row[0]).entry();
        ConfidentialRow confidential = (ConfidentialRow) row[1];
        chain.step(entry, confidential == null ? "missing" : confidential.commitment());
        if (!chain.isBroken()) {
          Optional<Verification.Fault> fault =
              tree.step(
                  entry,
                  Optional.ofNullable((LeafRow) row[2]).map(LeafRow::content),
                  Optional.ofNullable((CheckpointRow) row[3]).map(CheckpointRow::note));
          if (fault.isPresent()) {
            return new Verification.Broken(entry.position(), fault.get());
          }
        }
      }
      entities.clear();
      if (chain.isBroken() || batch.size() < BATCH) {
        return end(chain.result(highest("LedgerRow", "position")));
      }
    }
  }

  /** Nothing may stand behind the last entry, and a checkpoint must reach it. */
  private Verification end(Verification found) {
    if (!(found instanceof Verification.Intact intact)) {
      return found;
    }
    long entries = intact.entries();
    if (count("LeafRow") != entries) {
      return new Verification.Broken(entries, Verification.Fault.LEAF);
    }
    if (count("NodeRow") != 2 * entries - Long.bitCount(entries)) {
      return new Verification.Broken(entries, Verification.Fault.NODE);
    }
    return highest("CheckpointRow", "size") == entries
        ? found
        : new Verification.Broken(entries, Verification.Fault.CHECKPOINT);
  }

  private List<Object[]> batch(long from) {
    return entities
        .createQuery(
            "select e, c, l, k from LedgerRow e"
                + " left join ConfidentialRow c on c.position = e.position"
                + " left join LeafRow l on l.position = e.position"
                + " left join CheckpointRow k on k.size = e.position"
                + " where e.position >= :from and e.position < :to order by e.position",
            Object[].class)
        .setParameter("from", from)
        .setParameter("to", from + BATCH)
        .getResultList();
  }

  /** The nodes that the entries of a batch complete: those whose last leaf lies in it. */
  private void readNodes(long from, Map<TreeEdge.Place, String> nodes) {
    nodes.clear();
    for (int level = 0; level < Long.SIZE - 2; level++) {
      // Leaves count from 0; the node's last leaf has the index (place + 1) * 2^level - 1.
      long first = ((from - 1) >> level) - 1;
      long last = (from - 1 + BATCH) >> level;
      List<NodeRow> rows =
          entities
              .createQuery(
                  "select n from NodeRow n where n.level = :level and n.place >= :first"
                      + " and n.place <= :last",
                  NodeRow.class)
              .setParameter("level", level)
              .setParameter("first", first)
              .setParameter("last", last)
              .getResultList();
      rows.forEach(row -> nodes.put(new TreeEdge.Place(row.level(), row.place()), row.hash()));
      if (last == 0) {
        return;
      }
    }
  }

  private long count(String rows) {
    return entities
        .createQuery("select count(r) from " + rows + " r", Long.class)
        .getSingleResult();
  }

  private long highest(String rows, String member) {
    Long highest =
        entities
            .createQuery("select max(r." + member + ") from " + rows + " r", Long.class)
            .getSingleResult();
    return highest == null ? 0 : highest;
  }
}
