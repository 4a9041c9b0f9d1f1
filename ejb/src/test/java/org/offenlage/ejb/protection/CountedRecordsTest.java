package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.tabulation.TabulatedTable;

class CountedRecordsTest {

  private static final LocalizedText TEXT = LocalizedText.same("x");

  private static final Assignment BY_CODE = new Assignment.ByCode("municipality");

  private static final Condition WOMEN = new Condition.OneOf("sex", List.of("w"));

  private static CountQuery query(Assignment assignment, Condition... conditions) {
    return new CountQuery(
        "residents", Map.of("area", assignment), List.of(conditions), OptionalInt.of(1));
  }

  private static CountedRecords of(Measure measure, TabulatedTable.Part part) {
    IndicatorDefinition definition =
        new IndicatorDefinition(
            new IndicatorMetadata(
                "x",
                FieldOfAction.WORK,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                0,
                IndicatorMetadata.DataOrigin.SYNTHETIC),
            measure,
            List.of(
                new Dimension.Area(
                    "area",
                    TEXT,
                    List.of(Category.root("all", TEXT), Category.under("all", "a", TEXT)))));
    return CountedRecords.of(
        definition, measure.queries().get(0), measure.quantities().get(0), part);
  }

  private static CountedRecords counted(CountQuery query) {
    return of(new Measure.Count(query), TabulatedTable.Part.COUNT);
  }

  @Test
  void theOrderOfConditionsAndCodesChangesNothing() {
    Condition young = new Condition.Between("age", BigDecimal.ZERO, new BigDecimal("17.0"));
    Condition some = new Condition.OneOf("nation", List.of("b", "a"));
    Condition same = new Condition.OneOf("nation", List.of("a", "b"));
    Condition asYoung = new Condition.Between("age", BigDecimal.ZERO, new BigDecimal("17"));

    assertThat(counted(query(BY_CODE, young, some)))
        .isEqualTo(counted(query(BY_CODE, same, asYoung)));
  }

  @Test
  void otherConditionsAreOtherRecords() {
    assertThat(counted(query(BY_CODE, WOMEN)).population())
        .isNotEqualTo(counted(query(BY_CODE)).population());
  }

  @Test
  void theSameNameWithAnotherMeaningIsAnotherVariable() {
    Assignment withDefault = new Assignment.ByCode("municipality", Optional.of("a"));

    assertThat(counted(query(BY_CODE)).meanings())
        .isNotEqualTo(counted(query(withDefault)).meanings());
    assertThat(counted(query(BY_CODE)).population())
        .isEqualTo(counted(query(withDefault)).population());
  }

  @Test
  void aShareCountsTheRecordsOfItsWhole() {
    Measure share = new Measure.Share(query(BY_CODE), WOMEN);

    assertThat(of(share, TabulatedTable.Part.SHARE).population())
        .isEqualTo(counted(query(BY_CODE)).population());
    assertThat(of(share, TabulatedTable.Part.SHARE).meanings())
        .containsKey(TabulatedTable.PART_VARIABLE);
  }

  @Test
  void aSumOverTheSameRecordsIsNotTheirNumber() {
    Quantity.Total wages = new Quantity.Total("wage", 5_000);
    Measure sum = new Measure.Sum(query(BY_CODE), wages);
    Measure mean = new Measure.Mean(query(BY_CODE), wages);
    Measure employers =
        new Measure.DistinctCount(query(BY_CODE), new Quantity.Distinct("employer"));

    assertThat(
            List.of(
                of(sum, TabulatedTable.Part.COUNT).population(),
                of(employers, TabulatedTable.Part.COUNT).population(),
                counted(query(BY_CODE)).population()))
        .doesNotHaveDuplicates();
    assertThat(of(mean, TabulatedTable.Part.NUMERATOR).population())
        .as("measured once, used by both")
        .isEqualTo(of(sum, TabulatedTable.Part.COUNT).population());
  }

  @Test
  void aLimitThatDependsOnAllMakesCountsDependOnAll() {
    Condition poor = new Condition.BelowPercentOfMedian("income", 60);

    assertThat(counted(query(BY_CODE, poor)).locality()).isEqualTo(Condition.Locality.ALL_RECORDS);
    assertThat(of(new Measure.Share(query(BY_CODE), poor), TabulatedTable.Part.SHARE).locality())
        .isEqualTo(Condition.Locality.ALL_RECORDS);
    assertThat(counted(query(BY_CODE, WOMEN)).locality()).isEqualTo(Condition.Locality.OWN_RECORD);
  }
}
