package org.offenlage.privacy.dp.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.prng.EntropySource;
import org.junit.jupiter.api.Test;

class DrbgBitSourceTest {

  @Test
  void hands_out_only_as_many_bits_as_were_asked_for() {
    DrbgBitSource bits = new DrbgBitSource();
    for (int count = 1; count < 64; count++) {
      assertThat(bits.next(count)).isBetween(0L, (1L << count) - 1);
    }
    assertThatThrownBy(() -> bits.next(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bits.next(65)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gives_the_same_bits_word_by_word_and_in_bulk() {
    DrbgBitSource one = new DrbgBitSource(new CountingEntropy());
    DrbgBitSource other = new DrbgBitSource(new CountingEntropy());
    long[] bulk = new long[5000];
    one.fill(bulk, 5000);
    for (long word : bulk) {
      assertThat(other.next(64)).isEqualTo(word);
    }
    assertThat(one.next(64)).isEqualTo(other.next(64));
  }

  /** n = 6,400,000 bits of the real source; 5.5 standard deviations leave 4e-8. */
  @Test
  void has_as_many_ones_as_zeros() {
    DrbgBitSource bits = new DrbgBitSource();
    long ones = 0;
    for (int word = 0; word < 100_000; word++) {
      ones += Long.bitCount(bits.next(64));
    }
    assertThat(ones).isBetween(3_200_000L - 6957, 3_200_000L + 6957);
  }

  @Test
  void two_sources_do_not_agree() {
    DrbgBitSource one = new DrbgBitSource();
    DrbgBitSource other = new DrbgBitSource();
    assertThat(one.next(64)).isNotEqualTo(other.next(64));
  }

  @Test
  void production_code_has_no_way_to_seed_it() {
    assertThat(Arrays.stream(DrbgBitSource.class.getDeclaredConstructors()))
        .filteredOn(constructor -> Modifier.isPublic(constructor.getModifiers()))
        .allSatisfy(constructor -> assertThat(constructor.getParameterCount()).isZero());
  }

  @Test
  void is_reseeded_after_four_mebibytes() {
    CountingEntropy entropy = new CountingEntropy();
    DrbgBitSource bits = new DrbgBitSource(entropy);
    int afterStart = entropy.calls.get();
    for (int word = 0; word < 3 * (1 << 19) + 1; word++) {
      bits.next(64);
    }
    assertThat(entropy.calls.get() - afterStart).isEqualTo(3);
  }

  @Test
  void gives_nothing_when_the_entropy_source_fails() {
    CountingEntropy entropy = new CountingEntropy();
    DrbgBitSource bits = new DrbgBitSource(entropy);
    entropy.failing = true;
    assertThatThrownBy(
            () -> {
              for (int word = 0; word < 2 * (1 << 19); word++) {
                bits.next(64);
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }

  private static final class CountingEntropy implements EntropySource {
    private final AtomicInteger calls = new AtomicInteger();
    private boolean failing;

    @Override
    public boolean isPredictionResistant() {
      return true;
    }

    @Override
    public byte[] getEntropy() {
      if (failing) {
        throw new IllegalStateException("no entropy");
      }
      byte[] seed = new byte[32];
      Arrays.fill(seed, (byte) calls.incrementAndGet());
      return seed;
    }

    @Override
    public int entropySize() {
      return 256;
    }
  }
}
