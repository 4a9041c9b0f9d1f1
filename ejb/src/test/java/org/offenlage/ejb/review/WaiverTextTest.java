package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;

class WaiverTextTest {

  private static final LocalizedText RULE =
      new LocalizedText("Zahlen unter 5 werden gesperrt.", "Counts below 5 are suppressed.");

  private static Waiver waiver(String area, Waiver.Ground ground, String german, String english) {
    return new Waiver(
        UUID.randomUUID(),
        "births",
        "threshold",
        "count",
        List.of(area, "2023"),
        "basis",
        ground,
        new LocalizedText(german, english),
        "officer",
        Instant.EPOCH);
  }

  @Test
  void aRuleWithoutExceptionsIsToldAsItIs() {
    assertThat(WaiverText.after(RULE, List.of())).isEqualTo(RULE);
  }

  @Test
  void cellsOfOneReasonAreToldTogetherAndNeverByName() {
    LocalizedText told =
        WaiverText.after(
            RULE,
            List.of(
                waiver("a", Waiver.Ground.CONSENT, "Schreiben vom 3. Mai", "letter of 3 May"),
                waiver("b", Waiver.Ground.CONSENT, "Schreiben vom 3. Mai", "letter of 3 May"),
                waiver("c", Waiver.Ground.PUBLIC_ELSEWHERE, "Amtsblatt 7", "gazette 7")));

    assertThat(told.german())
        .isEqualTo(
            "Zahlen unter 5 werden gesperrt. Ausnahme: 2 Werte sind trotzdem zu sehen; die oder der"
                + " Datenschutzbeauftragte hat es zugelassen, weil alle Betroffenen schriftlich"
                + " eingewilligt haben (Schreiben vom 3. Mai). Ausnahme: Ein Wert ist trotzdem zu"
                + " sehen; die oder der Datenschutzbeauftragte hat es zugelassen, weil die Angabe"
                + " allgemein zugänglich ist (Amtsblatt 7).");
    assertThat(told.english())
        .endsWith(
            " Exception: one figure is shown all the same; the data-protection officer allowed it"
                + " because the figure is publicly available (gazette 7).");
  }
}
