package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.evidence.InclusionProof;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.evidence.SignedCheckpoint;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.SigningKeys;
import org.offenlage.ejb.ledger.Verification;
import org.offenlage.privacy.ledger.Checkpoint;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.KeySuccession;
import org.offenlage.privacy.ledger.NoteKey;
import org.offenlage.privacy.ledger.TreeProof;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** What is recorded stays as it was, proves itself, and betrays whoever alters it. */
@ArquillianTest
class LedgerPathIT {

  @Inject Office office;
  @Inject PublicLedger ledger;
  @Inject LedgerInspection inspection;
  @Inject SigningKeys signingKeys;
  @Inject UserTransaction transaction;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(LedgerPathIT.class, Office.class);
  }

  @Test
  void whateverIsAlteredInTheLedgerIsFound() throws Exception {
    office.declare("recorded");
    long size = ledger.newest().orElseThrow().size();
    for (String alteration :
        List.of(
            "update ledger.entry set subject = 'dataset/other' where position = " + size,
            "update ledger.confidential_part set content = '{}' where position = " + size,
            "delete from ledger.confidential_part where position = " + size,
            "update published.ledger_leaf set content = content || ' ' where position = " + size,
            "delete from published.ledger_leaf where position = " + size,
            "update published.ledger_node set hash = repeat('0', 64) where level = 0 and place = "
                + (size - 1),
            "delete from published.ledger_node where level = 0 and place = " + (size - 1),
            "insert into published.ledger_node values (60, 0, repeat('0', 64))",
            "update published.ledger_checkpoint set note = replace(note, '/ledger', '/other')",
            "delete from published.ledger_checkpoint where size = " + size,
            "update published.signing_key set verifier_key = 'x' || verifier_key")) {
      assertThat(foundAfter(alteration)).as(alteration).isInstanceOf(Verification.Broken.class);
    }
    assertThat(foundAfter("select 1")).isInstanceOf(Verification.Intact.class);
  }

  @Test
  void entriesFromBeforeThereWasATreeAreTakenOverSealed() throws Exception {
    office.declare("before-the-tree");
    transaction.begin();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("certificate", "ledger_checkpoint", "ledger_node", "ledger_leaf")) {
        statement.execute("alter table published." + table + " disable trigger append_only");
        statement.execute("delete from published." + table);
      }
      office.declare("after-the-tree");

      assertThat(Person.PLANNER_A.does(() -> inspection.verify()))
          .isInstanceOf(Verification.Intact.class);
      try (ResultSet open =
          statement.executeQuery(
              "select content, (select max(position) from ledger.entry) - position"
                  + " from published.ledger_leaf where content like '%\"act\"%'")) {
        assertThat(open.next()).isTrue();
        assertThat(open.getString(1)).contains("dataset/after-the-tree");
        assertThat(open.getLong(2)).isZero();
        assertThat(open.next()).as("an entry from before that is not sealed").isFalse();
      }
    } finally {
      transaction.rollback();
    }
  }

  /** What the inspection finds after an owner of the database did this; it is taken back. */
  private Verification foundAfter(String alteration) throws Exception {
    transaction.begin();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "ledger.entry",
              "ledger.confidential_part",
              "published.ledger_leaf",
              "published.ledger_node",
              "published.ledger_checkpoint",
              "published.signing_key")) {
        statement.execute("alter table " + table + " disable trigger append_only");
      }
      statement.execute(alteration);
      return Person.PLANNER_A.does(() -> inspection.verify());
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void ofManyWhoActAtOnceEachIsRecordedOnceAndProvedToBeIn() throws Exception {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ExecutorService many = Executors.newFixedThreadPool(8);
    long before = ledger.newest().map(SignedCheckpoint::size).orElse(0L);
    try {
      List<Future<?>> acts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String dataset = "at-once-" + i;
        acts.add(
            many.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  office.declare(dataset);
                  return dataset;
                }));
      }
      for (Future<?> act : acts) {
        act.get();
      }
    } finally {
      many.shutdown();
    }
    SignedCheckpoint newest = ledger.newest().orElseThrow();
    assertThat(newest.size()).isGreaterThanOrEqualTo(before + 40);
    KeySuccession keys = keys();
    Checkpoint checkpoint = keys.checkpoint(newest.note());
    for (long position = before + 1; position <= before + 40; position++) {
      InclusionProof proof = ledger.inclusion(position, newest.size()).orElseThrow();
      assertThat(
              TreeProof.rootOfInclusion(
                  Hash.ofLeaf(proof.entry().content()),
                  position - 1,
                  newest.size(),
                  proof.path().stream().map(Hash::parse).toList()))
          .isEqualTo(checkpoint.root());
    }
    assertThat(Person.PLANNER_A.does(() -> inspection.verify()))
        .isInstanceOf(Verification.Intact.class);
  }

  @Test
  void aNewSigningKeyContinuesTheLedgerOfTheOldOne() throws Exception {
    office.declare("before-the-new-key");
    SignedCheckpoint old = ledger.newest().orElseThrow();
    assertThatThrownBy(() -> Person.PLANNER_A.does(() -> signingKeys.rotate("planned")))
        .isInstanceOf(EJBAccessException.class);
    String key = Person.ADMINISTRATOR.does(() -> signingKeys.rotate("planned")).orElseThrow();
    office.declare("after-the-new-key");

    assertThat(ledger.keys().get(ledger.keys().size() - 1).text()).isEqualTo(key);
    SignedCheckpoint newest = ledger.newest().orElseThrow();
    TreeProof.requireConsistency(
        keys().checkpoint(old.note()),
        keys().checkpoint(newest.note()),
        ledger.consistency(old.size(), newest.size()).orElseThrow().path().stream()
            .map(Hash::parse)
            .toList());
    assertThat(Person.PLANNER_A.does(() -> inspection.verify()))
        .isInstanceOf(Verification.Intact.class);
  }

  private KeySuccession keys() {
    return KeySuccession.of(
        ledger.keys().stream()
            .map(
                each ->
                    new KeySuccession.Member(
                        NoteKey.parse(each.text()), each.fromSize(), each.succession()))
            .toList());
  }
}
