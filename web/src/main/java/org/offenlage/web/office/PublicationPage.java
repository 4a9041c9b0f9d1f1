package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.HistoryEntry;
import org.offenlage.ejb.review.PrivacyCost;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.ReleasePlan;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.preview.PreviewEdition;
import org.offenlage.web.report.IndicatorPage;
import org.offenlage.web.selection.View;

/** The workbench for one publication: what it is, what was checked, and the next step. */
@Named("publicationPage")
@ViewScoped
public class PublicationPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient Publications publications;
  @Inject private Notices notices;

  private final Form form = new Form();
  private @Nullable UUID id;
  private transient @Nullable WorkbenchItem item;
  private transient @Nullable IndicatorPage preview;

  /** Takes the publication from the address. */
  @PostConstruct
  public void begin() {
    try {
      id = UUID.fromString(Pages.parameter("id"));
    } catch (IllegalArgumentException noIdentifier) {
      id = null;
    }
    if (getItem() == null) {
      Pages.nothingHere();
    }
  }

  /** The publication that the address names; none where there is no such. */
  public @Nullable WorkbenchItem getItem() {
    if (item == null && id != null) {
      item = publications.view(id).orElse(null);
    }
    return item;
  }

  /** The page that readers would see. */
  public @Nullable IndicatorPage getPreview() {
    WorkbenchItem shown = getItem();
    if (preview == null && shown != null) {
      preview = publications.preview(shown.id()).map(table -> page(table, shown)).orElse(null);
    }
    return preview;
  }

  private static IndicatorPage page(PublishedTable table, WorkbenchItem shown) {
    return new IndicatorPage(View.of(table), Texts.in(Pages.language()), PreviewEdition.of(shown));
  }

  /** The form of the next step. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** Whether the caller can do this now. */
  public boolean can(String action) {
    WorkbenchItem shown = getItem();
    return shown != null && shown.possible().contains(Action.valueOf(action));
  }

  /** Whether there is anything that the caller can do now. */
  public boolean isAnythingPossible() {
    WorkbenchItem shown = getItem();
    return shown != null && !shown.possible().isEmpty();
  }

  /** Does one of the actions that need no public reason. */
  public void act(String name) {
    Action action = Action.valueOf(name);
    form.checkAgain();
    if (action.needsReason()) {
      form.required("reason", Words.forms());
    }
    WorkbenchItem shown = getItem();
    if (form.isFlawless() && shown != null) {
      tell(publications.act(shown.id(), action, form.text("reason")), action);
    }
  }

  /** Allows the publication, with a date and an erratum where they are entered. */
  public void approve() {
    form.checkAgain();
    Optional<Instant> at = ReleaseFields.read(form, Words.here());
    Optional<LocalizedText> erratum =
        form.optional("erratumDe").isPresent() || form.optional("erratumEn").isPresent()
            ? Optional.of(Localized.read(form, "erratum", Words.forms()))
            : Optional.empty();
    WorkbenchItem shown = getItem();
    if (form.isFlawless() && shown != null) {
      tell(
          publications.approve(shown.id(), new ReleasePlan(at, erratum), form.text("reason")),
          Action.APPROVE);
    }
  }

  /** When it is planned to become public, in words; empty without a date. */
  public String planned(WorkbenchItem shown) {
    return shown.plan().releaseAt().map(at -> Numbers.moment(at, Pages.language())).orElse("");
  }

  /** What it corrects, in the language of the page; empty where nothing. */
  public String erratum(WorkbenchItem shown) {
    return shown.plan().erratum().map(text -> text.in(Pages.language().locale())).orElse("");
  }

  /** Takes the publication back. */
  public void withdraw() {
    form.checkAgain();
    LocalizedText reason = Localized.read(form, "public", Words.forms());
    WorkbenchItem shown = getItem();
    if (form.isFlawless() && shown != null) {
      tell(publications.withdraw(shown.id(), reason), Action.WITHDRAW);
    }
  }

  /** A step of the history in words. */
  public String step(HistoryEntry entry) {
    return entry
        .action()
        .map(action -> Words.here().get("done." + action.name()))
        .orElseGet(
            () -> Words.here().get(entry.state() == State.PREPARED ? "done.PREPARE" : "done.VOTE"));
  }

  /** Name of a check in words. */
  public String check(Check check) {
    String key = "check." + check.name();
    return Words.here().has(key) ? Words.here().get(key) : check.name();
  }

  /** What a check found, in a sentence. */
  public String explanation(Check check) {
    Texts words = Words.here();
    String[] figures =
        check.figures().stream()
            .map(figure -> Numbers.inWords(figure, words.language()))
            .toArray(String[]::new);
    if (figures.length == 0 && check.result() == Check.Result.NOT_DECIDED) {
      return words.get("check.undecided");
    }
    String sentence = "check." + check.name() + "." + check.result().name();
    if (words.has(sentence)) {
      return words.get(sentence, figures);
    }
    String key = "check." + check.name() + ".figures";
    return words.has(key) && figures.length > 0
        ? words.get(key, figures)
        : String.join(", ", figures);
  }

  /** KERN's name for how a result looks. */
  public String look(Check check) {
    return switch (check.result()) {
      case PASSED -> "success";
      case NOTABLE, NOT_DECIDED -> "warning";
      case FAILED -> "danger";
    };
  }

  /** Name of a table in words. */
  public String table(String table) {
    String key = "table." + table;
    return Words.here().has(key) ? Words.here().get(key) : table;
  }

  /** An amount of a budget in words, such as ε = 1/2. */
  public String amount(PrivacyCost cost, Rational amount) {
    return cost.budget().notion().symbol() + " = " + Exact.inWords(amount);
  }

  /** A privacy unit in the language of the page. */
  public String unit(PrivacyCost cost) {
    return PrivacyUnits.inWords(cost.budget().account().privacyUnit(), Words.here());
  }

  private static String did(Action action, State state) {
    return switch (state) {
      case PARTIALLY_REVIEWED -> "did.VOTE";
      case CONFLICTED -> "did.CONFLICT";
      case RETURNED -> "did.RETURN";
      case PREPARED, SUBMITTED, REVIEWED, APPROVED, PUBLISHED, REFUSED, WITHDRAWN, SUPERSEDED ->
          "did." + action.name();
    };
  }

  private void tell(Outcome<WorkbenchItem> outcome, Action action) {
    Texts words = Words.here();
    if (outcome instanceof Outcome.Done<WorkbenchItem> done) {
      notices.done(words.get(did(action, done.value().state())));
      Pages.goTo(PublicationPages.address(done.value()));
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<WorkbenchItem>) outcome).refusal()));
      item = null;
    }
  }
}
