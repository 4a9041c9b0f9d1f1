package org.offenlage.ejb.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What will become public, and what was corrected; open to everybody. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReleaseCalendar {

  @PersistenceContext(unitName = "public")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  /** Announced publications that are not public yet, the next one first. */
  public List<PlannedRelease> planned() {
    return entities
        .createQuery(
            "select a from AnnouncementView a where a.id not in"
                + " (select e.announcementId from AnnouncementEndView e)"
                + " order by a.releaseAt, a.id",
            AnnouncementView.class)
        .getResultStream()
        .map(AnnouncementView::planned)
        .toList();
  }

  /**
   * What a version corrects in the one before it.
   *
   * @param publicationId such as {@code birth-rate@2}
   */
  public Optional<LocalizedText> erratum(String publicationId) {
    return Optional.ofNullable(entities.find(ErratumView.class, publicationId))
        .map(ErratumView::text);
  }
}
