package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
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

class RuleLimitsTest {

  private static final LocalizedText TEXT = LocalizedText.same("x");
  private static final Dimension.Area AREA =
      new Dimension.Area(
          "area",
          TEXT,
          List.of(
              Category.root("kreis", TEXT),
              Category.under("kreis", "a", TEXT),
              Category.under("kreis", "b", TEXT)));

  /** By municipality and sex, of those whose nationality is German. */
  private static IndicatorDefinition definition(Measure measure) {
    return new IndicatorDefinition(
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
        List.of(AREA, Dimension.Classification.flat("sex", TEXT, Map.of("f", TEXT, "m", TEXT))));
  }

  private static CountQuery query() {
    return new CountQuery(
        "people",
        Map.of(
            "area", new Assignment.ByCode("municipality"), "sex", new Assignment.ByCode("gender")),
        List.of(new Condition.OneOf("nationality", List.of("de"))),
        OptionalInt.empty());
  }

  private static Limits crossing(String... columns) {
    return new Limits(
        Set.of(),
        Optional.empty(),
        List.of(new Limits.Combination(Set.of(columns))),
        Optional.empty());
  }

  @Nested
  class Columns {

    @Test
    void areForbiddenTogetherAsDimensionsAndConditions() {
      IndicatorDefinition counted = definition(new Measure.Count(query()));
      assertThat(RuleLimits.ofColumns(crossing("gender", "nationality"), counted))
          .contains(new LimitRefusal.NeverCrossed(List.of("gender", "nationality")));
      assertThat(RuleLimits.ofColumns(crossing("gender", "nationality", "income"), counted))
          .isEmpty();
    }

    @Test
    void areForbiddenTogetherAsThePartOfAShareToo() {
      IndicatorDefinition share =
          definition(new Measure.Share(query(), new Condition.OneOf("income", List.of("low"))));
      assertThat(RuleLimits.ofColumns(crossing("gender", "income"), share)).isPresent();
    }

    @Test
    void ofAreasAreThoseOfTheRule() {
      IndicatorDefinition counted = definition(new Measure.Count(query()));
      Limits grid = new Limits(Set.of("district"), Optional.empty(), List.of(), Optional.empty());
      Limits municipality =
          new Limits(Set.of("municipality"), Optional.empty(), List.of(), Optional.empty());
      assertThat(RuleLimits.ofColumns(grid, counted))
          .contains(new LimitRefusal.AreasTooSmall("municipality", List.of("district")));
      assertThat(RuleLimits.ofColumns(municipality, counted)).isEmpty();
      assertThat(RuleLimits.ofColumns(Limits.none(), counted)).isEmpty();
    }
  }

  @Nested
  class People {

    @Test
    void mustLiveInEveryArea() {
      assertThat(RuleLimits.tooFew(100, AREA, Map.of("kreis", 200L, "a", 100L, "b", 100L)))
          .isEmpty();
      assertThat(RuleLimits.tooFew(100, AREA, Map.of("kreis", 200L, "a", 101L, "b", 99L)))
          .contains(new LimitRefusal.TooFewPeople(100, List.of("b")));
    }

    @Test
    void whoseNumberIsNotPublicCountAsTooFew() {
      assertThat(RuleLimits.tooFew(100, AREA, Map.of("kreis", 200L, "a", 200L)))
          .contains(new LimitRefusal.TooFewPeople(100, List.of("b")));
    }
  }

  @Test
  void aCombinationOfOneColumnIsNone() {
    assertThatThrownBy(() -> new Limits.Combination(Set.of("gender")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
