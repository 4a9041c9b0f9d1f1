package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/** What citizens sent, and the answer to one of them. */
@Named("contributionsPage")
@ViewScoped
public class ContributionsPage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_ANSWER = 4_000;

  @Inject private transient Participation participation;
  @Inject private Notices notices;

  private final Form form = new Form();
  private String id = "";
  private transient @Nullable List<Contribution> all;

  /** Takes the contribution from the address. */
  @PostConstruct
  public void begin() {
    id = Pages.parameter("id");
    if (!id.isEmpty() && getShown() == null) {
      Pages.nothingHere();
    }
  }

  /** Everything that citizens sent: what waits for an answer first, then the newest. */
  public List<Contribution> getAll() {
    if (all == null) {
      all =
          participation.all().stream()
              .sorted(Comparator.comparing(each -> each.answer().isPresent()))
              .toList();
    }
    return all;
  }

  /** The contribution that the address names; none where there is no such. */
  public @Nullable Contribution getShown() {
    return getAll().stream()
        .filter(each -> each.id().toString().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Whether a contribution is about a figure. */
  public boolean isFeedback(@Nullable Contribution contribution) {
    return contribution instanceof Contribution.Feedback;
  }

  /** The codes of the figure that a feedback is about. */
  public String codes(@Nullable Contribution contribution) {
    return contribution instanceof Contribution.Feedback feedback
        ? String.join(", ", feedback.figure().codes())
        : "";
  }

  /** The form of the answer. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** Sends the answer. */
  public void answer() {
    form.checkAgain();
    String text = form.required("answer", Words.forms());
    if (text.length() > LONGEST_ANSWER) {
      form.refuse("answer", Words.here().get("contribution.too-long"));
    }
    Contribution shown = getShown();
    if (form.isFlawless() && shown != null) {
      Outcome<Contribution.Answer> outcome = participation.answer(shown.id(), text);
      if (outcome instanceof Outcome.Refused<Contribution.Answer> refused) {
        form.refuse("answer", Words.refusal(refused.refusal()));
      } else {
        notices.done(Words.here().get("contribution.answered"));
        Pages.goTo("/office/contributions");
      }
    }
  }
}
