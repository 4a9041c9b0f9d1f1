package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.RuleTrial;
import org.offenlage.ejb.review.RuleTrials;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Pages;

/** Tries a release rule beside another on real microdata, for the data-protection officer. */
@Named("ruleTrialPage")
@ViewScoped
public class RuleTrialPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient ReleaseRules rules;
  @Inject private transient Indicators indicators;
  @Inject private transient RuleTrials trials;
  @Inject private transient Drawings drawings;

  private final Form form = new Form();
  private transient @Nullable TrialView view;

  /** Begins with the rule that the address names, beside its version in force. */
  @PostConstruct
  public void begin() {
    String id = Pages.parameter("id");
    String version = Pages.parameter("version");
    form.with("first", id + "@" + version)
        .with("second", "")
        .with("before", RuleTrials.Before.NOTHING.name());
    rules
        .inForce(id)
        .filter(other -> !Integer.toString(other.version()).equals(version))
        .ifPresent(other -> form.with("second", name(other)));
  }

  /** The form. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** All versions that nobody has turned down. */
  public List<Choice> getRules() {
    List<Choice> choices = new ArrayList<>();
    for (ReleaseRule rule : rules.all()) {
      if (rule.state() != ReleaseRule.State.REJECTED) {
        choices.add(new Choice(name(rule), title(rule)));
      }
    }
    return choices;
  }

  /** The same, or none. */
  public List<Choice> getOthers() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", Words.here().get("trial.none")));
    choices.addAll(getRules());
    return choices;
  }

  /** All indicators. */
  public List<Choice> getIndicators() {
    return indicators.list().stream()
        .map(each -> new Choice(each.id(), each.metadata().name().in(Pages.language().locale())))
        .toList();
  }

  /** What is taken to be public already. */
  public List<Choice> getBefores() {
    return Choice.of(
        RuleTrials.Before.class, each -> Words.here().get("trial.before." + each.name()));
  }

  /** Counts, protects and shows; keeps nothing. */
  public void tryOut() {
    form.checkAgain();
    view = null;
    String period = form.required("period", Words.forms());
    List<ReleaseRule> chosen = new ArrayList<>();
    for (String field : List.of("first", "second")) {
      find(form.text(field)).ifPresent(chosen::add);
    }
    if (!form.isFlawless() || chosen.isEmpty()) {
      return;
    }
    Outcome<RuleTrial> outcome =
        trials.of(
            form.text("indicator"),
            period,
            chosen.stream().distinct().toList(),
            RuleTrials.Before.valueOf(form.text("before")));
    if (outcome instanceof Outcome.Done<RuleTrial> done) {
      view = new TrialView(done.value(), Words.here(), Pages.language());
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<RuleTrial>) outcome).refusal()));
    }
  }

  /** Whether there is anything to show. */
  public boolean isTried() {
    return view != null;
  }

  /** The cells side by side. */
  public List<TrialView.Row> getRows() {
    return view == null ? List.of() : view.rows();
  }

  /** How many cells there are in all. */
  public int getCellCount() {
    return view == null ? 0 : view.cellCount();
  }

  /** What came of each rule. */
  public List<Side> getSides() {
    List<Side> sides = new ArrayList<>();
    TrialView shown = view;
    if (shown != null) {
      for (RuleTrial.Side side : shown.trial().sides()) {
        sides.add(
            new Side(
                title(side.rule()),
                side.refusal().map(Words::refusal).orElse(""),
                shown.losses(side),
                shown.intruder(side),
                shown.map(side).map(sketch -> drawn(sketch, Sketch.Theme.LIGHT)).orElse(""),
                shown.map(side).map(sketch -> drawn(sketch, Sketch.Theme.DARK)).orElse("")));
      }
    }
    return sides;
  }

  /**
   * One rule as the page shows it.
   *
   * @param title its name and version
   * @param refusal why nothing could be published under it; empty where it could
   * @param losses what is lost
   * @param intruder what an intruder gets
   * @param light a map as the address of an image; empty where there is none
   * @param dark the same for dark pages
   */
  public record Side(
      String title,
      String refusal,
      List<String> losses,
      List<String> intruder,
      String light,
      String dark) {}

  /** The classes of the maps. */
  public List<Choice> getLegend() {
    List<Choice> legend = new ArrayList<>();
    for (Exactness each : Exactness.values()) {
      legend.add(
          new Choice(
              Integer.toString(each.ordinal() + 1), Words.here().get("trial.class." + each)));
    }
    return legend;
  }

  /** In the page itself: what is not public has no address. */
  private String drawn(Sketch sketch, Sketch.Theme theme) {
    Sketch.Look look = new Sketch.Look(Pages.language(), theme, Sketch.Size.NARROW);
    Optional<byte[]> drawing =
        drawings.draw("trial " + Sha256.of(sketch.toJson(look)), look, () -> sketch);
    return drawing
        .map(svg -> "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(plain(svg)))
        .orElse("");
  }

  private static byte[] plain(byte[] compressed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ReleaseRule> find(String name) {
    return rules.all().stream().filter(rule -> name(rule).equals(name)).findFirst();
  }

  private static String name(ReleaseRule rule) {
    return rule.id() + "@" + rule.version();
  }

  private static String title(ReleaseRule rule) {
    return rule.draft().title().in(Pages.language().locale())
        + ", "
        + Words.here().get("rule.version", Integer.toString(rule.version()));
  }
}
