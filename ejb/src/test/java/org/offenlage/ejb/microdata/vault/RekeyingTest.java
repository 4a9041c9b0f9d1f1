package org.offenlage.ejb.microdata.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.Respondent;

@NullMarked
class RekeyingTest {

  private static final byte[] FIRST = key(1);
  private static final byte[] SECOND = key(2);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static byte[] key(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return key;
  }

  private static DatasetDeclaration declaration(String id) {
    return new DatasetDeclaration(
        id,
        id,
        CsvFormat.GERMAN,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.optional("mother", new ColumnType.Identifier("person")),
            Column.required("code", new ColumnType.Code(List.of("a", "b"))),
            Column.optional("income", new ColumnType.Fraction(range())),
            Column.optional("born", new ColumnType.Date(days())),
            Column.optional("note", new ColumnType.Text(20))),
        new Respondent("person", "person", Respondent.Records.ONE),
        "§ 1",
        Period.ofYears(1));
  }

  private static ColumnType.FractionRange range() {
    return new ColumnType.FractionRange(
        new java.math.BigDecimal(-1), new java.math.BigDecimal(1_000_000));
  }

  private static ColumnType.DateRange days() {
    return new ColumnType.DateRange(
        java.time.LocalDate.of(1900, 1, 1), java.time.LocalDate.of(2100, 1, 1));
  }

  /** Writes down what it is told. */
  private static final class Noting implements RecordSink {
    private final List<String> told = new ArrayList<>();
    private final Set<String> pseudonyms = new HashSet<>();

    @Override
    public void beginRecord(long recordKey) {
      told.add("record " + recordKey);
    }

    @Override
    public void empty() {
      told.add("empty");
    }

    @Override
    public void whole(long value) {
      told.add("whole " + value);
    }

    @Override
    public void code(int position) {
      told.add("code " + position);
    }

    @Override
    public void fraction(double value) {
      told.add("fraction " + value);
    }

    @Override
    public void day(int epochDay) {
      told.add("day " + epochDay);
    }

    @Override
    public void text(String value) {
      told.add("text " + value);
    }

    @Override
    public void pseudonym(long high, long low) {
      told.add("pseudonym " + high + ":" + low);
      pseudonyms.add(high + ":" + low);
    }

    @Override
    public void endRecord() {
      told.add("end");
    }
  }

  /** Ten persons from this number on; each but the first two has the one before as mother. */
  private static void tell(RecordSink sink, int from) {
    for (int person = from; person < from + 10; person++) {
      sink.beginRecord(1_000 + person);
      sink.pseudonym(person * 0x9E3779B97F4A7C15L, person);
      if (person < from + 2) {
        sink.empty();
      } else {
        sink.pseudonym((person - 1) * 0x9E3779B97F4A7C15L, person - 1);
      }
      sink.code(person % 2);
      sink.fraction(person / 4.0);
      sink.day(-person);
      if (person % 3 == 0) {
        sink.empty();
      } else {
        sink.text("note " + person);
      }
      sink.endRecord();
    }
  }

  private static RecordRelay relay(RecordSink sink, List<byte[]> keys) {
    return new RecordRelay(sink, keys, Thread::new);
  }

  private static Noting under(List<byte[]> keys) {
    Noting noting = new Noting();
    try (RecordRelay relay = relay(noting, keys)) {
      tell(relay, 0);
      relay.finish();
    }
    return noting;
  }

  private Vault vault() {
    return new Vault(folder, new byte[32]);
  }

  private StoredParts store(String dataset, List<byte[]> keys, int from) {
    try (SnapshotWriter writer = vault().write(UUID.randomUUID(), declaration(dataset));
        RecordRelay relay = relay(writer, keys)) {
      tell(relay, from);
      relay.finish();
      return writer.finish();
    }
  }

  @Nested
  class Pseudonyms {

    @Test
    void areOthersUnderAnotherKeyAndStayAsDistinct() {
      Noting none = under(List.of());
      Noting first = under(List.of(FIRST));
      Noting both = under(List.of(FIRST, SECOND));
      assertThat(none.pseudonyms).hasSize(10);
      assertThat(first.pseudonyms).hasSize(10).doesNotContainAnyElementsOf(none.pseudonyms);
      assertThat(both.pseudonyms).hasSize(10).doesNotContainAnyElementsOf(first.pseudonyms);
      assertThat(first.told.get(0)).startsWith("record ").isNotEqualTo(none.told.get(0));
    }

    @Test
    void changeNothingElse() {
      assertThat(under(List.of(FIRST)).told.stream().filter(RekeyingTest::isPlain))
          .isEqualTo(under(List.of()).told.stream().filter(RekeyingTest::isPlain).toList());
    }
  }

  @Nested
  class ABlock {

    /** Another library's AES, by the definition in docs/adr/0016. */
    private long[] expected(long high, long low, List<byte[]> keys) {
      ByteBuffer block = ByteBuffer.allocate(16).putLong(0, high).putLong(8, low);
      for (byte[] key : keys) {
        BlockCipher aes = AESEngine.newInstance();
        aes.init(true, new KeyParameter(key));
        aes.processBlock(block.array(), 0, block.array(), 0);
      }
      return new long[] {block.getLong(0), block.getLong(8)};
    }

    @Test
    void isEncipheredByEachKeyInTurnAndARecordKeyBesideItsMark() {
      Noting both = under(List.of(FIRST, SECOND));
      long person = 9;
      long[] pseudonym = expected(person * 0x9E3779B97F4A7C15L, person, List.of(FIRST, SECOND));
      assertThat(both.pseudonyms).contains(pseudonym[0] + ":" + pseudonym[1]);
      long mark = 0x7265636f72642d6bL;
      long first = expected(mark, 1_000, List.of(FIRST))[0];
      long second = expected(mark, first, List.of(SECOND))[0];
      assertThat(both.told.get(0)).isEqualTo("record " + second);
    }
  }

  private static boolean isPlain(String told) {
    return !told.startsWith("record") && !told.startsWith("pseudonym");
  }

  @Nested
  class ASnapshot {

    @Test
    void underAFurtherKeyIsWhatItWouldHaveBeenHadItBeenDeliveredUnderIt() {
      StoredParts old = store("people", List.of(FIRST), 0);
      Noting noting = new Noting();
      try (RecordRelay relay = relay(noting, List.of(SECOND))) {
        StoredRecords.read(vault(), old, declaration("people"), relay);
        relay.finish();
      }
      assertThat(noting.told).isEqualTo(under(List.of(FIRST, SECOND)).told);
    }

    @Test
    void findsItsRespondentsInAnotherOnlyUnderTheSameKeys() {
      Map<DatasetDeclaration, StoredParts> linked =
          new TreeMap<>(java.util.Comparator.comparing(DatasetDeclaration::id));
      linked.put(declaration("births"), store("births", List.of(FIRST, SECOND), 5));
      linked.put(declaration("people"), store("people", List.of(FIRST, SECOND), 0));
      assertThat(LinkCounting.of(vault(), linked))
          .containsExactly(
              new LinkCount("births", "person", "person", "people", 10, 0, 5),
              new LinkCount("births", "mother", "person", "people", 8, 2, 4),
              new LinkCount("people", "person", "person", "births", 10, 0, 5),
              new LinkCount("people", "mother", "person", "births", 8, 2, 4));

      linked.put(declaration("people"), store("people", List.of(FIRST), 0));
      assertThat(LinkCounting.of(vault(), linked)).extracting(LinkCount::linked).containsOnly(0L);
    }
  }
}
