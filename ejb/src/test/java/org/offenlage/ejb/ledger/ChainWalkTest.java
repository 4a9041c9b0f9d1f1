package org.offenlage.ejb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainWalkTest {

  private static final String SALT = "5a".repeat(32);

  /** Entries with their confidential parts, which the walk sees as recomputed commitments. */
  private final List<LedgerEntry> entries = new ArrayList<>();

  private final List<String> confidential = new ArrayList<>();

  ChainWalkTest() {
    for (int position = 1; position <= 4; position++) {
      String hidden = "{\"actor\":\"planner " + position + "\"}";
      confidential.add(hidden);
      entries.add(
          Chain.next(
              position == 1 ? Chain.NOTHING_BEFORE : entries.get(position - 2).hash(),
              position,
              Instant.parse("2026-01-01T00:00:0" + position + "Z"),
              LedgerAct.PUBLISHED,
              "publication/x@" + position,
              "{}",
              Chain.commitment(SALT, hidden)));
    }
  }

  private Verification walk() {
    ChainWalk walk = new ChainWalk();
    for (int i = 0; i < entries.size(); i++) {
      walk.step(entries.get(i), Chain.commitment(SALT, confidential.get(i)));
    }
    return walk.result(entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position());
  }

  private static LedgerEntry with(LedgerEntry entry, String subject, String hash) {
    return new LedgerEntry(
        entry.position(),
        entry.at(),
        entry.act(),
        subject,
        entry.publicPart(),
        entry.commitment(),
        entry.previousHash(),
        hash);
  }

  @Test
  void anUntouchedLedgerIsIntact() {
    assertThat(walk()).isEqualTo(new Verification.Intact(4, entries.get(3).hash()));
  }

  @Test
  void anEmptyLedgerIsIntact() {
    entries.clear();
    assertThat(walk()).isEqualTo(new Verification.Intact(0, Chain.NOTHING_BEFORE));
  }

  @Nested
  class IsBrokenWhere {

    @Test
    void anEntryWasChanged() {
      entries.set(1, with(entries.get(1), "publication/y@2", entries.get(1).hash()));
      assertThat(walk()).isEqualTo(new Verification.Broken(2, Verification.Fault.CONTENT));
    }

    @Test
    void aChangedEntryWasHashedAgain() {
      LedgerEntry changed = with(entries.get(1), "publication/y@2", "");
      entries.set(1, with(changed, changed.subject(), Chain.hash(changed)));
      assertThat(walk()).isEqualTo(new Verification.Broken(3, Verification.Fault.CHAIN));
    }

    @Test
    void anEntryWasRemoved() {
      entries.remove(1);
      confidential.remove(1);
      assertThat(walk()).isEqualTo(new Verification.Broken(2, Verification.Fault.GAP));
    }

    @Test
    void twoEntriesWereExchanged() {
      entries.add(1, entries.remove(2));
      assertThat(walk()).isEqualTo(new Verification.Broken(2, Verification.Fault.GAP));
    }

    @Test
    void aConfidentialPartWasChanged() {
      confidential.set(2, "{\"actor\":\"somebody else\"}");
      assertThat(walk())
          .isEqualTo(new Verification.Broken(3, Verification.Fault.CONFIDENTIAL_PART));
    }

    @Test
    void entriesStandBehindAGap() {
      ChainWalk walk = new ChainWalk();
      walk.step(entries.get(0), entries.get(0).commitment());
      assertThat(walk.result(4)).isEqualTo(new Verification.Broken(2, Verification.Fault.GAP));
    }
  }
}
