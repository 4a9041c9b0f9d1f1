package org.offenlage.ejb.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is published; open to everybody.
 *
 * <p>Asks the database at every call which versions there are, so that a publication or withdrawal
 * shows at once; the tables themselves are kept in memory.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Catalogue {

  private static final String HEADS =
      "select p.id, p.indicatorId, p.version, p.publishedAt, w from PublicationView p"
          + " left join WithdrawalView w on w.publicationId = p.id";

  @PersistenceContext(unitName = "public")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ImmutableTables tables;

  /** Indicators with a version in force, by field of action, then German name. */
  public List<IndicatorMetadata> indicators() {
    return inForce().stream().map(PublishedTable::metadata).toList();
  }

  /** The version in force of every indicator that has one, by field of action, then German name. */
  public List<PublishedTable> inForce() {
    return entities
        .createQuery(
            HEADS
                + " where p.version = (select max(q.version) from PublicationView q"
                + " where q.indicatorId = p.indicatorId)",
            Object[].class)
        .getResultStream()
        .map(Head::of)
        .filter(head -> head.withdrawal() == null)
        .map(this::table)
        .sorted(
            Comparator.comparing((PublishedTable table) -> table.metadata().field())
                .thenComparing(
                    table -> table.metadata().name().german().toLowerCase(Locale.GERMAN)))
        .toList();
  }

  /**
   * The version of an indicator that is in force; empty where there is none, or where the newest
   * was withdrawn. {@link #versions} tells which.
   */
  public Optional<PublishedTable> latest(String indicatorId) {
    return heads(indicatorId).stream()
        .findFirst()
        .filter(head -> head.withdrawal() == null)
        .map(this::table);
  }

  /**
   * A given version of an indicator, also when it was superseded; empty when it was withdrawn or
   * never existed.
   */
  public Optional<PublishedTable> version(String indicatorId, int version) {
    return head(indicatorId, version).map(this::table);
  }

  /** All versions that were ever public, newest first, with what became of them. */
  public List<PublishedVersion> versions(String indicatorId) {
    List<Head> heads = heads(indicatorId);
    return heads.stream().map(head -> head.version(heads.get(0))).toList();
  }

  /** The signed bytes of a version that was not withdrawn, from which everything shown is made. */
  public Optional<SignedContent> content(String indicatorId, int version) {
    return head(indicatorId, version).map(head -> row(head).signedContent());
  }

  private PublishedTable table(Head head) {
    return tables.get(head.id(), () -> row(head).table());
  }

  private PublicationView row(Head head) {
    return entities.find(PublicationView.class, head.id());
  }

  private Optional<Head> head(String indicatorId, int version) {
    return heads(indicatorId).stream()
        .filter(head -> head.number() == version && head.withdrawal() == null)
        .findFirst();
  }

  private List<Head> heads(String indicatorId) {
    if (!IndicatorMetadata.isId(indicatorId)) {
      // Anybody can ask for anything; PostgreSQL would choke on some of it.
      return List.of();
    }
    return entities
        .createQuery(
            HEADS + " where p.indicatorId = :indicator order by p.version desc", Object[].class)
        .setParameter("indicator", indicatorId)
        .getResultStream()
        .map(Head::of)
        .toList();
  }

  /** A publication without its content. */
  private record Head(
      String id, int number, Instant publishedAt, @Nullable WithdrawalView withdrawal) {

    static Head of(Object[] row) {
      return new Head((String) row[0], (Integer) row[2], (Instant) row[3], (WithdrawalView) row[4]);
    }

    PublishedVersion version(Head newest) {
      if (withdrawal != null) {
        return withdrawal.tombstone(number, publishedAt);
      }
      return number == newest.number()
          ? new PublishedVersion.InForce(id, number, publishedAt)
          : new PublishedVersion.Superseded(id, number, publishedAt);
    }
  }
}
