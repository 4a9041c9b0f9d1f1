package org.offenlage.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerFileTest {

  private final InventedOffice office =
      new InventedOffice()
          .act("DATA_DELIVERED", "dataset/births@2023", "{\"version\":\"1\"}")
          .sealed()
          .act("PUBLISHED", "publication/birth-rate@1", "{\"sha256\":\"…\"}")
          .newKey(1, 2)
          .act("WITHDRAWN", "publication/birth-rate@1", "{\"reason\":\"Prüfung\"}");

  private static LedgerFile.Result check(byte[] file, Optional<NoteKey> key, List<String> seen)
      throws IOException {
    return LedgerFile.check(
        new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8), key, seen);
  }

  private static LedgerFile.Result check(String file) throws IOException {
    return check(file.getBytes(StandardCharsets.UTF_8), Optional.empty(), List.of());
  }

  private static void refused(ThrowingCallable check, String finding) {
    assertThatThrownBy(check).isInstanceOf(DamagedProof.class).hasMessageContaining(finding);
  }

  @Nested
  class AnUntouchedLedger {

    @Test
    void holds() throws IOException {
      LedgerFile.Result result = check(office.file());
      assertThat(result.checkpoint().size()).isEqualTo(5);
      assertThat(result.sealed()).isEqualTo(1);
      assertThat(result.acts()).containsEntry("PUBLISHED", 1L).hasSize(4);
    }

    @Test
    void holdsForWhoTrustsTheOldKeyOrTheNewOne() throws IOException {
      byte[] file = office.file().getBytes(StandardCharsets.UTF_8);
      for (int number : List.of(1, 2)) {
        Optional<NoteKey> trusted = Optional.of(InventedOffice.publicKey(number));
        assertThat(check(file, trusted, List.of()).checkpoint().size()).isEqualTo(5);
      }
    }

    @Test
    void continuesWhatWasSeenBefore() throws IOException {
      byte[] file = office.file().getBytes(StandardCharsets.UTF_8);
      List<String> seen =
          List.of(office.checkpoint(1, 1), office.checkpoint(3, 1), office.checkpoint(4, 2));
      assertThat(check(file, Optional.empty(), seen).checkpoint().size()).isEqualTo(5);
    }
  }

  @Nested
  class AnAlteredLedger {

    /** All single bits would say no more: each alteration changes the data of a leaf or a line. */
    @Test
    void isFoundWhateverByteWasChanged() {
      byte[] file = office.file().getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < file.length; at++) {
        byte[] altered = file.clone();
        altered[at] ^= 1;
        assertThatThrownBy(() -> check(altered, Optional.empty(), List.of()))
            .as("byte %d: %s", at, (char) altered[at])
            .isInstanceOf(DamagedProof.class);
      }
    }

    @Test
    void isFoundWhateverByteIsMissing() {
      byte[] file = office.file().getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < file.length; at++) {
        byte[] shorter = new byte[file.length - 1];
        System.arraycopy(file, 0, shorter, 0, at);
        System.arraycopy(file, at + 1, shorter, at, shorter.length - at);
        assertThatThrownBy(() -> check(shorter, Optional.empty(), List.of()))
            .as("byte %d", at)
            .isInstanceOf(DamagedProof.class);
      }
    }

    @Test
    void isFoundWhereSomethingStandsInTheHeadThatNobodyChecks() {
      refused(() -> check(office.file().replaceFirst("\\{", "{\"x\":1,")), "not known");
      refused(
          () -> check(office.file().replaceFirst("\"fromSize\"", "\"since\":1,\"fromSize\"")),
          "not known");
    }

    @Test
    void isFoundWhereAnEntryIsMissing() {
      for (int at = 0; at < office.entries().size(); at++) {
        List<String> lines = new ArrayList<>(office.entries());
        lines.remove(at);
        String file = office.file(office.checkpoint(), lines);
        refused(() -> check(file), "entry " + (at + 1));
      }
    }

    @Test
    void isFoundWhereEntriesChangedPlaces() {
      List<String> lines = new ArrayList<>(office.entries());
      Collections.swap(lines, 1, 2);
      refused(() -> check(office.file(office.checkpoint(), lines)), "entry 2");
    }

    @Test
    void isFoundWhereOneIsAdded() {
      List<String> lines = new ArrayList<>(office.entries());
      lines.add("{\"hash\":\"" + "0".repeat(64) + "\",\"position\":6}");
      refused(() -> check(office.file(office.checkpoint(), lines)), "more entries");
    }

    @Test
    void isFoundWhereAnotherKeySignedIt() {
      refused(() -> check(office.file(office.checkpoint(5, 9), office.entries())), "not signed");
      refused(() -> check(office.file(office.checkpoint(5, 1), office.entries())), "not signed");
    }

    @Test
    void isFoundWhereTheNewKeyWasNotSignedByTheOldOne() {
      InventedOffice usurped = new InventedOffice().act("PUBLISHED", "x", "{}").newKey(2, 2);
      refused(() -> check(usurped.file()), "signed by the old and the new key");
    }

    @Test
    void isFoundByWhoKnowsTheOfficesKeyThoughAllWasSignedAnew() {
      byte[] file = office.file().getBytes(StandardCharsets.UTF_8);
      refused(
          () -> check(file, Optional.of(InventedOffice.publicKey(9)), List.of()),
          "none of the keys");
    }

    @Test
    void isFoundByWhoKeptACheckpointThoughTheOfficeItselfSignedItAnew() {
      InventedOffice rewritten =
          new InventedOffice()
              .act("DATA_DELIVERED", "dataset/deaths@2023", "{\"version\":\"1\"}")
              .sealed()
              .act("PUBLISHED", "publication/birth-rate@1", "{\"sha256\":\"…\"}")
              .newKey(1, 2)
              .act("WITHDRAWN", "publication/birth-rate@1", "{\"reason\":\"Prüfung\"}");
      byte[] file = rewritten.file().getBytes(StandardCharsets.UTF_8);
      refused(
          () -> check(file, Optional.empty(), List.of(office.checkpoint(3, 1))), "first 3 entries");
    }

    @Test
    void isFoundByWhoSawMoreEntriesBefore() {
      String shorter = office.file(office.checkpoint(3, 1), office.entries().subList(0, 3));
      refused(
          () ->
              check(
                  shorter.getBytes(StandardCharsets.UTF_8),
                  Optional.empty(),
                  List.of(office.checkpoint())),
          "entries are missing");
    }
  }
}
