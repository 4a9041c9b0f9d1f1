package org.offenlage.privacy.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RationalTest {

  @Test
  void reads_whole_numbers_fractions_and_decimals_exactly() {
    assertThat(Rational.parse("3")).isEqualTo(Rational.of(3));
    assertThat(Rational.parse("-6/8")).isEqualTo(Rational.of(-3, 4));
    assertThat(Rational.parse("0.1")).isEqualTo(Rational.of(1, 10));
    assertThat(Rational.parse("-0.25")).isEqualTo(Rational.of(-1, 4));
    assertThat(Rational.parse("1e-10")).isEqualTo(Rational.of(1, 10_000_000_000L));
    assertThat(Rational.parse("2E3")).isEqualTo(Rational.of(2000));
  }

  @Test
  void refuses_what_is_no_number() {
    for (String text : new String[] {"", "1/", "/2", "1/0", "one", "0x1", "1,5", "NaN", "1/2/3"}) {
      assertThatThrownBy(() -> Rational.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void floor_and_ceiling_go_the_right_way_below_zero() {
    assertThat(Rational.of(-3, 2).floor()).isEqualTo(BigInteger.valueOf(-2));
    assertThat(Rational.of(-3, 2).ceiling()).isEqualTo(BigInteger.valueOf(-1));
    assertThat(Rational.of(3, 2).floor()).isEqualTo(BigInteger.ONE);
    assertThat(Rational.of(4, 2).ceiling()).isEqualTo(BigInteger.TWO);
  }

  @Test
  void shows_decimals_rounded_up() {
    assertThat(Rational.of(1, 3).roundedUp(4)).isEqualByComparingTo(new BigDecimal("0.3334"));
    assertThat(Rational.of(1, 4).roundedUp(4)).isEqualByComparingTo(new BigDecimal("0.25"));
  }

  @Property
  void adding_and_taking_away_gives_back_the_same(
      @ForAll int a,
      @ForAll @IntRange(min = 1) int b,
      @ForAll int c,
      @ForAll @IntRange(min = 1) int d) {
    Rational x = Rational.of(a, b);
    Rational y = Rational.of(c, d);
    assertThat(x.plus(y).minus(y)).isEqualTo(x);
    assertThat(Rational.parse(x.toString())).isEqualTo(x);
    if (y.signum() != 0) {
      assertThat(x.times(y).over(y)).isEqualTo(x);
    }
    assertThat(x.compareTo(y)).isEqualTo(Integer.signum(Long.compare((long) a * d, (long) c * b)));
  }
}
