package org.offenlage.ejb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.offenlage.ejb.catalogue.Examples.AREAS;
import static org.offenlage.ejb.catalogue.Examples.AREAS_AND_PART;
import static org.offenlage.ejb.catalogue.Examples.content;
import static org.offenlage.ejb.catalogue.Examples.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.safe.ConsistentEstimate;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeCell;

class FiguresTest {

  private static final SafeCell HIDDEN = new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL);

  private static SafeCell count(long count) {
    return new SafeCell.Published(count);
  }

  private static SafeCell noisy(long estimate, long lower, long upper) {
    return new SafeCell.Noisy(estimate, new Margin(lower, upper, 95));
  }

  private static Figure rate(SafeCell numerator, SafeCell denominator) {
    return Figures.of(
            content(
                new Calculation.Rate(1000),
                table(AREAS, numerator, count(1), count(1)),
                table(AREAS, denominator, count(2), count(2))))
        .get(0);
  }

  @Nested
  class AnIndex {

    private List<Figure> index(SafeCell first, SafeCell second) {
      return Figures.of(
          content(
              new Calculation.FromPublished(List.of(new Calculation.Source("births@1", "abc"))),
              table(
                  AREAS, first, second, new SafeCell.Suppressed(SafeCell.Reason.PART_NOT_SHOWN))));
    }

    @Test
    void isReadFromThousandths() {
      assertThat(index(count(-612), noisy(125_000, 106_818, 147_223)))
          .containsExactly(
              new Figure.Exact(new BigDecimal("-0.612")),
              new Figure.Uncertain(
                  new BigDecimal("125"), new BigDecimal("106.818"), new BigDecimal("147.223"), 95),
              new Figure.Hidden(Figure.Reason.PART_NOT_SHOWN));
    }
  }

  @Nested
  class ARate {

    @Test
    void ofExactCountsIsExactAndRoundedHalfToEven() {
      assertThat(rate(count(91), count(8100)))
          .isEqualTo(new Figure.Exact(new BigDecimal("11.234568")));
    }

    @Test
    void isHiddenWhereEitherPartIs() {
      assertThat(rate(HIDDEN, count(10))).isEqualTo(new Figure.Hidden(Figure.Reason.CONFIDENTIAL));
      assertThat(rate(count(1), HIDDEN)).isEqualTo(new Figure.Hidden(Figure.Reason.CONFIDENTIAL));
      assertThat(rate(new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD), count(10)))
          .isEqualTo(new Figure.Hidden(Figure.Reason.TOO_SMALL_UNDER_NOISE));
    }

    @Test
    void ofNobodyHasNoMeaning() {
      assertThat(rate(count(0), count(0)))
          .isEqualTo(new Figure.Hidden(Figure.Reason.NOT_MEANINGFUL));
    }

    @Test
    void ofConsistentEstimatesHasTheNoisyCountsOwnRateBesideIt() {
      SafeCell numerator =
          new SafeCell.Noisy(
              12,
              new Margin(2, 22, 95),
              Optional.of(
                  new ConsistentEstimate(
                      new BigDecimal("10.500"), new Margin(8, 13, 95), OptionalLong.of(11))));
      assertThat(rate(numerator, count(1000)))
          .isEqualTo(
              new Figure.Uncertain(
                  new BigDecimal("10.500000"),
                  new BigDecimal("8.000000"),
                  new BigDecimal("13.000000"),
                  95,
                  Optional.of(
                      new Figure.Beside(
                          new BigDecimal("12.000000"), Optional.of(new BigDecimal("11.000000"))))));
    }

    @Test
    void ofCountsChangedByTheirKeysIsPerturbedItself() {
      assertThat(rate(new SafeCell.Perturbed(4), count(1000)))
          .isEqualTo(new Figure.Perturbed(new BigDecimal("4.000000")));
    }

    @Test
    void takesItsMarginFromTheNumeratorRoundedOutwards() {
      assertThat(rate(noisy(10, 7, 13), count(3000)))
          .isEqualTo(
              new Figure.Uncertain(
                  new BigDecimal("3.333333"),
                  new BigDecimal("2.333333"),
                  new BigDecimal("4.333334"),
                  95));
    }

    @Test
    void ofTwoNoisyCountsHoldsWithBothProbabilitiesTogether() {
      assertThat(rate(noisy(10, 8, 12), noisy(100, 80, 120)))
          .isEqualTo(
              new Figure.Uncertain(
                  new BigDecimal("100.000000"),
                  new BigDecimal("66.666666"),
                  new BigDecimal("150.000000"),
                  90));
    }

    @Test
    void hasTheIntervalThatWasWorkedOutForItWhereThereIsOne() {
      SafeCell half = noisy(10, 8, 12);
      SafeCell whole = noisy(100, 80, 120);
      PublicationContent plain =
          content(
              new Calculation.Rate(1000),
              table(AREAS, half, half, half),
              table(AREAS, whole, whole, whole));
      PublicationContent content =
          new PublicationContent(
              plain.metadata(),
              plain.dimensions(),
              plain.calculation(),
              plain.tables(),
              List.of(
                  Optional.of(RatioMargin.outwards(0.08, 0.13, 95)),
                  Optional.empty(),
                  Optional.of(RatioMargin.outwards(0.11, 0.13, 95))),
              List.of(),
              plain.rule());

      assertThat(Figures.of(content).get(0))
          .isEqualTo(
              new Figure.Uncertain(
                  new BigDecimal("100.000000"),
                  new BigDecimal("80.000000"),
                  new BigDecimal("130.000001"),
                  95));
      assertThat(((Figure.Uncertain) Figures.of(content).get(1)).coveragePercent())
          .as("that of both margins")
          .isEqualTo(90);
      assertThat(((Figure.Uncertain) Figures.of(content).get(2)).lower())
          .as("never above the figure itself")
          .isEqualByComparingTo("100");
    }

    @Test
    void hasNoMeaningWhereTheDenominatorMayBeNobody() {
      assertThat(rate(noisy(10, 8, 12), noisy(5, 0, 10)))
          .isEqualTo(new Figure.Hidden(Figure.Reason.NOT_MEANINGFUL));
    }

    @Test
    void isNeverNegativeThoughAnEstimateMayBe() {
      assertThat(rate(noisy(-4, 0, 1), count(1000)))
          .isEqualTo(
              new Figure.Uncertain(
                  new BigDecimal("0.000000"),
                  new BigDecimal("0.000000"),
                  new BigDecimal("1.000000"),
                  95));
    }

    @Property(tries = 500)
    void liesInAnIntervalThatHoldsEveryCountTheMarginsAllow(
        @ForAll @LongRange(min = 0, max = 1_000_000) long numerator,
        @ForAll @LongRange(min = 1, max = 1_000_000) long denominator,
        @ForAll @LongRange(min = 0, max = 1000) long slack) {
      Figure figure =
          rate(
              noisy(numerator, Math.max(0, numerator - slack), numerator + slack),
              count(denominator));

      assertThat(figure)
          .isInstanceOfSatisfying(
              Figure.Uncertain.class,
              uncertain -> {
                BigDecimal thousands = BigDecimal.valueOf((numerator + slack) * 1000);
                assertThat(uncertain.upper().multiply(BigDecimal.valueOf(denominator)))
                    .isGreaterThanOrEqualTo(thousands);
                assertThat(uncertain.lower()).isLessThanOrEqualTo(uncertain.value());
                assertThat(uncertain.value()).isLessThanOrEqualTo(uncertain.upper());
              });
    }
  }

  @Nested
  class AShare {

    @Test
    void isThePartInPercentOfTheWhole() {
      List<Figure> figures =
          Figures.of(
              content(
                  new Calculation.Share("part", "yes", "Total"),
                  table(
                      AREAS_AND_PART,
                      count(10),
                      count(4),
                      count(6),
                      count(6),
                      HIDDEN,
                      HIDDEN,
                      count(4),
                      HIDDEN,
                      HIDDEN)));

      assertThat(figures)
          .containsExactly(
              new Figure.Exact(new BigDecimal("40.000000")),
              new Figure.Hidden(Figure.Reason.CONFIDENTIAL),
              new Figure.Hidden(Figure.Reason.CONFIDENTIAL));
    }

    @Test
    void isAtMostAllOfIt() {
      Figure figure =
          Figures.of(
                  content(
                      new Calculation.Share("part", "yes", "Total"),
                      table(
                          AREAS_AND_PART,
                          noisy(10, 8, 12),
                          noisy(11, 9, 13),
                          noisy(0, 0, 2),
                          HIDDEN,
                          HIDDEN,
                          HIDDEN,
                          HIDDEN,
                          HIDDEN,
                          HIDDEN)))
              .get(0);

      assertThat(figure)
          .isInstanceOfSatisfying(
              Figure.Uncertain.class,
              uncertain -> {
                assertThat(uncertain.value()).isEqualByComparingTo("100");
                assertThat(uncertain.upper()).isEqualByComparingTo("100");
              });
    }
  }

  @Test
  void aCountKeepsItsMargin() {
    assertThat(
            Figures.of(
                content(new Calculation.Count(), table(AREAS, noisy(-3, 0, 2), count(5), HIDDEN))))
        .containsExactly(
            new Figure.Uncertain(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(2), 95),
            new Figure.Exact(BigDecimal.valueOf(5)),
            new Figure.Hidden(Figure.Reason.CONFIDENTIAL));
  }

  @Test
  void aVariableThatReadersDoNotSeeIsAnError() {
    assertThatThrownBy(
            () ->
                Figures.of(
                    content(
                        new Calculation.Count(),
                        table(
                            AREAS_AND_PART,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN,
                            HIDDEN))))
        .hasMessageContaining("part");
  }
}
