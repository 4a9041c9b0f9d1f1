package org.offenlage.verification.path;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.DefinitionOutcome;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.Reviewers;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.verification.Person;

/**
 * A small office for one test: four municipalities {@code a, b} (in the Amt {@code amt}), {@code c}
 * and {@code d} of the county {@code kreis}.
 */
@Dependent
public class Office {

  static final PrivacyUnit UNIT = new PrivacyUnit("person", PrivacyUnit.Scope.REFERENCE_PERIOD);

  @Inject Datasets datasets;
  @Inject Deliveries deliveries;
  @Inject Indicators indicators;
  @Inject ReleaseRules rules;
  @Inject PrivacyBudgets budgets;
  @Inject Publications publications;
  @Inject Reviewers reviewers;

  private static final Dimension AREA =
      new Dimension.Area(
          "area",
          text("area"),
          List.of(
              Category.root("kreis", text("Kreis")),
              Category.under("kreis", "amt", text("Amt")),
              Category.under("amt", "a", text("A")),
              Category.under("amt", "b", text("B")),
              Category.under("kreis", "c", text("C")),
              Category.under("kreis", "d", text("D"))));
  private static final Dimension YEAR = new Dimension.Period("year", text("year"));

  private static LocalizedText text(String text) {
    return LocalizedText.same(text);
  }

  /** Declares a dataset of persons with an area each. */
  void declare(String dataset) throws Exception {
    Person.PLANNER_A.does(
        () ->
            datasets.declare(
                new DatasetDeclaration(
                    dataset,
                    dataset,
                    CsvFormat.INTERNATIONAL,
                    List.of(
                        Column.required("person", new ColumnType.Identifier("person")),
                        Column.required("area", new ColumnType.Code(List.of("a", "b", "c", "d")))),
                    new Respondent("person", "person", Respondent.Records.ONE),
                    "none, invented",
                    Period.ofYears(1))));
  }

  /** Declares a dataset of persons with an area, a sex, an income and a street each. */
  void declareDetailed(String dataset) throws Exception {
    Person.PLANNER_A.does(
        () ->
            datasets.declare(
                new DatasetDeclaration(
                    dataset,
                    dataset,
                    CsvFormat.INTERNATIONAL,
                    List.of(
                        Column.required("person", new ColumnType.Identifier("person")),
                        Column.required("area", new ColumnType.Code(List.of("a", "b", "c", "d"))),
                        Column.required("sex", new ColumnType.Code(List.of("f", "m"))),
                        Column.required(
                            "income", new ColumnType.Whole(new ColumnType.WholeRange(0, 100_000))),
                        Column.required("street", new ColumnType.Text(40))),
                    new Respondent("person", "person", Respondent.Records.ONE),
                    "none, invented",
                    Period.ofYears(1))));
  }

  /**
   * Delivers persons: half of each area women; incomes 1,000, 2,000, 3,000 in turn; ten persons a
   * street.
   */
  void deliverDetailed(String dataset, String period, Map<String, Integer> persons)
      throws Exception {
    StringBuilder csv = new StringBuilder("person,area,sex,income,street\n");
    persons.forEach(
        (area, count) -> {
          for (int p = 0; p < count; p++) {
            csv.append(area).append(p).append(',').append(area);
            csv.append(p % 2 == 0 ? ",f," : ",m,").append(1000 * (1 + p % 3));
            csv.append(",Street ").append(p / 10).append('\n');
          }
        });
    send(dataset, period, csv.toString());
  }

  /** So many persons, a quarter in each area. */
  static byte[] csv(int persons) {
    StringBuilder csv = new StringBuilder("person,area\n");
    for (int p = 0; p < persons; p++) {
      csv.append(p).append(',').append("abcd".charAt(p % 4)).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Delivers so many persons for each area. */
  void deliver(String dataset, String period, Map<String, Integer> persons) throws Exception {
    StringBuilder csv = new StringBuilder("person,area\n");
    persons.forEach(
        (area, count) -> {
          for (int p = 0; p < count; p++) {
            csv.append(area).append(p).append(',').append(area).append('\n');
          }
        });
    send(dataset, period, csv.toString());
  }

  private void send(String dataset, String period, String csv) throws Exception {
    DeliveryOutcome outcome =
        Person.PLANNER_A.does(
            () ->
                deliveries.deliver(
                    dataset,
                    new ReferencePeriod(period),
                    "persons.csv",
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    if (!(outcome instanceof DeliveryOutcome.Accepted)) {
      throw new IllegalStateException("the delivery was not accepted: " + outcome);
    }
  }

  /** Counts by area and year. */
  static Map<String, Integer> persons(int a, int b, int c, int d) {
    Map<String, Integer> persons = new LinkedHashMap<>();
    persons.put("a", a);
    persons.put("b", b);
    persons.put("c", c);
    persons.put("d", d);
    return persons;
  }

  /** Defines a rate per 1,000 of one dataset over another. */
  void defineRate(String indicator, String numerator, String denominator) throws Exception {
    define(indicator, new Measure.Rate(query(numerator), query(denominator), 1000));
  }

  /** Defines the count of a dataset. */
  void defineCount(String indicator, String dataset) throws Exception {
    define(indicator, new Measure.Count(query(dataset)));
  }

  private static CountQuery query(String dataset) {
    return new CountQuery(
        dataset, Map.of("area", new Assignment.ByCode("area")), List.of(), OptionalInt.of(1));
  }

  /** The query of a detailed dataset, by area and sex. */
  static CountQuery detailed(String dataset) {
    return new CountQuery(
        dataset,
        Map.of("area", new Assignment.ByCode("area"), "sex", new Assignment.ByCode("sex")),
        List.of(),
        OptionalInt.of(1));
  }

  /** Defines an indicator of a detailed dataset by area, sex and year. */
  void defineDetailed(String indicator, Measure measure) throws Exception {
    define(
        indicator,
        measure,
        List.of(
            AREA,
            Dimension.Classification.flat(
                "sex", text("sex"), Map.of("f", text("women"), "m", text("men"))),
            YEAR));
  }

  /** Defines an indicator by area and year. */
  void define(String indicator, Measure measure) throws Exception {
    define(indicator, measure, List.of(AREA, YEAR));
  }

  /** Defines an indicator by these dimensions. */
  void define(String indicator, Measure measure, List<Dimension> dimensions) throws Exception {
    IndicatorDefinition definition =
        new IndicatorDefinition(
            new IndicatorMetadata(
                indicator,
                FieldOfAction.SOCIAL_LIFE,
                text(indicator),
                text("definition"),
                text("interpretation"),
                text("unit"),
                text("source"),
                1,
                IndicatorMetadata.DataOrigin.SYNTHETIC),
            measure,
            dimensions);
    DefinitionOutcome outcome = Person.PLANNER_A.does(() -> indicators.define(definition));
    if (!(outcome instanceof DefinitionOutcome.Defined)) {
      throw new IllegalStateException("the definition was refused: " + outcome);
    }
  }

  /** A rule of suppression that the data-protection officer has accepted. */
  void suppress(String rule, long threshold) throws Exception {
    accept(
        rule,
        new ProtectionMechanism.Suppression(threshold, ProtectionMechanism.Zeros.FREE),
        RuleDraft.Denominators.PROTECTED);
  }

  /** The same, but denominators are published as they are. */
  void suppressNumerators(String rule, long threshold) throws Exception {
    accept(
        rule,
        new ProtectionMechanism.Suppression(threshold, ProtectionMechanism.Zeros.FREE),
        RuleDraft.Denominators.PUBLIC_FIGURES);
  }

  /** A rule of noise that the data-protection officer has accepted. */
  void addNoise(String rule, Rational epsilon) throws Exception {
    accept(
        rule,
        new ProtectionMechanism.Noise(
            UNIT,
            new PrivacyLoss.Pure(epsilon),
            new ProtectionMechanism.Split.Even(),
            Optional.empty(),
            Estimates.MEASURED,
            95),
        RuleDraft.Denominators.PUBLIC_FIGURES);
  }

  /** A rule with any mechanism, all of whose tables are protected. */
  void accept(String rule, ProtectionMechanism mechanism) throws Exception {
    accept(rule, mechanism, RuleDraft.Denominators.PROTECTED);
  }

  private void accept(
      String rule, ProtectionMechanism mechanism, RuleDraft.Denominators denominators)
      throws Exception {
    RuleDraft draft = new RuleDraft(rule, text(rule), text("rule"), mechanism, denominators);
    ReleaseRule drafted = Person.PLANNER_A.does(() -> rules.draft(draft)).orElseThrow();
    Person.DATA_PROTECTION_OFFICER
        .does(() -> rules.decide(rule, drafted.version(), ReleaseRule.Verdict.ACCEPTED, "fits"))
        .orElseThrow();
  }

  /** A rule that nobody has stored yet. */
  static RuleDraft draft(String rule) {
    return new RuleDraft(
        rule,
        text(rule),
        text("rule"),
        new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE),
        RuleDraft.Denominators.PROTECTED);
  }

  /** Allows a budget for every year of a dataset. */
  void allow(String dataset, Rational epsilon) throws Exception {
    allow(dataset, new PrivacyLoss.Pure(epsilon)).orElseThrow();
  }

  /** Asks for a budget for every year of a dataset, in ε or ρ. */
  Outcome<PrivacyLoss> allow(String dataset, PrivacyLoss perYear) throws Exception {
    return Person.DATA_PROTECTION_OFFICER.does(
        () -> budgets.allow(dataset, UNIT.toString(), perYear, Optional.empty(), "enough"));
  }

  Outcome<WorkbenchItem> prepare(String indicator, String rule, String... years) throws Exception {
    return Person.PLANNER_A.does(
        () -> publications.prepare(new PreparationRequest(indicator, List.of(years), rule)));
  }

  Outcome<WorkbenchItem> act(Person person, UUID id, Action action) throws Exception {
    return person.does(() -> publications.act(id, action, "because"));
  }

  /** Asks for two reviewers under a rule. */
  void askForTwoReviewers(String rule) throws Exception {
    Person.DATA_PROTECTION_OFFICER.does(() -> reviewers.ask(rule, 2, "large office")).orElseThrow();
  }

  /** Takes what was prepared all the way to the public. */
  WorkbenchItem publish(WorkbenchItem item) throws Exception {
    act(Person.PLANNER_A, item.id(), Action.SUBMIT).orElseThrow();
    act(Person.DATA_PROTECTION_OFFICER, item.id(), Action.REVIEW).orElseThrow();
    act(Person.PLANNER_B, item.id(), Action.APPROVE).orElseThrow();
    return act(Person.PLANNER_A, item.id(), Action.PUBLISH).orElseThrow();
  }
}
