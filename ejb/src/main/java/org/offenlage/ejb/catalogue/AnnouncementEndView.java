package org.offenlage.ejb.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That an entry of the release calendar is over, as the public side reads it. */
@Entity
@Table(schema = "published", name = "announcement_end")
@SuppressWarnings("NullAway.Init")
class AnnouncementEndView {

  @Id
  @Column(name = "announcement_id")
  private long announcementId;

  protected AnnouncementEndView() {}

  long announcementId() {
    return announcementId;
  }
}
