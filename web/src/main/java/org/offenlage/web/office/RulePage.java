package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.Reviewers;
import org.offenlage.ejb.review.ReviewersAsked;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;

/** One version of a release rule, and the decision on it. */
@Named("rulePage")
@ViewScoped
public class RulePage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient ReleaseRules rules;
  @Inject private transient Reviewers reviewers;
  @Inject private Staff staff;
  @Inject private Notices notices;

  private final Form form = new Form();
  private final Form reviewersForm = new Form();
  private String id = "";
  private int version;

  /** Takes rule and version from the address. */
  @PostConstruct
  public void begin() {
    id = Pages.parameter("id");
    String number = Pages.parameter("version");
    version = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    if (getRule() == null) {
      Pages.nothingHere();
    } else {
      reviewersForm.with("number", Integer.toString(reviewers.next(id)));
    }
  }

  /** The version that the address names; none where there is no such. */
  public @Nullable ReleaseRule getRule() {
    return rules.find(id, version).orElse(null);
  }

  /** The version that this one is compared with: the newest one before it that was in force. */
  public @Nullable ReleaseRule getBefore() {
    return rules.all().stream()
        .filter(each -> each.id().equals(id) && each.version() < version)
        .filter(each -> each.state() == ReleaseRule.State.DECIDED)
        .findFirst()
        .orElse(null);
  }

  /** What is new against that version, a sentence each. */
  public List<String> getDifferences() {
    ReleaseRule before = getBefore();
    ReleaseRule now = getRule();
    Texts words = Words.here();
    return before == null || now == null
        ? List.of()
        : RuleDifferences.between(
            RulePages.allFacts(before, words), RulePages.allFacts(now, words), words);
  }

  /** The form of the decision. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    List<FormError> errors = new ArrayList<>(FormError.of(form, Words.here()));
    errors.addAll(FormError.of(reviewersForm, Words.here()));
    return errors;
  }

  /** How many reviewers the next publication under this rule will have. */
  public int getReviewers() {
    return reviewers.next(id);
  }

  /** Who said last how many reviewers there are, and why; none where nobody said anything. */
  public @Nullable ReviewersAsked getReviewersAsked() {
    return reviewers.lastAsked(id).orElse(null);
  }

  /** The form of the number of reviewers. */
  public Form getReviewersForm() {
    return reviewersForm;
  }

  /** One or two reviewers. */
  public List<Choice> getReviewersChoices() {
    Texts words = Words.here();
    return List.of(
        new Choice("1", words.get("reviewers.1")), new Choice("2", words.get("reviewers.2")));
  }

  /** Sets the number of reviewers from the next submission on. */
  public void askReviewers() {
    reviewersForm.checkAgain();
    String why = reviewersForm.required("reviewersReason", Words.forms());
    if (!reviewersForm.isFlawless()) {
      return;
    }
    int number = reviewersForm.text("number").equals("2") ? 2 : 1;
    Outcome<Integer> outcome = reviewers.ask(id, number, why);
    if (outcome instanceof Outcome.Done<Integer> done) {
      notices.done(Words.here().get("reviewers.asked." + done.value()));
      Pages.goTo("/office/rule?id=" + Pages.encoded(id) + "&version=" + version);
    } else {
      reviewersForm.refuse("", Words.refusal(((Outcome.Refused<Integer>) outcome).refusal()));
    }
  }

  /** Whether the caller can decide on this version. */
  public boolean isToDecide() {
    ReleaseRule rule = getRule();
    return rule != null
        && staff.isOfficer()
        && rule.state() == ReleaseRule.State.DRAFT
        && !rule.author().equals(staff.getName());
  }

  /** Puts the version into force. */
  public void accept() {
    decide(ReleaseRule.Verdict.ACCEPTED);
  }

  /** Turns the version down. */
  public void reject() {
    decide(ReleaseRule.Verdict.REJECTED);
  }

  private void decide(ReleaseRule.Verdict verdict) {
    form.checkAgain();
    String reason = form.required("reason", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    Texts words = Words.here();
    Outcome<ReleaseRule> outcome = rules.decide(id, version, verdict, reason);
    if (outcome instanceof Outcome.Done<ReleaseRule> done) {
      notices.done(words.get("rule.decided." + verdict.name()));
      Pages.goTo(RulePages.address(done.value()));
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<ReleaseRule>) outcome).refusal()));
    }
  }
}
