package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.ProtectionDemand;
import org.offenlage.privacy.risk.SafetyRule;

class RuleJsonTest {

  private static final LocalizedText TEXT = new LocalizedText("Größe", "size");

  private static RuleDraft draft(
      ProtectionMechanism mechanism, RuleDraft.Denominators denominators) {
    return new RuleDraft("small-counts", TEXT, TEXT, mechanism, denominators);
  }

  static Stream<RuleDraft> drafts() {
    PrivacyUnit unit = new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);
    return Stream.of(
        draft(new ProtectionMechanism.PublishedFigures(), RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.Suppression(
                3,
                ProtectionMechanism.Zeros.FREE,
                ProtectionMechanism.Suppression.USUAL,
                Optional.of(new SafetyRule.Dominance(2, new SafetyRule.Share(75)))),
            RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.PROTECTED),
            RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.Noise(
                unit,
                new PrivacyLoss.Pure(Rational.of(1, 3)),
                new ProtectionMechanism.Split.Even(),
                Optional.empty(),
                Estimates.MEASURED,
                95),
            RuleDraft.Denominators.PUBLIC_FIGURES),
        draft(
            new ProtectionMechanism.Noise(
                unit,
                new PrivacyLoss.ZeroConcentrated(Rational.of(2)),
                new ProtectionMechanism.Split.ForWorkload(
                    List.of(Rational.of(10), Rational.ZERO, Rational.of(1, 2))),
                Optional.of(new ProtectionMechanism.SmallestShown(3, Rational.of(1, 20))),
                Estimates.CONSISTENT_AND_WHOLE,
                90),
            RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.Noise(
                unit,
                new PrivacyLoss.Pure(Rational.ONE),
                new ProtectionMechanism.Split.Even(),
                Optional.empty(),
                Optional.of(
                    new ProtectionMechanism.Detail(
                        Rational.of(1, 10),
                        List.of(new AdaptiveDetail.Step(500, 0), new AdaptiveDetail.Step(50, 1)))),
                Estimates.MEASURED,
                95),
            RuleDraft.Denominators.PROTECTED),
        new RuleDraft(
            "small-counts",
            TEXT,
            TEXT,
            new ProtectionMechanism.Suppression(
                5, ProtectionMechanism.Zeros.FREE, new ProtectionDemand.Interval(50, 3)),
            RuleDraft.Denominators.PROTECTED,
            new Limits(
                Set.of("municipality"),
                Optional.of(new Limits.SmallestPopulation("residents", 500)),
                List.of(new Limits.Combination(Set.of("age", "nationality"))),
                Optional.of(Period.ofMonths(18)))),
        draft(
            new ProtectionMechanism.Noise(
                unit,
                new PrivacyLoss.Pure(Rational.of(1, 3)),
                new ProtectionMechanism.Split.Even(),
                Optional.empty(),
                Optional.empty(),
                Estimates.MEASURED,
                95,
                Optional.of(new PrivacyLoss.Pure(Rational.ONE))),
            RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.CellKey(new PerturbationRule(5, Rational.of(2), 1)),
            RuleDraft.Denominators.PROTECTED));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void aStoredRuleIsReadBackAsItWasDrafted(RuleDraft draft) {
    assertThat(RuleJson.read(RuleJson.write(draft))).isEqualTo(draft);
  }

  @Test
  void aRuleOfTheFirstVersionHasAnEvenSplitAndNoEstimates() {
    String stored =
        "{\"denominators\":\"PROTECTED\",\"id\":\"small-counts\",\"mechanism\":{"
            + "\"coveragePercent\":95,\"entity\":\"holder\",\"epsilonPerPeriod\":\"1/3\","
            + "\"kind\":\"DISCRETE_LAPLACE\",\"scope\":\"REFERENCE_PERIOD\"},"
            + "\"shortForm\":{\"de\":\"Größe\",\"en\":\"size\"},"
            + "\"title\":{\"de\":\"Größe\",\"en\":\"size\"}}";
    assertThat(RuleJson.read(stored).mechanism())
        .isEqualTo(
            new ProtectionMechanism.Noise(
                new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD),
                new PrivacyLoss.Pure(Rational.of(1, 3)),
                new ProtectionMechanism.Split.Even(),
                Optional.empty(),
                Estimates.MEASURED,
                95));
  }

  @Test
  void aRuleOfTheFirstVersionsLimitsNothingAndHasTheUsualProtectionLevel() {
    RuleDraft read =
        RuleJson.read(
            "{\"denominators\":\"PROTECTED\",\"id\":\"small-counts\",\"mechanism\":{"
                + "\"kind\":\"SUPPRESSION\",\"threshold\":3,\"zeros\":\"FREE\"},"
                + "\"shortForm\":{\"de\":\"a\",\"en\":\"b\"},"
                + "\"title\":{\"de\":\"a\",\"en\":\"b\"}}");
    assertThat(read.limits()).isEqualTo(Limits.none());
    assertThat(read.mechanism())
        .isEqualTo(
            new ProtectionMechanism.Suppression(
                3,
                ProtectionMechanism.Zeros.FREE,
                (ProtectionDemand.Interval) ProtectionDemand.standard()));
  }

  @Test
  void theMostOfABudgetMustHoldTheLossOnceAndInItsNotion() {
    for (PrivacyLoss most :
        List.of(
            new PrivacyLoss.Pure(Rational.of(1, 2)),
            new PrivacyLoss.ZeroConcentrated(Rational.of(1, 3)))) {
      assertThatThrownBy(
              () ->
                  new ProtectionMechanism.Noise(
                      new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD),
                      new PrivacyLoss.Pure(Rational.ONE),
                      new ProtectionMechanism.Split.Even(),
                      Optional.empty(),
                      Optional.empty(),
                      Estimates.MEASURED,
                      95,
                      Optional.of(most)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aWorkloadWithoutWeightIsNone() {
    assertThatThrownBy(() -> new ProtectionMechanism.Split.ForWorkload(List.of(Rational.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void detailByNoisyTotalsGoesWithMeasuredCountsAlone() {
    ProtectionMechanism.Detail detail =
        new ProtectionMechanism.Detail(
            Rational.of(1, 10), List.of(new AdaptiveDetail.Step(500, 0)));
    assertThatThrownBy(
            () ->
                new ProtectionMechanism.Noise(
                    new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD),
                    new PrivacyLoss.Pure(Rational.ONE),
                    new ProtectionMechanism.Split.Even(),
                    Optional.empty(),
                    Optional.of(detail),
                    Estimates.CONSISTENT,
                    95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProtectionMechanism.Detail(Rational.ONE, detail.steps()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheDenominatorCanBeAPublicFigure() {
    RuleDraft draft =
        draft(
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE),
            RuleDraft.Denominators.PUBLIC_FIGURES);

    assertThat(Stream.of(TabulatedTable.Part.values()).filter(draft::isPublicFigure))
        .containsExactly(TabulatedTable.Part.DENOMINATOR);
    assertThat(draft.isPublicFigure(TabulatedTable.Part.DENOMINATOR)).isTrue();
    assertThat(draft.showsTrueCounts(TabulatedTable.Part.NUMERATOR)).isTrue();
  }

  @Test
  void thresholdsThatHideNothingAreNoRule() {
    assertThatThrownBy(() -> new ProtectionMechanism.Suppression(1, ProtectionMechanism.Zeros.FREE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
