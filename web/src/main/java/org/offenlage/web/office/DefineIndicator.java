package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.area.AreaHistories;
import org.offenlage.ejb.area.GridCells;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.indicator.DefinitionOutcome;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.document.IndicatorDocument;
import org.offenlage.web.office.document.MalformedDocument;

/** Defines an indicator or a new revision of one, field by field or by a document. */
@Named("defineIndicator")
@ViewScoped
public class DefineIndicator implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_ROWS = 20;

  @Inject private transient Indicators indicators;
  @Inject private transient AreaHistories areas;
  @Inject private transient Datasets datasets;
  @Inject private Notices notices;

  private final Form form = new Form();
  private final ArrayList<Form> dimensions = new ArrayList<>();
  private final ArrayList<Form> conditions = new ArrayList<>();

  /** Begins with an area and a period, or with the indicator that the address names. */
  @PostConstruct
  public void begin() {
    Texts words = Words.here();
    form.with("measure", "rate")
        .with("per", "1000")
        .with("least", "0")
        .with("percent", "50")
        .with("decimals", "1")
        .with("field", FieldOfAction.SOCIAL_INFRASTRUCTURE.name())
        .with("origin", IndicatorMetadata.DataOrigin.ADMINISTRATIVE.name())
        .with("partType", "one-of");
    dimensions.add(
        DimensionForm.empty()
            .with("name", "area")
            .with("role", "AREA")
            .with("labelDe", words.get("dimension.area")));
    dimensions.add(
        DimensionForm.empty()
            .with("name", "year")
            .with("role", "PERIOD")
            .with("labelDe", words.get("dimension.year")));
    indicators.find(Pages.parameter("from")).ifPresent(this::beginWith);
  }

  /** Fields ask for counts; of an index there is the document. */
  private void beginWith(IndicatorDefinition template) {
    if (template.measure() instanceof Measure.Index) {
      form.with("document", IndicatorPages.text(template));
    } else {
      IndicatorForm.put(template, form, dimensions, conditions);
    }
  }

  /** Everything but dimensions and conditions. */
  public Form getForm() {
    return form;
  }

  /** The dimensions, in order. */
  public List<Form> getDimensions() {
    return dimensions;
  }

  /** The conditions. */
  public List<Form> getConditions() {
    return conditions;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    List<FormError> errors = new ArrayList<>(FormError.of(form, Words.here()));
    for (int i = 0; i < dimensions.size(); i++) {
      errors.addAll(FormError.of(dimensions.get(i), "dimensions:" + i + ":", Words.here()));
    }
    for (int i = 0; i < conditions.size(); i++) {
      errors.addAll(FormError.of(conditions.get(i), "conditions:" + i + ":", Words.here()));
    }
    return errors;
  }

  /** The datasets that can be counted. */
  public List<Choice> getDatasets() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", Words.here().get("choice.please")));
    for (DatasetDeclaration each : datasets.list()) {
      choices.add(new Choice(each.id(), each.title()));
    }
    return choices;
  }

  /** The fields of action. */
  public List<Choice> getFields() {
    return Choice.of(FieldOfAction.class, field -> field.label().in(Pages.language().locale()));
  }

  /** Whether figures describe real people. */
  public List<Choice> getOrigins() {
    return named(IndicatorMetadata.DataOrigin.class, "origin.");
  }

  /** What a dimension means to pages. */
  public List<Choice> getRoles() {
    return named(PublishedDimension.Role.class, "dimension.role.");
  }

  /** What can be measured. */
  public List<Choice> getMeasures() {
    return listed(
        List.of("rate", "share", "count", "sum", "mean", "quantile", "distinct"), "measure.");
  }

  /** How records find their code. */
  public List<Choice> getAssignments() {
    return listed(List.of("code", "band", "age"), "assignment.");
  }

  /** Kinds of conditions. */
  public List<Choice> getConditionTypes() {
    return listed(ConditionForm.TYPES, "condition.");
  }

  /** Which counts a condition applies to. */
  public List<Choice> getCounts() {
    return listed(List.of("BOTH", "FIRST", "DENOMINATOR"), "condition.of.");
  }

  /** Adds an empty dimension; the period, where there is one, stays last. */
  public void addDimension() {
    if (dimensions.size() < MOST_ROWS) {
      int last = dimensions.size() - 1;
      boolean periodLast = last >= 0 && DimensionForm.isPeriod(dimensions.get(last));
      dimensions.add(periodLast ? last : last + 1, DimensionForm.empty());
    }
  }

  /** Takes a dimension out. */
  public void removeDimension(Form dimension) {
    dimensions.remove(dimension);
  }

  /** Adds an empty condition. */
  public void addCondition() {
    if (conditions.size() < MOST_ROWS) {
      conditions.add(ConditionForm.empty());
    }
  }

  /** Takes a condition out. */
  public void removeCondition(Form condition) {
    conditions.remove(condition);
  }

  /** Defines what the fields say. */
  public void define() {
    form.checkAgain();
    dimensions.forEach(Form::checkAgain);
    conditions.forEach(Form::checkAgain);
    datasets.find(form.text("dataset")).ifPresent(this::takeCodes);
    IndicatorForm.read(form, dimensions, conditions, Words.here(), Words.forms())
        .ifPresent(definition -> store(withDetails(definition), ""));
  }

  /** Dimensions that name no codes get those of their column, cells of a grid below larger ones. */
  private void takeCodes(DatasetDeclaration dataset) {
    for (Form dimension : dimensions) {
      boolean named =
          DimensionForm.isPeriod(dimension)
              || !dimension.text("assignment").equals("code")
              || !dimension.text("categories").isBlank()
              || !dimension.text("history").isBlank();
      if (!named
          && dataset.column(dimension.text("column")).map(Column::type).orElse(null)
              instanceof ColumnType.Code type) {
        List<String> codes = new ArrayList<>(type.codes());
        if (!dimension.text("whenEmpty").isBlank()) {
          codes.add(dimension.text("whenEmpty"));
        }
        dimension.with("categories", CategoryLines.write(GridCells.tree(codes)));
      }
    }
  }

  /** Defines what the document says. */
  public void defineDocument() {
    form.checkAgain();
    String text = form.required("document", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    try {
      store(IndicatorDocument.read(text), "document");
    } catch (MalformedDocument e) {
      form.refuse("document", Words.here().get("document.malformed", e.path(), e.reason()));
    }
  }

  /** The form does not ask for details, so those of the revision before stay. */
  private IndicatorDefinition withDetails(IndicatorDefinition definition) {
    return indicators
        .find(definition.id())
        .flatMap(before -> before.metadata().details())
        .map(
            details ->
                new IndicatorDefinition(
                    definition.metadata().with(details),
                    definition.measure(),
                    definition.dimensions()))
        .orElse(definition);
  }

  private void store(IndicatorDefinition definition, String field) {
    DefinitionOutcome outcome = indicators.define(areas.fit(definition));
    if (outcome instanceof DefinitionOutcome.Defined defined) {
      notices.done(Words.here().get("define.done", Integer.toString(defined.revision())));
      Pages.goTo("/office/indicator?id=" + Pages.encoded(definition.id()));
    } else {
      form.refuse(
          field,
          Words.here()
              .get(
                  "define.does-not-fit",
                  String.join(" ", ((DefinitionOutcome.Refused) outcome).problems())));
    }
  }

  private static <E extends Enum<E>> List<Choice> named(Class<E> type, String prefix) {
    Texts words = Words.here();
    return Choice.of(type, each -> words.get(prefix + each.name()));
  }

  private static List<Choice> listed(List<String> values, String prefix) {
    Texts words = Words.here();
    return values.stream().map(value -> new Choice(value, words.get(prefix + value))).toList();
  }
}
