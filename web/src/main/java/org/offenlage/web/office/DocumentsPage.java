package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.offenlage.ejb.microdata.Erasures;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/** The documents of data protection, and what is due to be erased. */
@Named("documentsPage")
@RequestScoped
public class DocumentsPage {

  @Inject private Erasures erasures;
  @Inject private Notices notices;

  /** Names of the documents that need no further choice. */
  public List<String> getDocuments() {
    return List.of("processing-record", "impact-assessment", "retention-list");
  }

  /** How many deliveries should be erased by now. */
  public long getDue() {
    Instant now = Instant.now();
    return erasures.all().stream().filter(each -> each.isDue(now)).count();
  }

  /** Erases what is due, without waiting for the night. */
  public void eraseDue() {
    int erased = erasures.eraseDue(Instant.now()).size();
    notices.done(Words.here().get("documents.erased", Integer.toString(erased)));
    Pages.goTo("/office/documents");
  }
}
