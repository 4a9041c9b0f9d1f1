package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.publication.Assurance;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;

class AssurancesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static HistoryEntry step(Optional<Action> action, State state, String actor) {
    return new HistoryEntry(action, state, actor, NOW, "a reason that stays in the office");
  }

  private static PrivacySpending spending(String period, PrivacyLoss loss) {
    return new PrivacySpending(
        UUID.randomUUID(), new BudgetAccount("residents", period, "person"), loss, "table", NOW);
  }

  @Test
  void tellThatDifferentPersonsActedWithoutTellingWho() {
    List<Assurance.Decision> decisions =
        Assurances.decisions(
            List.of(
                step(Optional.empty(), State.PREPARED, "anna"),
                step(Optional.of(Action.SUBMIT), State.SUBMITTED, "anna"),
                step(Optional.of(Action.REVIEW), State.REVIEWED, "bert"),
                step(Optional.of(Action.APPROVE), State.APPROVED, "clara"),
                step(Optional.of(Action.PUBLISH), State.PUBLISHED, "anna")));

    assertThat(decisions)
        .extracting(decision -> decision.action() + " " + decision.person())
        .containsExactly("PREPARE 1", "SUBMIT 1", "REVIEW 2", "APPROVE 3", "PUBLISH 1");
    assertThat(decisions.toString()).doesNotContain("anna", "bert", "clara", "reason");
  }

  @Test
  void addUpWhatWasSpentOfOneBudgetAndKeepOthersApart() {
    PrivacyLoss third = new PrivacyLoss.Pure(Rational.of(1, 3));
    assertThat(
            Assurances.losses(
                List.of(
                    spending("2022", third),
                    spending("2023", third),
                    spending("2023", new PrivacyLoss.Pure(Rational.of(1, 6))),
                    spending("2023", new PrivacyLoss.ZeroConcentrated(Rational.of(2))))))
        .containsExactly(
            new Assurance.Loss("residents@2022", "person", "epsilon", "1/3"),
            new Assurance.Loss("residents@2023", "person", "epsilon", "1/2"),
            new Assurance.Loss("residents@2023", "person", "rho", "2"));
  }
}
