package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(schema = "published", name = "announcement")
@SuppressWarnings("NullAway.Init")
class AnnouncementRow {

  @Id private long id;

  @Column(name = "indicator_id")
  private String indicatorId;

  @Column(name = "name_german")
  private String nameGerman;

  @Column(name = "name_english")
  private String nameEnglish;

  @Column(name = "release_at")
  private Instant releaseAt;

  private int planners;
  private int officers;

  @Column(name = "announced_at")
  private Instant announcedAt;

  protected AnnouncementRow() {}

  AnnouncementRow(Announcement announcement, Instant announcedAt) {
    this.id = announcement.id();
    this.indicatorId = announcement.indicatorId();
    this.nameGerman = announcement.name().german();
    this.nameEnglish = announcement.name().english();
    this.releaseAt = announcement.releaseAt();
    this.planners = announcement.planners();
    this.officers = announcement.officers();
    this.announcedAt = announcedAt;
  }
}
