package org.offenlage.ejb.review;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.publication.Announcement;
import org.offenlage.ejb.publication.Announcements;
import org.offenlage.ejb.publication.PublicationNumber;

/** Keeps when approved publications become public, and tells the release calendar. */
@Stateless
@PermitAll
public class ReleasePlans {

  private static final String NEWEST =
      "select p from ReleasePlanRow p where p.id ="
          + " (select max(q.id) from ReleasePlanRow q where q.preparationId = p.preparationId)";

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Announcements announcements;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Clock clock;

  /** What is planned for a publication. */
  public ReleasePlan of(UUID preparation) {
    return newest(preparation).map(ReleasePlanRow::plan).orElse(ReleasePlan.NONE);
  }

  /** Whether a publication must not be public yet. */
  public boolean isUnderEmbargo(UUID preparation) {
    return of(preparation).isUnderEmbargo(clock.instant());
  }

  /** Whether an instant lies ahead. */
  public boolean isAhead(Instant instant) {
    return instant.isAfter(clock.instant());
  }

  /**
   * Plans a publication that is being approved, and announces it where it has a date.
   *
   * @param history up to its approval
   */
  public void plan(PreparationRow row, ReleasePlan plan, List<HistoryEntry> history) {
    ReleasePlanRow planned =
        new ReleasePlanRow(
            row.id(), plan, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    entities.persist(planned);
    entities.flush();
    plan.releaseAt()
        .ifPresent(
            at ->
                announcements.announce(
                    new Announcement(
                        planned.id(),
                        row.indicatorId(),
                        row.metadata().name(),
                        at,
                        persons(history, Action.SUBMIT, Action.APPROVE),
                        persons(history, Action.REVIEW, Action.OBJECT))));
  }

  /** Says what became of a plan: public, or sent back. */
  public void end(UUID preparation, Optional<PublicationNumber> publication) {
    newest(preparation)
        .ifPresent(
            row -> {
              announcements.end(row.id(), publication);
              publication.ifPresent(
                  number ->
                      row.plan()
                          .erratum()
                          .ifPresent(erratum -> announcements.correct(number, erratum)));
            });
  }

  /** Publications whose time has come and which are announced still, the earliest first. */
  public List<UUID> due(Instant now) {
    return entities
        .createQuery(
            NEWEST
                + " and p.releaseAt <= :now and p.id in (select a.id from AnnouncementRow a)"
                + " and p.id not in (select e.announcementId from AnnouncementEndRow e)"
                + " order by p.releaseAt, p.id",
            ReleasePlanRow.class)
        .setParameter("now", now)
        .getResultStream()
        .map(ReleasePlanRow::preparationId)
        .toList();
  }

  private Optional<ReleasePlanRow> newest(UUID preparation) {
    return entities
        .createQuery(NEWEST + " and p.preparationId = :id", ReleasePlanRow.class)
        .setParameter("id", preparation)
        .getResultStream()
        .findFirst();
  }

  private static int persons(List<HistoryEntry> history, Action one, Action other) {
    return (int)
        history.stream()
            .filter(
                entry ->
                    entry.action().filter(action -> action == one || action == other).isPresent())
            .map(HistoryEntry::actor)
            .distinct()
            .count();
  }
}
