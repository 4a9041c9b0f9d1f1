package org.offenlage.ejb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.CanonicalJson;

class LedgerSumsTest {

  private final List<PublicEntry> entries = new ArrayList<>();

  private void add(String act, String subject, Map<String, String> told) {
    entries.add(
        new PublicEntry(
            entries.size() + 1L,
            CanonicalJson.of(
                Json.createObjectBuilder()
                    .add("position", entries.size() + 1)
                    .add("at", "2026-01-01T00:00:00Z")
                    .add("act", act)
                    .add("subject", subject)
                    .add("public", CanonicalJson.of(told))
                    .build())));
  }

  private void addSealed() {
    entries.add(new PublicEntry(entries.size() + 1L, "{\"hash\":\"ab\",\"position\":1}"));
  }

  @Nested
  class Budgets {

    private void spend(String account, String notion, String amount) {
      add("BUDGET_SPENT", account, Map.of("privacyUnit", "person", notion, amount));
    }

    @Test
    void areAddedUpExactlyByAccount() {
      add("BUDGET_ALLOWED", "budget/d", Map.of("privacyUnit", "person", "epsilonPerPeriod", "1"));
      addSealed();
      spend("budget/d@2023", "epsilon", "1/3");
      spend("budget/d@2023", "epsilon", "1/6");
      spend("budget/d@2022", "epsilon", "1/10");

      List<PublicBudget> budgets = LedgerSums.budgets(entries);
      assertThat(budgets).extracting(PublicBudget::period).containsExactly("2022", "2023");
      assertThat(budgets.get(1).spent()).hasToString("1/2");
      assertThat(budgets.get(1).remaining()).hasToString("1/2");
      assertThat(budgets.get(1).debits()).isEqualTo(2);
    }

    @Test
    void inRhoCountAnEpsilonAsHalfItsSquare() {
      spend("budget/d@all", "epsilon", "1/2");
      add("BUDGET_ALLOWED", "budget/d", Map.of("privacyUnit", "person", "rhoPerPeriod", "1"));
      spend("budget/d@all", "rho", "1/4");
      assertThat(LedgerSums.budgets(entries).get(0).spent()).hasToString("3/8");
    }

    @Test
    void areThoseAllowedLastAndNeverHaveLessThanNothingLeft() {
      add("BUDGET_ALLOWED", "budget/d", Map.of("privacyUnit", "person", "epsilonPerPeriod", "2"));
      spend("budget/d@2023", "epsilon", "1");
      add("BUDGET_ALLOWED", "budget/d", Map.of("privacyUnit", "person", "epsilonPerPeriod", "1/2"));
      assertThat(LedgerSums.budgets(entries).get(0).allowed()).hasToString("1/2");
      assertThat(LedgerSums.budgets(entries).get(0).remaining()).isEqualTo(Fraction.ZERO);
    }

    @Test
    void areCalledByTheNameToldLastForTheirDatasetOrElseByItsIdentifier() {
      spend("budget/d@2023", "epsilon", "1");
      assertThat(LedgerSums.budgets(entries).get(0).name()).isEqualTo(LocalizedText.same("d"));
      Map<String, String> nameless = Map.of("privacyUnit", "person", "epsilonPerPeriod", "1");
      for (String name : List.of("Erster", "Zweiter")) {
        Map<String, String> told = new HashMap<>(nameless);
        told.put("name", name);
        told.put("nameEn", name + " in English");
        add("BUDGET_ALLOWED", "budget/d", told);
      }
      add("BUDGET_ALLOWED", "budget/d", nameless);
      assertThat(LedgerSums.budgets(entries).get(0).name())
          .isEqualTo(new LocalizedText("Zweiter", "Zweiter in English"));
    }

    @Test
    void ofOneDatasetAreToldApartByPrivacyUnit() {
      spend("budget/d@2023", "epsilon", "1");
      add("BUDGET_SPENT", "budget/d@2023", Map.of("privacyUnit", "household", "epsilon", "1"));
      assertThat(LedgerSums.budgets(entries))
          .extracting(PublicBudget::privacyUnit)
          .containsExactly("household", "person");
    }
  }

  @Nested
  class Rules {

    @Test
    void areTheNewestVersionInForce() {
      add("RULE_DECIDED", "rule/a@1", Map.of("verdict", "ACCEPTED", "shortForm", "eins"));
      add("RULE_DECIDED", "rule/a@3", Map.of("verdict", "REJECTED"));
      add(
          "RULE_DECIDED",
          "rule/a@2",
          Map.of(
              "verdict",
              "ACCEPTED",
              "title",
              "Regel zwei",
              "titleEn",
              "Rule two",
              "shortForm",
              "zwei",
              "shortFormEn",
              "two"));
      addSealed();
      assertThat(LedgerSums.rules(entries))
          .singleElement()
          .satisfies(
              rule -> {
                assertThat(rule.version()).isEqualTo(2);
                assertThat(rule.title()).isEqualTo(new LocalizedText("Regel zwei", "Rule two"));
                assertThat(rule.shortForm()).isEqualTo(new LocalizedText("zwei", "two"));
              });
    }

    @Test
    void areCalledByTheirIdentifierWhereNoNameWasTold() {
      add("RULE_DECIDED", "rule/a@1", Map.of("verdict", "ACCEPTED", "shortForm", "eins"));
      assertThat(LedgerSums.rules(entries))
          .singleElement()
          .satisfies(rule -> assertThat(rule.title()).isEqualTo(LocalizedText.same("a")));
    }
  }
}
