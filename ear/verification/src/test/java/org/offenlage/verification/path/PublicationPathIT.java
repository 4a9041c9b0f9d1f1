package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.offenlage.verification.path.Office.persons;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.Verification;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.FigureReference;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.ejb.participation.ParticipationRefusal;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.ReviewRefusal;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.ledger.NoteKey;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/**
 * From delivered files to a published rate, its correction, its withdrawal, and an answer to it.
 */
@ArquillianTest
class PublicationPathIT {

  @Inject Office office;
  @Inject Catalogue catalogue;
  @Inject PublicLedger ledger;
  @Inject LedgerInspection inspection;
  @Inject Participation participation;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(PublicationPathIT.class, Office.class);
  }

  private WorkbenchItem prepared(String name) throws Exception {
    office.declare(name + "-births");
    office.declare(name + "-residents");
    office.deliver(name + "-births", "2023", persons(1, 20, 30, 40));
    office.deliver(name + "-residents", "2023", persons(100, 1000, 3000, 4000));
    office.defineRate(name, name + "-births", name + "-residents");
    office.suppress(name + "-rule", 3);
    return office.prepare(name, name + "-rule", "2023").orElseThrow();
  }

  @Test
  void aRateBecomesPublicWithoutWhatCouldRevealSomebody() throws Exception {
    WorkbenchItem item = office.publish(prepared("path"));

    assertThat(item.state()).isEqualTo(State.PUBLISHED);
    assertThat(item.publishedVersion()).hasValue(1);
    PublishedTable table = catalogue.latest("path").orElseThrow();
    assertThat(table.figure(List.of("a", "2023")))
        .isEqualTo(new Figure.Hidden(Figure.Reason.CONFIDENTIAL));
    assertThat(table.figures().stream().filter(Figure.Hidden.class::isInstance).count())
        .as("one birth in a needs a second hidden cell")
        .isGreaterThanOrEqualTo(2);
    assertThat(table.figure(List.of("kreis", "2023")))
        .isEqualTo(new Figure.Exact(new BigDecimal("11.234568")));
    var signed = catalogue.content("path", 1).orElseThrow();
    NoteKey key = NoteKey.parse(ledger.keys().get(0).text());
    assertThat(key.hex()).isEqualTo(signed.publicKey());
    byte[] signature = HexFormat.of().parseHex(signed.signature());
    assertThat(key.signed(signed.json(), signature)).isTrue();
    assertThat(key.signed(signed.json() + " ", signature)).isFalse();
    assertThat(Person.PLANNER_A.does(() -> inspection.verify()))
        .isInstanceOf(Verification.Intact.class);
  }

  @Test
  void whoPreparedItNeitherReviewsNorApproves() throws Exception {
    WorkbenchItem item = prepared("four-eyes");
    office.act(Person.PLANNER_A, item.id(), Action.SUBMIT).orElseThrow();
    Person authorAsOfficer = new Person("planung-a", "data-protection-officer");

    assertThat(office.act(authorAsOfficer, item.id(), Action.REVIEW))
        .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotByTheAuthor(Action.REVIEW)));
    office.act(Person.DATA_PROTECTION_OFFICER, item.id(), Action.REVIEW).orElseThrow();
    assertThat(office.act(Person.PLANNER_A, item.id(), Action.APPROVE))
        .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotByTheAuthor(Action.APPROVE)));
    assertThat(office.act(Person.PLANNER_A, item.id(), Action.PUBLISH))
        .isEqualTo(
            new Outcome.Refused<>(new ReviewRefusal.IllegalMove(State.REVIEWED, Action.PUBLISH)));
    assertThatThrownBy(() -> office.act(Person.CITIZEN, item.id(), Action.APPROVE))
        .isInstanceOf(EJBAccessException.class);
    assertThat(catalogue.versions("four-eyes")).isEmpty();
  }

  @Test
  void aCorrectionSupersedesAndAWithdrawalLeavesATombstone() throws Exception {
    office.publish(prepared("corrected"));
    office.deliver("corrected-births", "2023", persons(5, 21, 30, 40));
    WorkbenchItem second =
        office.publish(office.prepare("corrected", "corrected-rule", "2023").orElseThrow());

    assertThat(catalogue.latest("corrected").orElseThrow().version()).isEqualTo(2);
    assertThat(catalogue.versions("corrected"))
        .extracting(version -> (Object) version.getClass())
        .containsExactly(PublishedVersion.InForce.class, PublishedVersion.Superseded.class);
    assertThat(catalogue.version("corrected", 1)).isPresent();

    Person.PLANNER_A
        .does(
            () -> office.publications.withdraw(second.id(), new LocalizedText("Fehler", "mistake")))
        .orElseThrow();
    assertThat(catalogue.latest("corrected")).isEmpty();
    assertThat(catalogue.version("corrected", 2)).isEmpty();
    assertThat(catalogue.versions("corrected").get(0))
        .isInstanceOfSatisfying(
            PublishedVersion.Withdrawn.class,
            tombstone ->
                assertThat(tombstone.reason()).isEqualTo(new LocalizedText("Fehler", "mistake")));
  }

  @Test
  void whatWasPreparedBesideAnotherPublicationHasToBePreparedAgain() throws Exception {
    WorkbenchItem first = prepared("beside");
    WorkbenchItem second = office.prepare("beside", "beside-rule", "2023").orElseThrow();
    office.publish(first);
    office.act(Person.PLANNER_A, second.id(), Action.SUBMIT).orElseThrow();
    office.act(Person.DATA_PROTECTION_OFFICER, second.id(), Action.REVIEW).orElseThrow();
    office.act(Person.PLANNER_B, second.id(), Action.APPROVE).orElseThrow();

    assertThat(office.act(Person.PLANNER_A, second.id(), Action.PUBLISH))
        .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.Overtaken()));
    assertThat(
            office.publish(office.prepare("beside", "beside-rule", "2023").orElseThrow()).state())
        .isEqualTo(State.PUBLISHED);
  }

  @Test
  void aCitizenAnswersOnAFigureAndIsAnswered() throws Exception {
    office.publish(prepared("answered"));
    FigureReference figure = new FigureReference("answered", 1, List.of("c", "2023"));

    Contribution.Feedback sent =
        Person.CITIZEN.does(() -> participation.giveFeedback(figure, "So few?")).orElseThrow();
    Person.PLANNER_A.does(() -> participation.answer(sent.id(), "At first.")).orElseThrow();
    Person.PLANNER_A.does(() -> participation.answer(sent.id(), "So few.")).orElseThrow();

    assertThat(Person.CITIZEN.does(() -> participation.mine()))
        .filteredOn(contribution -> contribution.id().equals(sent.id()))
        .singleElement()
        .satisfies(
            contribution ->
                assertThat(contribution.answer().orElseThrow().text()).isEqualTo("So few."));
    assertThat(
            Person.CITIZEN.does(
                () ->
                    participation.giveFeedback(
                        new FigureReference("answered", 1, List.of("nowhere", "2023")), "Hm.")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void ofTwoWhoActAtOnceOneFindsWhatTheOtherLeft() throws Exception {
    WorkbenchItem item = prepared("at-once");
    office.act(Person.PLANNER_A, item.id(), Action.SUBMIT).orElseThrow();
    Person otherOfficer = new Person("datenschutz-b", "data-protection-officer");
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome<WorkbenchItem>>> outcomes = new ArrayList<>();
      for (Person officer : List.of(Person.DATA_PROTECTION_OFFICER, otherOfficer)) {
        outcomes.add(
            two.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  together.await();
                  return office.act(officer, item.id(), Action.REVIEW);
                }));
      }
      assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
          .hasAtLeastOneElementOfType(Outcome.Done.class)
          .contains(
              new Outcome.Refused<>(new ReviewRefusal.IllegalMove(State.REVIEWED, Action.REVIEW)));
    } finally {
      two.shutdown();
    }
  }

  @Test
  void whoSendsTooMuchInAnHourIsAskedToWait() throws Exception {
    Person busy = new Person("busy-citizen", "citizen");
    for (int sent = 0; sent < Participation.MOST_PER_HOUR; sent++) {
      busy.does(() -> participation.propose("A wish", "Because.")).orElseThrow();
    }

    assertThat(busy.does(() -> participation.propose("One more", "Because.")))
        .isEqualTo(
            new Outcome.Refused<>(new ParticipationRefusal.TooMany(Participation.MOST_PER_HOUR)));
    assertThat(Person.CITIZEN.does(() -> participation.propose("Mine", "Because.")))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void neitherCitizensNorTheirTextsReachWhoMayNotSeeThem() throws Exception {
    Person shy = new Person("shy-citizen", "citizen");
    Contribution.Proposal sent =
        shy.does(() -> participation.propose("Quiet", "Please.")).orElseThrow();

    assertThat(Person.CITIZEN.does(() -> participation.mine()))
        .extracting(Contribution::id)
        .doesNotContain(sent.id());
    assertThat(Person.PLANNER_A.does(() -> participation.all()).toString())
        .contains("Quiet")
        .doesNotContain("shy-citizen");
    assertThatThrownBy(() -> Person.CITIZEN.does(() -> participation.all()))
        .isInstanceOf(EJBAccessException.class);
  }
}
