package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.HeldDeliveries;
import org.offenlage.ejb.microdata.HeldDelivery;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** A delivery that differs much from the one before waits until somebody answers for it. */
@ArquillianTest
class UnusualDeliveryIT {

  private static final String YAML =
      """
      id: unusual
      title: Unusual
      columns:
        - {name: person, type: identifier, kind: person}
        - {name: area, type: code, codes: [01056015, 01056039]}
      respondent: {column: person, privacyUnit: person, records: one}
      legalBasis: none, invented
      retention: P1Y
      plausibility: {area: area, tolerancePercent: 25, leastRecords: 10}
      """;

  @Inject Datasets datasets;
  @Inject Deliveries deliveries;
  @Inject HeldDeliveries held;
  @Inject PublicLedger ledger;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(UnusualDeliveryIT.class);
  }

  private DeliveryOutcome deliver(String period, int first, int second) throws Exception {
    StringBuilder csv = new StringBuilder("person,area\n");
    for (int p = 0; p < first + second; p++) {
      csv.append('p').append(p).append(p < first ? ",01056015\n" : ",01056039\n");
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    return Person.PLANNER_A.does(
        () ->
            deliveries.deliver(
                "unusual",
                new ReferencePeriod(period),
                "unusual.csv",
                new ByteArrayInputStream(bytes)));
  }

  private List<HeldDelivery> waiting() throws Exception {
    return Person.PLANNER_A.does(() -> held.waiting()).stream()
        .filter(one -> one.delivery().datasetId().equals("unusual"))
        .toList();
  }

  @Test
  void isHeldAndTakenInOnceReasonsStandInTheLedger() throws Exception {
    Person.PLANNER_A.does(() -> datasets.declare(DeclarationJson.parseDocument(YAML)));
    assertThat(deliver("2022", 40, 40)).isInstanceOf(DeliveryOutcome.Accepted.class);
    assertThat(deliver("2023", 42, 38)).isInstanceOf(DeliveryOutcome.Accepted.class);

    DeliveryOutcome outcome = deliver("2024", 80, 0);
    assertThat(outcome).isInstanceOf(DeliveryOutcome.Rejected.class);
    assertThat(((DeliveryOutcome.Rejected) outcome).problems())
        .hasSize(2)
        .allMatch(problem -> problem.reason() == RowProblem.Reason.IMPLAUSIBLE);
    assertThat(Person.PLANNER_A.does(() -> deliveries.snapshotsInForce("unusual"))).hasSize(2);
    HeldDelivery waiting = waiting().get(0);
    assertThat(waiting.changes())
        .extracting(LocalizedText::german)
        .containsExactly(
            "Zahl der Datensätze des Gebiets: area 01056015 (+90 %)",
            "Kategorie kommt nicht mehr vor: area 01056039");

    assertThatThrownBy(() -> Person.PLANNER_A.does(() -> held.accept(waiting.delivery().id(), " ")))
        .hasMessageContaining("reasons");
    assertThat(
            Person.PLANNER_A.<Boolean>does(
                () -> held.accept(waiting.delivery().id(), "Elmshorn was merged")))
        .isTrue();
    assertThat(waiting()).isEmpty();
    assertThat(deliver("2024", 79, 0)).isInstanceOf(DeliveryOutcome.Rejected.class);
    assertThat(deliver("2024", 80, 0)).isInstanceOf(DeliveryOutcome.Accepted.class);
    assertThat(ledger.entries(1, 100_000))
        .extracting(PublicEntry::content)
        .anySatisfy(
            content -> assertThat(content).contains("DELIVERY_JUSTIFIED").contains("unusual@2024"))
        .noneSatisfy(content -> assertThat(content).contains("merged"));
  }
}
