package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Pages;

/** Prepares a publication: which indicator, which periods, under which rule. */
@Named("preparePublication")
@ViewScoped
public class PreparePublication implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient PreparationOrders orders;
  @Inject private transient Indicators indicators;
  @Inject private transient Deliveries deliveries;
  @Inject private transient ReleaseRules rules;
  @Inject private transient Catalogue catalogue;

  private final Form form = new Form();

  /** Begins with the indicator that the address names. */
  @PostConstruct
  public void begin() {
    form.with("indicator", Pages.parameter("indicator"));
  }

  /** The form. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** All indicators. */
  public List<Choice> getIndicators() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", Words.here().get("choice.please")));
    for (IndicatorDefinition each : indicators.list()) {
      choices.add(new Choice(each.id(), each.metadata().name().in(Pages.language().locale())));
    }
    return choices;
  }

  /** All rules of which a version is in force. */
  public List<Choice> getRules() {
    Map<String, Choice> choices = new LinkedHashMap<>();
    choices.put("", new Choice("", Words.here().get("choice.please")));
    for (ReleaseRule rule : rules.all()) {
      if (rule.state() == ReleaseRule.State.DECIDED) {
        choices.putIfAbsent(
            rule.id(),
            new Choice(
                rule.id(),
                rule.draft().title().in(Pages.language().locale())
                    + " ("
                    + Words.here().get("rule.version", Integer.toString(rule.version()))
                    + ")"));
      }
    }
    return List.copyOf(choices.values());
  }

  /** Begins to prepare what the fields say, and leads to where that is shown. */
  public void prepare() {
    form.checkAgain();
    String indicatorId = form.required("indicator", Words.forms());
    String ruleId = form.required("rule", Words.forms());
    Optional<List<String>> entered = Periods.read(form.text("periods"));
    if (entered.isEmpty()) {
      form.refuse("periods", Words.here().get("prepare.periods-unusable"));
    }
    if (!form.isFlawless()) {
      return;
    }
    List<String> periods = entered.get().isEmpty() ? delivered(indicatorId) : entered.get();
    Pages.goTo(
        PreparationPage.address(
            orders.begin(new PreparationRequest(indicatorId, periods, ruleId))));
  }

  /** The periods for which everything was delivered. */
  private List<String> delivered(String indicatorId) {
    Optional<IndicatorDefinition> definition = indicators.find(indicatorId);
    if (definition.isEmpty()) {
      return List.of();
    }
    if (definition.get().measure() instanceof Measure.Index index) {
      return published(index.formula());
    }
    TreeSet<String> common = new TreeSet<>();
    boolean first = true;
    for (CountQuery query : definition.get().queries()) {
      Set<String> codes =
          deliveries.snapshotsInForce(query.datasetId()).stream()
              .map(Snapshot::period)
              .map(period -> period.code())
              .collect(Collectors.toSet());
      if (first) {
        common.addAll(codes);
      } else {
        common.retainAll(codes);
      }
      first = false;
    }
    return List.copyOf(common);
  }

  /** The periods for which everything is published. */
  private List<String> published(IndexFormula formula) {
    Optional<Set<String>> common = Optional.empty();
    for (IndexPart part : formula.parts()) {
      Set<String> codes =
          (part.version().isPresent()
                  ? catalogue.version(part.indicatorId(), part.version().getAsInt())
                  : catalogue.latest(part.indicatorId()))
              .map(PublishedTable::dimensions).stream()
                  .flatMap(List::stream)
                  .filter(dimension -> dimension.role() == PublishedDimension.Role.PERIOD)
                  .flatMap(dimension -> dimension.codes().stream())
                  .collect(Collectors.toCollection(TreeSet::new));
      common.ifPresent(codes::retainAll);
      common = Optional.of(codes);
    }
    return common.map(List::copyOf).orElse(List.of());
  }
}
