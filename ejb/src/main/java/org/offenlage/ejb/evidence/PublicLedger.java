package org.offenlage.ejb.evidence;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ledger as everybody may read it; open to all.
 *
 * <p>An entry costs one query, a proof O(log entries) of them.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicLedger {

  @PersistenceContext(unitName = "public")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  /** The newest checkpoint; empty before the first entry. */
  public Optional<SignedCheckpoint> newest() {
    return entities
        .createQuery("select c from CheckpointView c order by c.size desc", CheckpointView.class)
        .setMaxResults(1)
        .getResultStream()
        .map(CheckpointView::checkpoint)
        .findFirst();
  }

  /**
   * The checkpoint of so many entries; empty where there is none, as for sizes from before there
   * was a tree.
   */
  public Optional<SignedCheckpoint> checkpoint(long size) {
    return Optional.ofNullable(entities.find(CheckpointView.class, size))
        .map(CheckpointView::checkpoint);
  }

  /** All signing keys, oldest first. */
  public List<PublicKey> keys() {
    return entities
        .createQuery("select k from SigningKeyView k order by k.number", SigningKeyView.class)
        .getResultStream()
        .map(SigningKeyView::key)
        .toList();
  }

  /** The certificate of a publication; empty where there is none. */
  public Optional<Certificate> certificate(String publicationId) {
    return Optional.ofNullable(entities.find(CertificateView.class, publicationId))
        .map(CertificateView::certificate);
  }

  /**
   * Entries in the order of their positions.
   *
   * @param first the first position
   * @param most at most so many
   */
  public List<PublicEntry> entries(long first, int most) {
    return entities
        .createQuery(
            "select l from LeafView l where l.position >= :first order by l.position",
            LeafView.class)
        .setParameter("first", first)
        .setMaxResults(most)
        .getResultStream()
        .map(LeafView::entry)
        .toList();
  }

  /** That an entry is among the first so many; empty where there is no such entry or checkpoint. */
  public Optional<InclusionProof> inclusion(long position, long size) {
    Optional<SignedCheckpoint> checkpoint = checkpoint(size);
    LeafView leaf = entities.find(LeafView.class, position);
    if (checkpoint.isEmpty() || leaf == null || position > size) {
      return Optional.empty();
    }
    PublicEntry entry = leaf.entry();
    return Optional.of(
        new InclusionProof(
            entry,
            TreeNodes.leafHash(entry.content()),
            nodes().inclusion(position - 1, size),
            checkpoint.get()));
  }

  /** That one checkpoint continues another; empty where one of them does not exist. */
  public Optional<ConsistencyProof> consistency(long earlier, long later) {
    Optional<SignedCheckpoint> first = checkpoint(earlier);
    Optional<SignedCheckpoint> second = checkpoint(later);
    if (first.isEmpty() || second.isEmpty() || earlier > later) {
      return Optional.empty();
    }
    return Optional.of(
        new ConsistencyProof(first.get(), second.get(), nodes().consistency(earlier, later)));
  }

  /** The release rules in force, by id; of those decided on before they were told, nothing. */
  public List<PublicRule> rules() {
    return LedgerSums.rules(
        entriesLike(
            "select position, content from published.ledger_leaf"
                + " where content like '%\"act\":\"RULE_DECIDED\"%' order by position"));
  }

  /**
   * Privacy budgets, added up from the ledger. Costs a look at every debit; entries that were taken
   * over sealed from before there was a tree are not counted.
   */
  public List<PublicBudget> budgets() {
    return LedgerSums.budgets(
        entriesLike(
            "select position, content from published.ledger_leaf"
                + " where content like '%\"act\":\"BUDGET_%' order by position"));
  }

  private List<PublicEntry> entriesLike(String query) {
    List<PublicEntry> entries = new ArrayList<>();
    for (Object leaf : entities.createNativeQuery(query, LeafView.class).getResultList()) {
      entries.add(((LeafView) leaf).entry());
    }
    return entries;
  }

  private TreeNodes nodes() {
    return new TreeNodes(
        (level, place) -> {
          NodeView node = entities.find(NodeView.class, new NodeView.Key(level, place));
          if (node == null) {
            throw new IllegalStateException("a node of the ledger's tree is missing");
          }
          return node.hash();
        });
  }
}
