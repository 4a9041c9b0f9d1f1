package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.RowProblemJson;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Deliveries that are read while nobody waits for them. */
@ArquillianTest
class DeliveryInBackgroundIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final int MANY_ROWS = 3_000_000;

  @Inject Office office;
  @Inject Jobs jobs;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(DeliveryInBackgroundIT.class, Office.class);
  }

  private Deliveries.Reception receive(String dataset, String fileName, byte[] content)
      throws Exception {
    return Person.PLANNER_B.does(
        () ->
            office.deliveries.receive(
                dataset, new ReferencePeriod("2023"), fileName, new ByteArrayInputStream(content)));
  }

  private UUID begin(String dataset, byte[] content) throws Exception {
    office.declare(dataset);
    return ((Deliveries.Reception.Begun) receive(dataset, "late.csv", content)).job().id();
  }

  private Job.Ended ended(UUID job) throws Exception {
    Job found = Person.PLANNER_A.does(() -> jobs.find(job, LONG_ENOUGH)).orElseThrow();
    return (Job.Ended) found.state();
  }

  private Delivery delivery(UUID job) throws Exception {
    return Person.PLANNER_A.does(() -> office.deliveries.find(job)).orElseThrow();
  }

  private static void assertNothingWaits() throws IOException {
    Path received = Path.of(System.getProperty("offenlage.vault.dir")).resolve("received");
    try (Stream<Path> files = Files.list(received)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theyAreVisibleUnderTheNameOfWhoDelivered() throws Exception {
    UUID job = begin("in-background-people", Office.csv(1_000));

    assertThat(ended(job).ending()).isEqualTo(Job.Ending.DONE);
    assertThat(delivery(job).receivedBy()).isEqualTo(Person.PLANNER_B.name());
    assertThat(delivery(job).snapshot().orElseThrow().rows()).isEqualTo(1_000);
    assertThat(Person.PLANNER_A.does(() -> jobs.cancel(job))).as("too late to cancel").isFalse();
    assertNothingWaits();
  }

  @Test
  void theirProblemsAreKeptWithoutValues() throws Exception {
    UUID job =
        begin(
            "background-faulty",
            "person,area\np-canary-1,a\np-canary-1,x\n".getBytes(StandardCharsets.UTF_8));

    Job.Ended ended = ended(job);
    assertThat(ended.ending()).isEqualTo(Job.Ending.REFUSED);
    assertThat(ended.report()).doesNotContain("canary");
    DeliveryOutcome.Rejected why = RowProblemJson.read(ended.report());
    assertThat(why.problems())
        .extracting(RowProblem::line, RowProblem::reason)
        .contains(org.assertj.core.groups.Tuple.tuple(3L, RowProblem.Reason.UNKNOWN_CODE));
    assertThat(delivery(job).snapshot()).isEmpty();
    assertNothingWaits();
  }

  @Test
  void oneThatIsCancelledLeavesNothing() throws Exception {
    UUID job = begin("background-cancelled", Office.csv(MANY_ROWS));

    assertThat(Person.PLANNER_A.does(() -> jobs.cancel(job))).isTrue();

    assertThat(ended(job).ending()).isEqualTo(Job.Ending.CANCELLED);
    assertThat(
            Person.PLANNER_A.does(() -> office.deliveries.snapshotsInForce("background-cancelled")))
        .isEmpty();
    assertNothingWaits();
    try (Stream<Path> vault = Files.list(Path.of(System.getProperty("offenlage.vault.dir")))) {
      assertThat(vault.map(Path::toString)).noneMatch(path -> path.endsWith(".partial"));
    }
  }

  @Test
  void whatCannotBeReadAtAllIsRefusedAtOnce() throws Exception {
    office.declare("background-paths");
    assertThat(receive("background-paths", "../late.csv", Office.csv(1)))
        .isInstanceOf(Deliveries.Reception.Refused.class);
    assertThat(receive("no-such-dataset", "late.csv", Office.csv(1)))
        .isEqualTo(
            new Deliveries.Reception.Refused(
                new DeliveryOutcome.UnknownDataset("no-such-dataset")));
  }

  @Test
  void onlyPlannersDeliverAndCancel() {
    assertThatThrownBy(
            () -> Person.DATA_PROTECTION_OFFICER.does(() -> jobs.cancel(UUID.randomUUID())))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> Person.CITIZEN.does(() -> jobs.newest()))
        .isInstanceOf(EJBAccessException.class);
  }
}
