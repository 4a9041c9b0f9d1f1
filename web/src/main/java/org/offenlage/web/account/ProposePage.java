package org.offenlage.web.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.form.RefusalText;
import org.offenlage.web.language.Texts;

/** The proposal of an indicator. */
@Named("proposePage")
@ViewScoped
public class ProposePage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_TITLE = 200;

  @Inject private transient Participation participation;
  @Inject private Notices notices;

  private final Form form = new Form();

  /** The form. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, AccountWords.here());
  }

  /** Sends the proposal. */
  public void send() {
    form.checkAgain();
    Texts forms = Texts.in(Pages.language());
    String title = form.required("title", forms);
    String reason = form.required("reason", forms);
    if (title.length() > LONGEST_TITLE) {
      form.refuse("title", AccountWords.here().get("proposal.title-too-long"));
    }
    if (reason.length() > FeedbackPage.LONGEST_TEXT) {
      form.refuse("reason", AccountWords.here().get("contribution.too-long"));
    }
    if (form.isFlawless()) {
      Outcome<Contribution.Proposal> outcome = participation.propose(title, reason);
      if (outcome instanceof Outcome.Refused<Contribution.Proposal> refused) {
        form.refuse("", RefusalText.tell(refused.refusal(), AccountWords.here()));
      } else {
        notices.done(AccountWords.here().get("proposal.sent"));
        Pages.goTo("/account/");
      }
    }
  }
}
