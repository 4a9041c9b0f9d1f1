package org.offenlage.ejb.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a version corrects, as the public side reads it. */
@Entity
@Table(schema = "published", name = "erratum")
@SuppressWarnings("NullAway.Init")
class ErratumView {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  @Column(name = "text_german")
  private String german;

  @Column(name = "text_english")
  private String english;

  protected ErratumView() {}

  LocalizedText text() {
    return new LocalizedText(german, english);
  }
}
