package org.offenlage.ejb.microdata.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.microdata.RecordSink;

/** Many records; that few are told alike shows {@code RekeyingTest}. */
@NullMarked
class RecordRelayTest {

  private static final int RECORDS = 30_000;

  private static RecordRelay relay(RecordSink sink, List<byte[]> keys) {
    return new RecordRelay(sink, keys, Thread::new);
  }

  /** What a sink is told, as one number; order counts. */
  private static class Digesting implements RecordSink {
    private final Set<Thread> threads = new HashSet<>();
    private long digest;
    private long records;

    private void told(Object what) {
      digest = digest * 0x5851F42D4C957F2DL + what.hashCode();
    }

    @Override
    public void beginRecord(long recordKey) {
      threads.add(Thread.currentThread());
      told(recordKey);
    }

    @Override
    public void empty() {
      told("empty");
    }

    @Override
    public void whole(long value) {
      told("whole " + value);
    }

    @Override
    public void code(int position) {
      told("code " + position);
    }

    @Override
    public void fraction(double value) {
      told("fraction " + value);
    }

    @Override
    public void day(int epochDay) {
      told("day " + epochDay);
    }

    @Override
    public void text(String value) {
      told("text " + value);
    }

    @Override
    public void pseudonym(long high, long low) {
      told(high);
      told(low);
    }

    @Override
    public void endRecord() {
      told("end");
      records++;
    }
  }

  /** Records of changing width; seed 7. */
  private static void tellMany(RecordSink sink) {
    SplittableRandom random = new SplittableRandom(7);
    for (int r = 0; r < RECORDS; r++) {
      sink.beginRecord(random.nextLong());
      for (int width = random.nextInt(12); width > 0; width--) {
        switch (random.nextInt(7)) {
          case 0 -> sink.empty();
          case 1 -> sink.whole(random.nextLong());
          case 2 -> sink.code(random.nextInt());
          case 3 -> sink.fraction(random.nextDouble());
          case 4 -> sink.day(random.nextInt());
          case 5 -> sink.text("text ".repeat(random.nextInt(9)));
          default -> sink.pseudonym(random.nextLong(), random.nextLong());
        }
      }
      sink.endRecord();
    }
  }

  @Test
  void areHandedOnAsTheyCameByOneOtherThread() {
    Digesting direct = new Digesting();
    tellMany(direct);
    Digesting relayed = new Digesting();
    try (RecordRelay relay = relay(relayed, List.of())) {
      tellMany(relay);
      relay.finish();
    }
    assertThat(relayed.records).isEqualTo(RECORDS);
    assertThat(relayed.digest).isEqualTo(direct.digest);
    assertThat(relayed.threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void ofOneValueTooManyAreSeen() {
    Digesting direct = new Digesting();
    tellMany(direct);
    long digest = direct.digest;
    direct.endRecord();
    assertThat(direct.digest).isNotEqualTo(digest);
  }

  @Test
  void thatTheWriterDoesNotTakeEndTheReadingWithWhatItThrew() {
    UncheckedIOException full = new UncheckedIOException(new IOException("the disk is full"));
    Digesting failing =
        new Digesting() {
          @Override
          public void endRecord() {
            throw full;
          }
        };
    try (RecordRelay relay = relay(failing, List.of(new byte[32]))) {
      assertThatThrownBy(
              () -> {
                tellMany(relay);
                relay.finish();
              })
          .isSameAs(full);
    }
  }

  @Test
  void areNotHandedOnAnyMoreOnceItIsClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean late = new AtomicBoolean();
    Digesting counting =
        new Digesting() {
          @Override
          public void endRecord() {
            super.endRecord();
            late.compareAndSet(false, closed.get());
          }
        };
    Set<Thread> made = new HashSet<>();
    RecordRelay relay =
        new RecordRelay(
            counting,
            List.of(),
            task -> {
              Thread thread = new Thread(task);
              made.add(thread);
              return thread;
            });
    tellMany(relay);
    relay.close();
    closed.set(true);
    assertThat(made).hasSize(1).noneMatch(Thread::isAlive);
    assertThat(late).isFalse();
    assertThat(counting.records).isLessThan(RECORDS);
  }
}
