package org.offenlage.ejb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerNameTest {

  private static String name(String address) {
    return LedgerName.of(Map.of("OFFENLAGE_PUBLIC_URL", address));
  }

  @Test
  void isTheAddressOfTheReportWithoutScheme() {
    assertThat(name("https://bericht.example.org/")).isEqualTo("bericht.example.org/ledger");
    assertThat(name("http://localhost:8080")).isEqualTo("localhost:8080/ledger");
  }

  @Test
  void isSomethingHarmlessWhereTheAddressCannotStandInANote() {
    assertThat(name("https://a b")).isEqualTo("offenlage.invalid/ledger");
    assertThat(name("https://a+b")).isEqualTo("offenlage.invalid/ledger");
    assertThat(LedgerName.of(Map.of())).isEqualTo("offenlage.invalid/ledger");
  }
}
