package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.offenlage.verification.path.Office.persons;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.Linkage;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.LinkCount;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Registers that are linked, and stay so under another key. */
@ArquillianTest
class LinkageIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);
  private static final ReferencePeriod PERIOD = new ReferencePeriod("1987");

  @Inject Office office;
  @Inject Linkage linkage;
  @Inject Jobs jobs;
  @Inject PublicLedger ledger;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(LinkageIT.class, Office.class);
  }

  private List<LinkCount> counts() throws Exception {
    return Person.PLANNER_A.does(() -> linkage.counts(PERIOD));
  }

  private Path folder(String dataset) throws Exception {
    return Path.of(System.getProperty("offenlage.vault.dir"))
        .resolve(
            Person.PLANNER_A
                .does(() -> office.deliveries.snapshotsInForce(dataset))
                .get(0)
                .id()
                .toString());
  }

  @Test
  void staysWhatItWasUnderAFurtherKeyAndTakesInNewDeliveries() throws Exception {
    office.declare("linked-people");
    office.declare("linked-pupils");
    office.declare("linked-late");
    office.deliver("linked-people", PERIOD.code(), persons(20, 20, 20, 20));
    office.deliver("linked-pupils", PERIOD.code(), persons(5, 30, 0, 0));
    List<LinkCount> before = counts();
    assertThat(before)
        .contains(
            new LinkCount("linked-pupils", "person", "person", "linked-people", 35, 0, 25),
            new LinkCount("linked-people", "person", "person", "linked-pupils", 80, 0, 25));
    Path old = folder("linked-people");
    assertThat(old).isDirectory();
    int key = Person.PLANNER_A.does(() -> linkage.keyInForce());

    Optional<Job> job =
        Person.DATA_PROTECTION_OFFICER.does(() -> linkage.changeKey("a disk was stolen"));
    Job ended =
        Person.PLANNER_A.does(() -> jobs.find(job.orElseThrow().id(), LONG_ENOUGH)).orElseThrow();

    assertThat(ended.state())
        .isInstanceOfSatisfying(
            Job.Ended.class, end -> assertThat(end.ending()).isEqualTo(Job.Ending.DONE));
    assertThat(Person.PLANNER_A.does(() -> linkage.keyInForce())).isEqualTo(key + 1);
    assertThat(Files.exists(old)).as("files under the old key").isFalse();
    assertThat(counts()).isEqualTo(before);
    office.deliver("linked-late", PERIOD.code(), persons(7, 0, 0, 21));
    assertThat(counts())
        .contains(new LinkCount("linked-late", "person", "person", "linked-people", 28, 0, 27));
    assertThat(ledger.entries(1, 100_000))
        .extracting(PublicEntry::content)
        .anySatisfy(content -> assertThat(content).contains("LINKAGE_KEY_CHANGED"))
        .noneSatisfy(content -> assertThat(content).contains("stolen"));
  }

  @Test
  void isChangedByTheDataProtectionOfficerOnlyAndForAReason() {
    assertThatThrownBy(() -> Person.PLANNER_A.does(() -> linkage.changeKey("because")))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> Person.DATA_PROTECTION_OFFICER.does(() -> linkage.changeKey(" ")))
        .hasMessageContaining("say why");
    assertThatThrownBy(() -> Person.CITIZEN.does(() -> linkage.counts(PERIOD)))
        .isInstanceOf(EJBAccessException.class);
  }
}
