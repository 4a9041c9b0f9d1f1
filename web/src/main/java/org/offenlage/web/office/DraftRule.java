package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;

/** Drafts a release rule, or the next version of one. */
@Named("draftRule")
@ViewScoped
public class DraftRule implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient ReleaseRules rules;
  @Inject private Notices notices;

  private final Form form = new Form();

  /** Begins with usual terms, or with those of the version that the address names. */
  @PostConstruct
  public void begin() {
    RuleForm.putDefaults(form);
    String id = Pages.parameter("from");
    rules.all().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .ifPresent(rule -> RuleForm.put(rule.draft(), form));
  }

  /** The form. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** How tables can be protected. */
  public List<Choice> getMechanisms() {
    Texts words = Words.here();
    return List.of(
        new Choice("suppression", words.get("mechanism.suppression")),
        new Choice("discrete-laplace", words.get("mechanism.discrete-laplace")),
        new Choice("discrete-gaussian", words.get("mechanism.discrete-gaussian")),
        new Choice("cell-key", words.get("mechanism.cell-key")),
        new Choice("published-figures", words.get("mechanism.published-figures")));
  }

  /** What is told besides noisy counts. */
  public List<Choice> getEstimates() {
    Texts words = Words.here();
    return Choice.of(Estimates.class, each -> words.get("estimates." + each.name()));
  }

  /** Whether zeros may be shown. */
  public List<Choice> getZeros() {
    Texts words = Words.here();
    return Choice.of(ProtectionMechanism.Zeros.class, zeros -> words.get("zeros." + zeros.name()));
  }

  /** Which records count as one unit. */
  public List<Choice> getScopes() {
    Texts words = Words.here();
    return Choice.of(PrivacyUnit.Scope.class, scope -> words.get("scope." + scope.name()));
  }

  /** How denominators are treated. */
  public List<Choice> getDenominators() {
    Texts words = Words.here();
    return Choice.of(
        RuleDraft.Denominators.class, each -> words.get("denominators." + each.name()));
  }

  /** Stores the draft. */
  public void draft() {
    form.checkAgain();
    RuleForm.read(form, Words.here(), Words.forms()).ifPresent(this::store);
  }

  private void store(RuleDraft draft) {
    Outcome<ReleaseRule> outcome = rules.draft(draft);
    if (outcome instanceof Outcome.Done<ReleaseRule> done) {
      notices.done(Words.here().get("rule.drafted", Integer.toString(done.value().version())));
      Pages.goTo(RulePages.address(done.value()));
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<ReleaseRule>) outcome).refusal()));
    }
  }
}
