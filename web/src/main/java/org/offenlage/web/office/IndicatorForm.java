package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** An indicator's definition as a form with dimensions and conditions. Stateless. */
final class IndicatorForm {

  /** Which of an indicator's counts is meant. */
  enum Count {
    FIRST,
    DENOMINATOR
  }

  private IndicatorForm() {}

  /** The definition that the forms describe, unless something is wrong with them. */
  static Optional<IndicatorDefinition> read(
      Form form, List<Form> dimensionForms, List<Form> conditionForms, Texts words, Texts forms) {
    Optional<IndicatorMetadata> metadata = metadata(form, words, forms);
    List<Dimension> dimensions = new ArrayList<>();
    for (Form each : dimensionForms) {
      DimensionForm.read(each, words, forms).ifPresent(dimensions::add);
    }
    if (dimensionForms.isEmpty()) {
      form.refuse("", words.get("define.no-dimensions"));
    }
    Optional<Measure> measure = measure(form, dimensionForms, conditionForms, words, forms);
    boolean flawless =
        form.isFlawless()
            && dimensionForms.stream().allMatch(Form::isFlawless)
            && conditionForms.stream().allMatch(Form::isFlawless);
    if (!flawless || metadata.isEmpty() || measure.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IndicatorDefinition(metadata.get(), measure.get(), dimensions));
    } catch (IllegalArgumentException refused) {
      form.refuse("", words.get("define.does-not-fit", String.valueOf(refused.getMessage())));
      return Optional.empty();
    }
  }

  /** Puts a definition into the forms. */
  static void put(
      IndicatorDefinition definition, Form form, List<Form> dimensions, List<Form> conditions) {
    IndicatorMetadata metadata = definition.metadata();
    form.with("id", metadata.id())
        .with("field", metadata.field().name())
        .with("decimals", Integer.toString(metadata.decimals()))
        .with("origin", metadata.origin().name())
        .with("measure", IndicatorPages.kind(definition.measure()));
    Localized.put(metadata.name(), "name", form);
    Localized.put(metadata.definition(), "definition", form);
    Localized.put(metadata.interpretation(), "interpretation", form);
    Localized.put(metadata.unit(), "unit", form);
    Localized.put(metadata.source(), "source", form);
    List<CountQuery> queries = definition.queries();
    CountQuery first = queries.get(0);
    Optional<CountQuery> second =
        definition.measure() instanceof Measure.Rate
            ? Optional.of(queries.get(1))
            : Optional.empty();
    form.with("dataset", first.datasetId());
    first.recordsPerRespondent().ifPresent(bound -> form.with("bound", Integer.toString(bound)));
    second.ifPresent(query -> form.with("denominator", query.datasetId()));
    if (definition.measure() instanceof Measure.Rate rate) {
      form.with("per", Integer.toString(rate.per()));
    } else if (definition.measure() instanceof Measure.Share share) {
      ConditionForm.put(share.part(), "part", form);
    }
    QuantityForm.put(definition.measure(), form);
    dimensions.clear();
    for (Dimension dimension : definition.dimensions()) {
      dimensions.add(
          DimensionForm.of(
              dimension,
              Optional.ofNullable(first.assignments().get(dimension.name())),
              second.map(query -> query.assignments().get(dimension.name()))));
    }
    conditions.clear();
    for (Condition condition : first.conditions()) {
      conditions.add(
          ConditionForm.put(condition, "", ConditionForm.empty().with("of", Count.FIRST.name())));
    }
    second.ifPresent(
        query ->
            query
                .conditions()
                .forEach(
                    condition ->
                        conditions.add(
                            ConditionForm.put(
                                condition,
                                "",
                                ConditionForm.empty().with("of", Count.DENOMINATOR.name())))));
  }

  private static Optional<IndicatorMetadata> metadata(Form form, Texts words, Texts forms) {
    String id = form.required("id", forms);
    if (!id.isEmpty() && !id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      form.refuse("id", words.get("id.unusable"));
    }
    var name = Localized.read(form, "name", forms);
    var definition = Localized.read(form, "definition", forms);
    var interpretation = Localized.read(form, "interpretation", forms);
    var unit = Localized.read(form, "unit", forms);
    var source = Localized.read(form, "source", forms);
    long decimals = form.whole("decimals", forms);
    if (decimals < 0 || decimals > 3) {
      form.refuse("decimals", words.get("define.decimals-unusable"));
    }
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    return Optional.of(
        new IndicatorMetadata(
            id,
            FieldOfAction.valueOf(form.text("field")),
            name,
            definition,
            interpretation,
            unit,
            source,
            (int) decimals,
            IndicatorMetadata.DataOrigin.valueOf(form.text("origin"))));
  }

  private static Optional<Measure> measure(
      Form form, List<Form> dimensions, List<Form> conditions, Texts words, Texts forms) {
    Optional<CountQuery> first = query(form, dimensions, conditions, Count.FIRST, words, forms);
    switch (form.text("measure")) {
      case "count":
        return first.map(Measure.Count::new);
      case "rate":
        Optional<CountQuery> second =
            query(form, dimensions, conditions, Count.DENOMINATOR, words, forms);
        long per = form.whole("per", forms);
        if (per < 1 || per > 1_000_000) {
          form.refuse("per", words.get("define.per-unusable"));
          return Optional.empty();
        }
        return first.isPresent() && second.isPresent()
            ? Optional.of(new Measure.Rate(first.get(), second.get(), (int) per))
            : Optional.empty();
      case "share":
        Optional<Condition> part = ConditionForm.read(form, "part", words, forms);
        return first.isPresent() && part.isPresent()
            ? Optional.of(new Measure.Share(first.get(), part.get()))
            : Optional.empty();
      case "sum":
        return first.flatMap(records -> QuantityForm.sum(records, form, words, forms));
      case "mean":
        return first.flatMap(records -> QuantityForm.mean(records, form, words, forms));
      case "quantile":
        return first.flatMap(records -> QuantityForm.quantile(records, form, words, forms));
      case "distinct":
        return first.flatMap(records -> QuantityForm.distinct(records, form, forms));
      default:
        form.refuse("measure", forms.get("form.required"));
        return Optional.empty();
    }
  }

  private static Optional<CountQuery> query(
      Form form,
      List<Form> dimensions,
      List<Form> conditionForms,
      Count count,
      Texts words,
      Texts forms) {
    String datasetField = count == Count.FIRST ? "dataset" : "denominator";
    String columnField = count == Count.FIRST ? "column" : "denominatorColumn";
    String dataset = form.required(datasetField, forms);
    Map<String, Assignment> assignments = new LinkedHashMap<>();
    for (Form dimension : dimensions) {
      if (!DimensionForm.isPeriod(dimension)) {
        DimensionForm.assignment(dimension, columnField, words, forms)
            .ifPresent(assignment -> assignments.put(dimension.text("name"), assignment));
      }
    }
    List<Condition> conditions = new ArrayList<>();
    for (Form condition : conditionForms) {
      String of = condition.text("of");
      if (of.equals("BOTH") || of.equals(count.name())) {
        ConditionForm.read(condition, "", words, forms).ifPresent(conditions::add);
      }
    }
    OptionalInt bound = OptionalInt.empty();
    if (count == Count.FIRST) {
      OptionalLong entered = form.optionalWhole("bound", forms);
      if (entered.isPresent() && (entered.getAsLong() < 1 || entered.getAsLong() > 1_000_000)) {
        form.refuse("bound", words.get("define.bound-unusable"));
      } else if (entered.isPresent()) {
        bound = OptionalInt.of((int) entered.getAsLong());
      }
    }
    return Optional.of(new CountQuery(dataset, assignments, conditions, bound));
  }
}
