package org.offenlage.ejb.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An entry of the release calendar, as the public side reads it. */
@Entity
@Table(schema = "published", name = "announcement")
@SuppressWarnings("NullAway.Init")
class AnnouncementView {

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

  protected AnnouncementView() {}

  PlannedRelease planned() {
    return new PlannedRelease(
        indicatorId, new LocalizedText(nameGerman, nameEnglish), releaseAt, planners, officers);
  }
}
