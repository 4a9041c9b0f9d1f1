package org.offenlage.web.office;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;

/** Privacy budgets: allowed, spent, left, and what for. */
@Named("budgetPage")
@ViewScoped
public class BudgetPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient PrivacyBudgets budgets;
  @Inject private Notices notices;

  private final Form form =
      new Form().with("notion", Notion.EPSILON.name()).with("scope", "REFERENCE_PERIOD");
  private transient @Nullable List<PrivacyBudget> all;

  /** Every account that was debited. */
  public List<PrivacyBudget> getAll() {
    if (all == null) {
      all = budgets.all();
    }
    return all;
  }

  /** One drawing for each dataset and privacy unit; the same as the public sees. */
  public List<Drawing> getDrawings() {
    return getAll().stream()
        .map(
            each ->
                new Drawing(
                    each.account().datasetId(),
                    unit(each),
                    "/budget/drawing.svg?dataset="
                        + Pages.encoded(each.account().datasetId())
                        + "&unit="
                        + Pages.encoded(each.account().privacyUnit())
                        + "&lang="
                        + Pages.language().code()))
        .distinct()
        .toList();
  }

  /**
   * A drawing of the budgets of a dataset.
   *
   * @param dataset its identifier
   * @param unit whose privacy they protect, in words
   * @param address where it stands, without its look
   */
  public record Drawing(String dataset, String unit, String address) {

    /** Where it stands in this look. */
    public String url(String size, String theme) {
      return address + "&size=" + size + "&theme=" + theme;
    }
  }

  /** Every debit of one account, oldest first. */
  public List<PrivacySpending> spending(PrivacyBudget budget) {
    return budgets.spending(budget.account());
  }

  /** The form of an allowance. */
  public Form getForm() {
    return form;
  }

  /** Which records count as one unit. */
  public List<Choice> getScopes() {
    Texts words = Words.here();
    return Choice.of(PrivacyUnit.Scope.class, scope -> words.get("scope." + scope.name()));
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** In what budgets can be kept. */
  public List<Choice> getNotions() {
    Texts words = Words.here();
    return Choice.of(Notion.class, notion -> words.get("notion." + notion.name()));
  }

  /** A privacy unit in the language of the page. */
  public String unit(PrivacyBudget budget) {
    return PrivacyUnits.inWords(budget.account().privacyUnit(), Words.here());
  }

  /** A loss in words, such as ε = 1/2. */
  public String loss(PrivacyLoss loss) {
    return Notion.of(loss).symbol() + " = " + Exact.inWords(Notion.number(loss));
  }

  /** An amount of a budget in words, such as ε = 1/2. */
  public String amount(PrivacyBudget budget, Rational amount) {
    return budget.notion().symbol() + " = " + Exact.inWords(amount);
  }

  /** An exact number in words. */
  public String exact(Rational number) {
    return Exact.inWords(number);
  }

  /** What is spent, in thousandths of what is allowed: for a bar only. */
  public long thousandths(PrivacyBudget budget) {
    if (budget.total().signum() <= 0) {
      return 1000;
    }
    return Math.min(1000, Math.round(1000 * budget.spent().over(budget.total()).approximately()));
  }

  /** Allows a budget. */
  public void allow() {
    form.checkAgain();
    Texts forms = Words.forms();
    String dataset = form.required("dataset", forms);
    String unit = form.required("unit", forms);
    String reason = form.required("reason", forms);
    String text = form.required("epsilon", forms);
    Optional<Rational> epsilon = Exact.read(text);
    if (epsilon.isEmpty() && !text.isEmpty()) {
      form.refuse("epsilon", Words.here().get("form.exact"));
    }
    Optional<LocalizedText> publicName =
        form.optional("nameDe").isPresent() || form.optional("nameEn").isPresent()
            ? Optional.of(Localized.read(form, "name", forms))
            : Optional.empty();
    if (!form.isFlawless() || epsilon.isEmpty()) {
      return;
    }
    Notion notion = Notion.valueOf(form.text("notion"));
    Outcome<PrivacyLoss> outcome =
        budgets.allow(
            dataset,
            new PrivacyUnit(unit, PrivacyUnit.Scope.valueOf(form.text("scope"))).toString(),
            notion.loss(epsilon.get()),
            publicName,
            reason);
    if (outcome instanceof Outcome.Done<PrivacyLoss> done) {
      notices.done(Words.here().get("budget.allowed", dataset, loss(done.value())));
      Pages.goTo("/office/budget");
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<PrivacyLoss>) outcome).refusal()));
    }
  }
}
