package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.offenlage.verification.path.Office.persons;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.ledger.StaffActs;
import org.offenlage.ejb.microdata.Erasures;
import org.offenlage.ejb.microdata.RetentionClock;
import org.offenlage.ejb.microdata.Snapshot;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** What is kept is erased when its time is over, and that it was is on record. */
@ArquillianTest
class ErasureIT {

  @Inject Office office;
  @Inject Erasures erasures;
  @Inject PublicLedger ledger;
  @Inject StaffActs acts;
  @Inject RetentionClock clock;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(ErasureIT.class, Office.class);
  }

  private static Path folder(Snapshot snapshot) {
    return Path.of(System.getProperty("offenlage.vault.dir")).resolve(snapshot.id().toString());
  }

  private Snapshot snapshot(String dataset) throws Exception {
    return Person.PLANNER_A.does(() -> office.deliveries.snapshotsInForce(dataset)).get(0);
  }

  /** Declared with a retention of one year. */
  @Test
  void aSnapshotIsErasedAtTheEndOfItsRetentionAndNotBefore() throws Exception {
    office.declare("kept");
    office.deliver("kept", "2023", persons(20, 30, 40, 50));
    office.defineCount("kept", "kept");
    office.suppress("kept-rule", 3);
    Snapshot snapshot = snapshot("kept");
    Instant now = Instant.now();

    assertThat(erase(now.plus(364, ChronoUnit.DAYS))).isEmpty();
    assertThat(folder(snapshot)).isDirectory();
    office.prepare("kept", "kept-rule", "2023").orElseThrow();

    assertThat(erase(now.plus(367, ChronoUnit.DAYS)))
        .extracting(Snapshot::id)
        .contains(snapshot.id());
    assertThat(Files.exists(folder(snapshot))).isFalse();
    Outcome<?> gone = office.prepare("kept", "kept-rule", "2023");
    assertThat(((Outcome.Refused<?>) gone).refusal().code()).isEqualTo("data-missing");
    assertThat(erase(now.plus(368, ChronoUnit.DAYS))).isEmpty();
    List<PublicEntry> entries = ledger.entries(1, 100_000);
    assertThat(entries)
        .filteredOn(
            entry ->
                entry.content().contains("DATA_ERASED") && entry.content().contains("kept@2023"))
        .hasSize(1);
  }

  @Test
  void withAReasonASnapshotIsErasedBeforeItsTimeAndNoCopyCanBeReadAnyMore() throws Exception {
    office.declare("unlawful");
    office.deliver("unlawful", "2023", persons(20, 30, 40, 50));
    Snapshot snapshot = snapshot("unlawful");
    assertThat(keys(snapshot)).isEqualTo(1);

    assertThatThrownBy(() -> eraseFor(snapshot, " ")).hasMessageContaining("say why");
    assertThat(eraseFor(snapshot, "delivered without a legal basis")).isPresent();

    assertThat(Files.exists(folder(snapshot))).isFalse();
    assertThat(keys(snapshot)).as("keys that open its files").isZero();
    assertThat(eraseFor(snapshot, "again")).isEmpty();
    assertThat(ledger.entries(1, 100_000))
        .filteredOn(entry -> entry.content().contains("unlawful@2023"))
        .extracting(PublicEntry::content)
        .anySatisfy(content -> assertThat(content).contains("DATA_ERASED").contains("demand"))
        .noneSatisfy(content -> assertThat(content).contains("without a legal basis"));
  }

  private Optional<Snapshot> eraseFor(Snapshot snapshot, String reason) throws Exception {
    return Person.DATA_PROTECTION_OFFICER.does(() -> erasures.erase(snapshot.id(), reason));
  }

  private int keys(Snapshot snapshot) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from microdata.stored_parts where snapshot_id = ?")) {
      statement.setObject(1, snapshot.id());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private List<Snapshot> erase(Instant at) throws Exception {
    return Person.DATA_PROTECTION_OFFICER.does(() -> erasures.eraseDue(at));
  }

  @Test
  void theClockMayErase() throws Exception {
    office.declare("ticking");
    office.deliver("ticking", "2023", persons(20, 30, 40, 50));
    clock.eraseDue();
    assertThat(folder(snapshot("ticking"))).isDirectory();
  }

  @Test
  void onlyTheDataProtectionOfficerErases() {
    assertThatThrownBy(() -> Person.PLANNER_A.does(() -> erasures.eraseDue(Instant.now())))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void anAnswerToStaffHoldsTheirActsAndNobodyElses() throws Exception {
    office.declare("acted");
    Person clerk = new Person("with_under%score", "planner");
    clerk.does(() -> office.rules.draft(Office.draft("acted-rule")));
    assertThat(Person.DATA_PROTECTION_OFFICER.does(() -> acts.of("with_under%score")))
        .extracting(entry -> entry.act().name())
        .containsExactly("RULE_DRAFTED");
    assertThat(Person.DATA_PROTECTION_OFFICER.does(() -> acts.of("with-underXscore"))).isEmpty();
    assertThatThrownBy(() -> Person.PLANNER_A.does(() -> acts.of("planung-b")))
        .isInstanceOf(EJBAccessException.class);
  }
}
