package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.persons;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.HistoryEntry;
import org.offenlage.ejb.review.Move;
import org.offenlage.ejb.review.ReviewRefusal;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Two reviewers who do not see each other's vote; and every move that is not in the table. */
@ArquillianTest
class ReviewPathIT {

  private static final Person FIRST = Person.DATA_PROTECTION_OFFICER;
  private static final Person SECOND = new Person("datenschutz-b", "data-protection-officer");

  @Inject Office office;
  @Inject PublicLedger ledger;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(ReviewPathIT.class, Office.class);
  }

  private UUID prepared(String name, int reviewers) throws Exception {
    office.declare(name);
    office.deliver(name, "2023", persons(11, 20, 30, 40));
    office.defineCount(name, name);
    office.suppress(name + "-rule", 3);
    if (reviewers == 2) {
      office.askForTwoReviewers(name + "-rule");
    }
    return office.prepare(name, name + "-rule", "2023").orElseThrow().id();
  }

  private UUID submitted(String name, int reviewers) throws Exception {
    UUID id = prepared(name, reviewers);
    office.act(Person.PLANNER_A, id, Action.SUBMIT).orElseThrow();
    return id;
  }

  private WorkbenchItem seenBy(Person person, UUID id) throws Exception {
    return person.does(() -> office.publications.view(id)).orElseThrow();
  }

  @Test
  void untilBothVotesAreInNobodySeesTheFirst() throws Exception {
    UUID id = submitted("blind", 2);
    office.act(FIRST, id, Action.OBJECT).orElseThrow();

    for (Person other : List.of(SECOND, Person.PLANNER_A, Person.PLANNER_B)) {
      WorkbenchItem item = seenBy(other, id);
      HistoryEntry last = item.history().get(item.history().size() - 1);
      assertThat(item.state()).isEqualTo(State.PARTIALLY_REVIEWED);
      assertThat(last.action()).isEmpty();
      assertThat(last.reason()).isEmpty();
    }
    assertThat(seenBy(SECOND, id).possible())
        .containsExactlyInAnyOrder(Action.REVIEW, Action.OBJECT);
    List<PublicEntry> entries = ledger.entries(1, 100_000);
    String told =
        entries.stream()
            .map(PublicEntry::content)
            .filter(content -> content.contains(id.toString()))
            .reduce("", String::concat);
    assertThat(told).contains("PARTIALLY_REVIEWED").doesNotContain("OBJECT", "REVIEW\\\"");

    WorkbenchItem both = office.act(SECOND, id, Action.REVIEW).orElseThrow();
    assertThat(both.state()).isEqualTo(State.CONFLICTED);
    assertThat(seenBy(Person.PLANNER_A, id).history())
        .extracting(HistoryEntry::action)
        .contains(Optional.of(Action.OBJECT), Optional.of(Action.REVIEW));
  }

  @Test
  void twoWhoAgreeLeadToAPublicationWhoseCertificateSaysSo() throws Exception {
    UUID id = submitted("agreed", 2);
    office.act(FIRST, id, Action.REVIEW).orElseThrow();
    assertThat(office.act(SECOND, id, Action.REVIEW).orElseThrow().state())
        .isEqualTo(State.REVIEWED);
    office.act(Person.PLANNER_B, id, Action.APPROVE).orElseThrow();
    office.act(Person.PLANNER_A, id, Action.PUBLISH).orElseThrow();

    assertThat(ledger.certificate("agreed@1").orElseThrow().statement())
        .contains("\"action\":\"REVIEW\"", "\"person\":2", "\"person\":3", "\"person\":4")
        .doesNotContain("datenschutz", "planung", "because");
  }

  @Test
  void twoWhoObjectSendItBackAndTheNextRoundBeginsAnew() throws Exception {
    UUID id = submitted("objected", 2);
    office.act(FIRST, id, Action.OBJECT).orElseThrow();
    assertThat(office.act(SECOND, id, Action.OBJECT).orElseThrow().state())
        .isEqualTo(State.RETURNED);
    office.act(Person.PLANNER_A, id, Action.SUBMIT).orElseThrow();
    assertThat(office.act(FIRST, id, Action.REVIEW).orElseThrow().state())
        .isEqualTo(State.PARTIALLY_REVIEWED);
  }

  @Test
  void theAuthorBeginsAnewWhereTheSecondReviewerHasLeft() throws Exception {
    UUID id = submitted("left", 2);
    office.act(FIRST, id, Action.REVIEW).orElseThrow();
    assertThat(office.act(Person.PLANNER_A, id, Action.RETURN).orElseThrow().state())
        .isEqualTo(State.RETURNED);
  }

  @Test
  void whoReviewedDoesNotApproveAfterAChangeOfRoles() throws Exception {
    UUID id = submitted("roles-changed", 1);
    office.act(FIRST, id, Action.REVIEW).orElseThrow();
    Outcome<WorkbenchItem> outcome =
        office.act(new Person(FIRST.name(), "planner"), id, Action.APPROVE);
    assertThat(((Outcome.Refused<WorkbenchItem>) outcome).refusal())
        .isEqualTo(new ReviewRefusal.VotedAlready(Action.APPROVE));
  }

  @Test
  void aDeputyVotesWhereTheFirstReviewerHasLeft() throws Exception {
    UUID id = submitted("deputy", 2);
    office.act(FIRST, id, Action.REVIEW).orElseThrow();
    // The first has lost the role meanwhile; the vote stays.
    assertThat(isRefused(new Person(FIRST.name(), "planner"), id, Action.REVIEW)).isTrue();
    assertThat(office.act(SECOND, id, Action.REVIEW).orElseThrow().state())
        .isEqualTo(State.REVIEWED);
  }

  @Test
  void whatARuleAsksForLaterDoesNotChangeAReviewUnderWay() throws Exception {
    UUID id = submitted("later", 1);
    office.askForTwoReviewers("later-rule");
    assertThat(office.act(FIRST, id, Action.REVIEW).orElseThrow().state())
        .isEqualTo(State.REVIEWED);
  }

  @Test
  void nobodyVotesTwiceNotByTwoSessionsAtOnceEither() throws Exception {
    UUID id = submitted("twice", 2);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService sessions = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome<WorkbenchItem>>> votes = new ArrayList<>();
      for (Action vote : List.of(Action.REVIEW, Action.OBJECT)) {
        votes.add(
            sessions.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  together.await();
                  return office.act(FIRST, id, vote);
                }));
      }
      List<Outcome<WorkbenchItem>> outcomes = List.of(votes.get(0).get(), votes.get(1).get());
      assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Done.class);
      assertThat(outcomes)
          .filteredOn(Outcome.Refused.class::isInstance)
          .singleElement()
          .extracting(outcome -> ((Outcome.Refused<WorkbenchItem>) outcome).refusal())
          .isInstanceOf(ReviewRefusal.VotedAlready.class);
    } finally {
      sessions.shutdown();
    }
    assertThat(seenBy(FIRST, id).state()).isEqualTo(State.PARTIALLY_REVIEWED);
  }

  /** A publication in this state, and which votes or rule led there. */
  private UUID in(State state) throws Exception {
    String name = "in-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (state) {
      case PREPARED -> prepared(name, 1);
      case SUBMITTED -> submitted(name, 1);
      case PARTIALLY_REVIEWED -> after(submitted(name, 2), FIRST, Action.REVIEW);
      case CONFLICTED ->
          after(after(submitted(name, 2), FIRST, Action.REVIEW), SECOND, Action.OBJECT);
      case REVIEWED -> after(submitted(name, 1), FIRST, Action.REVIEW);
      case APPROVED -> approved(name);
      case PUBLISHED -> after(approved(name), Person.PLANNER_A, Action.PUBLISH);
      case RETURNED -> after(submitted(name, 1), FIRST, Action.RETURN);
      case REFUSED -> after(submitted(name, 1), FIRST, Action.REFUSE);
      case WITHDRAWN ->
          after(
              after(approved(name), Person.PLANNER_A, Action.PUBLISH),
              Person.PLANNER_A,
              Action.WITHDRAW);
      case SUPERSEDED -> {
        UUID old = after(approved(name), Person.PLANNER_A, Action.PUBLISH);
        office.publish(office.prepare(name, name + "-rule", "2023").orElseThrow());
        yield old;
      }
    };
  }

  private UUID approved(String name) throws Exception {
    return after(after(submitted(name, 1), FIRST, Action.REVIEW), Person.PLANNER_B, Action.APPROVE);
  }

  private UUID after(UUID id, Person person, Action action) throws Exception {
    office.act(person, id, action).orElseThrow();
    return id;
  }

  @Test
  void everyMoveThatIsNotInTheTableIsRefused() throws Exception {
    int refused = 0;
    for (State state : State.values()) {
      UUID id = in(state);
      for (String role :
          List.of("citizen", "planner", "data-protection-officer", "administrator")) {
        for (Person person :
            List.of(new Person("planung-a", role), new Person("somebody-else", role))) {
          for (Action action : Action.values()) {
            if (!isLegal(state, action, person)) {
              assertThat(isRefused(person, id, action))
                  .as("%s by %s as %s from %s", action, person.name(), role, state)
                  .isTrue();
              refused++;
            }
          }
        }
      }
      assertThat(seenBy(FIRST, id).state()).isEqualTo(state);
    }
    assertThat(refused).isGreaterThan(700);
  }

  /** As the table says; the author of everything here is planung-a. */
  private static boolean isLegal(State state, Action action, Person person) {
    boolean author = person.name().equals("planung-a");
    return Move.TABLE.stream()
        .filter(move -> move.from() == state && move.action() == action)
        .filter(move -> move.role().filter(person.role()::equals).isPresent())
        .anyMatch(
            move ->
                switch (move.relation()) {
                  case AUTHOR -> author;
                  case NOT_AUTHOR, UNINVOLVED -> !author;
                  case ANYBODY -> true;
                });
  }

  private boolean isRefused(Person person, UUID id, Action action) throws Exception {
    try {
      return office.act(person, id, action) instanceof Outcome.Refused<WorkbenchItem>;
    } catch (EJBAccessException refused) {
      return true;
    }
  }
}
