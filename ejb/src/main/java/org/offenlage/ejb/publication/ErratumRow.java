package org.offenlage.ejb.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.offenlage.ejb.catalogue.LocalizedText;

@Entity
@Table(schema = "published", name = "erratum")
@SuppressWarnings("NullAway.Init")
class ErratumRow {

  @Id
  @Column(name = "publication_id")
  private String publicationId;

  @Column(name = "text_german")
  private String german;

  @Column(name = "text_english")
  private String english;

  protected ErratumRow() {}

  ErratumRow(String publicationId, LocalizedText text) {
    this.publicationId = publicationId;
    this.german = text.german();
    this.english = text.english();
  }
}
