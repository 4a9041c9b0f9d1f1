package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Circumstance;
import org.offenlage.ejb.review.Move;
import org.offenlage.ejb.review.State;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * Each account tries each action on a publication in each state, by API and by forging what a page
 * sends: what the table of moves does not allow is refused and changes nothing.
 */
class IllegalMovesIT {

  private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
  private static final String ONE_REVIEWER = "moves-" + MARK;
  private static final String TWO_REVIEWERS = "moves-two-" + MARK;
  private static final String AUTHOR = "planung-a";
  private static final String FIRST = "datenschutz";
  private static final String SECOND = "datenschutz-b";
  private static final String APPROVER = "planung-b";

  /** Accounts of the demo with their roles. */
  private static final Map<String, String> ROLES =
      Map.of(
          "buergerin",
          "citizen",
          AUTHOR,
          "planner",
          APPROVER,
          "planner",
          FIRST,
          "data-protection-officer",
          SECOND,
          "data-protection-officer",
          "verwaltung",
          "administrator");

  /**
   * A publication in a state.
   *
   * @param state where it stands
   * @param circumstance how its review stands
   * @param voters who has voted
   * @param steps what brings it there: account and action
   */
  private record Scenario(
      State state, Optional<Circumstance> circumstance, Set<String> voters, List<String> steps) {

    String indicator() {
      return "moves-"
          + MARK
          + "-"
          + state.name().toLowerCase(Locale.ROOT).replace('_', '-')
          + circumstance
              .map(each -> "-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .orElse("");
    }

    String rule() {
      return voters.size() == 2 || circumstance.filter(IllegalMovesIT::isOfTwo).isPresent()
          ? TWO_REVIEWERS
          : ONE_REVIEWER;
    }

    @Override
    public String toString() {
      return state + circumstance.map(each -> " " + each).orElse("");
    }
  }

  private static final Map<Scenario, String> PUBLICATIONS = new LinkedHashMap<>();

  private static boolean isOfTwo(Circumstance circumstance) {
    return circumstance != Circumstance.ONE_REVIEWER;
  }

  @BeforeAll
  static void bringOneToEachState() {
    OfficeApi officer = OfficeApi.as(FIRST);
    for (String rule : List.of(ONE_REVIEWER, TWO_REVIEWERS)) {
      OfficeApi.as(AUTHOR).mustPost("/rules", Documents.rule(rule));
      officer.mustPost(
          "/rules/" + rule + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    }
    officer.mustPost(
        "/rules/" + TWO_REVIEWERS + "/reviewers", "{\"reviewers\":2,\"reason\":\"Probe\"}");
    for (State state : State.values()) {
      for (Scenario scenario : scenarios(state)) {
        String id = prepared(scenario);
        scenario.steps().forEach(step -> act(step, id));
        if (state == State.SUPERSEDED) {
          String newer = preparedAgain(scenario);
          scenario.steps().forEach(step -> act(step, newer));
        }
        PUBLICATIONS.put(scenario, id);
      }
    }
    assertThat(PUBLICATIONS).hasSize(State.values().length + 2);
  }

  private static void act(String step, String id) {
    String[] words = step.split(" ");
    OfficeApi.as(words[0]).mustPost("/publications/" + id + "/" + words[1], body(words[1]));
  }

  private static List<Scenario> scenarios(State state) {
    String submit = AUTHOR + " submit";
    String review = FIRST + " review";
    String object = FIRST + " object";
    String approve = APPROVER + " approve";
    String publish = APPROVER + " publish";
    Set<String> first = Set.of(FIRST);
    return switch (state) {
      case PREPARED -> List.of(scenario(state, Set.of()));
      case SUBMITTED ->
          List.of(
              new Scenario(
                  state, Optional.of(Circumstance.ONE_REVIEWER), Set.of(), List.of(submit)),
              new Scenario(
                  state, Optional.of(Circumstance.TWO_REVIEWERS), Set.of(), List.of(submit)));
      case PARTIALLY_REVIEWED ->
          List.of(
              new Scenario(
                  state, Optional.of(Circumstance.OTHER_AGREED), first, List.of(submit, review)),
              new Scenario(
                  state, Optional.of(Circumstance.OTHER_OBJECTED), first, List.of(submit, object)));
      case CONFLICTED ->
          List.of(scenario(state, Set.of(FIRST, SECOND), submit, object, SECOND + " review"));
      case REVIEWED -> List.of(scenario(state, first, submit, review));
      case APPROVED -> List.of(scenario(state, first, submit, review, approve));
      case PUBLISHED, SUPERSEDED ->
          List.of(scenario(state, first, submit, review, approve, publish));
      case RETURNED -> List.of(scenario(state, Set.of(), submit, FIRST + " return"));
      case REFUSED -> List.of(scenario(state, Set.of(), submit, FIRST + " refuse"));
      case WITHDRAWN ->
          List.of(scenario(state, first, submit, review, approve, publish, AUTHOR + " withdraw"));
    };
  }

  private static Scenario scenario(State state, Set<String> voters, String... steps) {
    return new Scenario(state, Optional.empty(), voters, List.of(steps));
  }

  private static String prepared(Scenario scenario) {
    OfficeApi planner = OfficeApi.as(AUTHOR);
    String name = scenario.indicator();
    planner.mustPost(
        "/datasets",
        """
        {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
         "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
         "respondent":{"column":"person","privacyUnit":"person","records":"one"},
         "columns":[
          {"name":"person","type":"identifier","kind":"person"},
          {"name":"area","type":"code","codes":["A","B"]}]}
        """
            .formatted(name));
    StringBuilder csv = new StringBuilder("person,area\n");
    for (int person = 0; person < 20; person++) {
      csv.append(person).append(person % 2 == 0 ? ",A\n" : ",B\n");
    }
    assertThat(planner.deliver(name, "2023", BodyPublishers.ofString(csv.toString())).statusCode())
        .isEqualTo(201);
    planner.mustPost(
        "/indicators",
        """
        {"id":"%s","field":"social-life","name":{"de":"Probe","en":"Probe"},
         "definition":"Zahl der Personen","interpretation":"Nur eine Probe","unit":"Personen",
         "source":"Erfunden","decimals":0,"origin":"synthetic",
         "measure":{"type":"count","records":{"dataset":"%s","assignments":{
           "area":{"type":"code","column":"area"}}}},
         "dimensions":[
          {"name":"area","role":"area","label":{"de":"Gebiet","en":"Area"},
           "categories":[{"code":"Total","label":"Alle"},
            {"code":"A","label":"A","parent":"Total"},{"code":"B","label":"B","parent":"Total"}]},
          {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
        """
            .formatted(name, name));
    return preparedAgain(scenario);
  }

  private static String preparedAgain(Scenario scenario) {
    return OfficeApi.member(
        OfficeApi.as(AUTHOR)
            .mustPost(
                "/publications",
                "{\"indicator\":\"%s\",\"periods\":[\"2023\"],\"rule\":\"%s\"}"
                    .formatted(scenario.indicator(), scenario.rule())),
        "id");
  }

  private static String body(String action) {
    return action.equals("withdraw")
        ? "{\"reason\":{\"de\":\"Probe\",\"en\":\"Probe\"}}"
        : "{\"reason\":\"Probe\"}";
  }

  private static boolean isLegal(Scenario scenario, Action action, String user) {
    boolean author = user.equals(AUTHOR);
    return Move.TABLE.stream()
        .filter(move -> move.from() == scenario.state() && move.action() == action)
        .filter(move -> move.when().isEmpty() || move.when().equals(scenario.circumstance()))
        .filter(move -> move.role().filter(role -> role.equals(ROLES.get(user))).isPresent())
        .anyMatch(
            move ->
                switch (move.relation()) {
                  case AUTHOR -> author;
                  case NOT_AUTHOR -> !author;
                  case UNINVOLVED -> !author && !scenario.voters().contains(user);
                  case ANYBODY -> true;
                });
  }

  private static String name(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static void assertUnchanged(Scenario scenario, String id) {
    assertThat(OfficeApi.as(AUTHOR).get("/publications/" + id).body())
        .contains(
            "\"state\":\""
                + scenario.state().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + "\"");
  }

  @Test
  void areRefusedByApiAndChangeNothing() {
    int refused = 0;
    for (Map.Entry<Scenario, String> each : PUBLICATIONS.entrySet()) {
      String at = "/publications/" + each.getValue();
      for (String user : ROLES.keySet()) {
        for (Action action : Action.values()) {
          if (action != Action.SUPERSEDE && !isLegal(each.getKey(), action, user)) {
            assertThat(
                    OfficeApi.as(user)
                        .post(at + "/" + name(action), body(name(action)))
                        .statusCode())
                .as("%s by %s from %s", action, user, each.getKey())
                .isIn(403, 409);
            refused++;
          }
        }
      }
      assertUnchanged(each.getKey(), each.getValue());
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void areNeitherOfferedByPagesNorDoneWhereAFormIsForged() {
    int forged = 0;
    for (String user : List.of(AUTHOR, APPROVER, FIRST, SECOND)) {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login(user, "/office/");
        for (Map.Entry<Scenario, String> each : PUBLICATIONS.entrySet()) {
          journey.page().navigate(RealServer.url("/office/publication?id=" + each.getValue()));
          List<String> legal =
              Stream.of(Action.values())
                  .filter(action -> isLegal(each.getKey(), action, user))
                  .map(IllegalMovesIT::name)
                  .toList();
          assertThat(
                  Stream.of(Action.values())
                      .map(IllegalMovesIT::name)
                      .filter(name -> journey.page().locator("button#" + name).count() > 0))
              .as("%s looks at %s", user, each.getKey())
              .containsExactlyInAnyOrderElementsOf(legal);
          if (!legal.isEmpty()) {
            forged += forge(journey, legal);
          }
        }
      }
    }
    assertThat(forged).as("forms that were forged").isGreaterThan(100);
    PUBLICATIONS.forEach(IllegalMovesIT::assertUnchanged);
  }

  /** Sends the page's own form as if buttons had been pressed that it does not have. */
  private static int forge(Journey journey, List<String> legal) {
    int forged = 0;
    for (Action action : Action.values()) {
      if (!legal.contains(name(action))) {
        journey
            .page()
            .evaluate(
                """
                async name => {
                  const form = document.getElementById('step');
                  const sent = new URLSearchParams(new FormData(form));
                  for (const field of ['reason', 'publicDe', 'publicEn']) {
                    sent.set(field, 'Probe');
                  }
                  sent.set(name, name);
                  await fetch(form.action, {method: 'POST', body: sent});
                }
                """,
                name(action));
        forged++;
      }
    }
    return forged;
  }

  @Test
  void areRefusedToWhoeverVotesFromTwoSessions() throws Exception {
    Scenario open = scenario(State.SUBMITTED, Set.of(FIRST, SECOND), AUTHOR + " submit");
    String id = prepared(open);
    open.steps().forEach(step -> act(step, id));
    try (Journey one = Journey.in(Language.GERMAN);
        Journey other = Journey.in(Language.GERMAN)) {
      for (Journey session : List.of(one, other)) {
        session.login(FIRST, "/office/");
        session.page().navigate(RealServer.url("/office/publication?id=" + id));
      }
      one.page().click("#review");
      one.page().waitForSelector(".kern-alert--success");
      other.page().fill("#reason", "Doch nicht");
      other.page().click("#object");
      other.page().waitForSelector("#errors");
    }
    assertThat(OfficeApi.as(FIRST).get("/publications/" + id).body())
        .contains("\"state\":\"partially-reviewed\"", "\"action\":\"review\"")
        .doesNotContain("\"action\":\"object\"");
  }

  @Test
  void areRefusedToWhoeverVotesTwiceAtOnce() throws Exception {
    Scenario open =
        new Scenario(
            State.SUBMITTED,
            Optional.of(Circumstance.OTHER_AGREED),
            Set.of(),
            List.of(AUTHOR + " submit"));
    String id = prepared(open);
    open.steps().forEach(step -> act(step, id));
    ExecutorService sessions = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> votes = new ArrayList<>();
      CyclicBarrier together = new CyclicBarrier(8);
      for (int session = 0; session < 8; session++) {
        String vote = session % 2 == 0 ? "review" : "object";
        votes.add(
            sessions.submit(
                () -> {
                  together.await();
                  return OfficeApi.as(SECOND)
                      .post("/publications/" + id + "/" + vote, body(vote))
                      .statusCode();
                }));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> vote : votes) {
        answers.add(vote.get());
      }
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 403);
    } finally {
      sessions.shutdown();
    }
    assertThat(OfficeApi.as(FIRST).get("/publications/" + id).body())
        .contains("\"state\":\"partially-reviewed\"");
  }
}
