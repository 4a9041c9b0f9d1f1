package org.offenlage.ejb.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;

/**
 * Writes what everybody may know before figures are public, and what a version corrects. Works
 * within the caller's transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class Announcements {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Clock clock;

  /** Puts an entry into the release calendar. */
  public void announce(Announcement announcement) {
    entities.persist(
        new AnnouncementRow(announcement, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    ledger.append(
        LedgerAct.RELEASE_ANNOUNCED,
        "indicator/" + announcement.indicatorId(),
        Map.of("releaseAt", announcement.releaseAt().toString()),
        Map.of());
  }

  /**
   * Takes an entry out of the release calendar, if it is still there.
   *
   * @param publication what it became; empty where it was called off
   */
  public void end(long announcement, Optional<PublicationNumber> publication) {
    if (entities.find(AnnouncementRow.class, announcement) != null
        && entities.find(AnnouncementEndRow.class, announcement) == null) {
      entities.persist(
          new AnnouncementEndRow(
              announcement, clock.instant().truncatedTo(ChronoUnit.MICROS), publication));
    }
  }

  /** Says what a version corrects in the one before it. */
  public void correct(PublicationNumber number, LocalizedText erratum) {
    entities.persist(new ErratumRow(number.publicationId(), erratum));
  }
}
