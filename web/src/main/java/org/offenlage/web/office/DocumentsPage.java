package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.microdata.Erasures;
import org.offenlage.ejb.microdata.RetainedSnapshot;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/** The documents of data protection, and what is due to be erased. */
@Named("documentsPage")
@RequestScoped
public class DocumentsPage {

  @Inject private Erasures erasures;
  @Inject private Notices notices;

  private final Form form = new Form();

  /** Names of the documents that need no further choice. */
  public List<String> getDocuments() {
    return List.of("processing-record", "impact-assessment", "retention-list");
  }

  /** How many deliveries should be erased by now. */
  public long getDue() {
    Instant now = Instant.now();
    return erasures.all().stream().filter(each -> each.isDue(now)).count();
  }

  /** Deliveries whose records are there. */
  public List<Snapshot> getKept() {
    return erasures.all().stream()
        .filter(each -> each.erasedAt().isEmpty())
        .map(RetainedSnapshot::snapshot)
        .toList();
  }

  /** Which delivery is erased before its time, and why. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** Erases one delivery before its time. */
  public void erase() {
    form.checkAgain();
    String snapshot = form.required("snapshot", Words.forms());
    String reason = form.required("reason", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    Optional<Snapshot> erased =
        getKept().stream()
            .filter(each -> each.id().toString().equals(snapshot))
            .findFirst()
            .flatMap(each -> erasures.erase(each.id(), reason));
    notices.done(Words.here().get("documents.erased", erased.isPresent() ? "1" : "0"));
    Pages.goTo("/office/documents");
  }

  /** The choice of deliveries. */
  public List<Choice> getChoices() {
    return getKept().stream()
        .map(
            each ->
                new Choice(
                    each.id().toString(),
                    each.datasetId() + " " + each.period() + ", v" + each.version()))
        .toList();
  }

  /** Erases what is due, without waiting for the night. */
  public void eraseDue() {
    int erased = erasures.eraseDue(Instant.now()).size();
    notices.done(Words.here().get("documents.erased", Integer.toString(erased)));
    Pages.goTo("/office/documents");
  }
}
