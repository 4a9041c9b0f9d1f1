package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Move;
import org.offenlage.ejb.review.State;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * For publications in the states that one officer can bring about: each account tries each action
 * by API, and pages offer those buttons only that the table of moves allows.
 */
class IllegalMovesIT {

  private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
  private static final String RULE = "moves-" + MARK;
  private static final String AUTHOR = "planung-a";

  /** Accounts of the demo with their roles. */
  private static final Map<String, String> ROLES =
      Map.of(
          "buergerin",
          "citizen",
          AUTHOR,
          "planner",
          "planung-b",
          "planner",
          "datenschutz",
          "data-protection-officer",
          "verwaltung",
          "administrator");

  private static final Map<State, String> PUBLICATIONS = new LinkedHashMap<>();

  @BeforeAll
  static void bringOneToEachState() {
    OfficeApi planner = OfficeApi.as(AUTHOR);
    OfficeApi officer = OfficeApi.as("datenschutz");
    planner.mustPost("/rules", Documents.rule(RULE));
    officer.mustPost(
        "/rules/" + RULE + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    for (State state : State.values()) {
      stepsTo(state)
          .ifPresent(
              steps -> {
                String id = prepared(state);
                steps.forEach(
                    step ->
                        OfficeApi.as(step[0])
                            .mustPost("/publications/" + id + "/" + step[1], body(step[1])));
                PUBLICATIONS.put(state, id);
              });
    }
    assertThat(PUBLICATIONS).hasSize(8);
  }

  private static Optional<List<String[]>> stepsTo(State state) {
    String[] submit = {AUTHOR, "submit"};
    String[] review = {"datenschutz", "review"};
    String[] approve = {"planung-b", "approve"};
    String[] publish = {"planung-b", "publish"};
    return switch (state) {
      case PREPARED -> Optional.of(List.of());
      case SUBMITTED -> Optional.of(List.<String[]>of(submit));
      case REVIEWED -> Optional.of(List.of(submit, review));
      case APPROVED -> Optional.of(List.of(submit, review, approve));
      case PUBLISHED -> Optional.of(List.of(submit, review, approve, publish));
      case RETURNED -> Optional.of(List.of(submit, new String[] {"datenschutz", "return"}));
      case REFUSED -> Optional.of(List.of(submit, new String[] {"datenschutz", "refuse"}));
      case WITHDRAWN ->
          Optional.of(List.of(submit, review, approve, publish, new String[] {AUTHOR, "withdraw"}));
      case PARTIALLY_REVIEWED, CONFLICTED, SUPERSEDED -> Optional.empty();
    };
  }

  private static String prepared(State state) {
    OfficeApi planner = OfficeApi.as(AUTHOR);
    String name = "moves-" + MARK + "-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
    return OfficeApi.member(
        planner.mustPost(
            "/publications",
            "{\"indicator\":\"%s\",\"periods\":[\"2023\"],\"rule\":\"%s\"}".formatted(name, RULE)),
        "id");
  }

  private static String body(String action) {
    return action.equals("withdraw")
        ? "{\"reason\":{\"de\":\"Probe\",\"en\":\"Probe\"}}"
        : "{\"reason\":\"Probe\"}";
  }

  private static boolean isLegal(State state, Action action, String user) {
    boolean author = user.equals(AUTHOR);
    return Move.TABLE.stream()
        .filter(move -> move.from() == state && move.action() == action)
        .filter(move -> move.when().isEmpty() || move.when().get().name().equals("ONE_REVIEWER"))
        .filter(move -> move.role().filter(role -> role.equals(ROLES.get(user))).isPresent())
        .anyMatch(
            move ->
                switch (move.relation()) {
                  case AUTHOR -> author;
                  case NOT_AUTHOR, NEW_REVIEWER -> !author;
                  case ANYBODY -> true;
                });
  }

  @Test
  void areRefusedByApiAndChangeNothing() {
    int refused = 0;
    for (Map.Entry<State, String> each : PUBLICATIONS.entrySet()) {
      String at = "/publications/" + each.getValue();
      for (String user : ROLES.keySet()) {
        for (Action action : Action.values()) {
          if (action != Action.SUPERSEDE && !isLegal(each.getKey(), action, user)) {
            String name = action.name().toLowerCase(Locale.ROOT);
            assertThat(OfficeApi.as(user).post(at + "/" + name, body(name)).statusCode())
                .as("%s by %s from %s", action, user, each.getKey())
                .isIn(403, 409);
            refused++;
          }
        }
      }
      assertThat(OfficeApi.as(AUTHOR).get(at).body())
          .contains("\"state\":\"" + each.getKey().name().toLowerCase(Locale.ROOT) + "\"");
    }
    assertThat(refused).isGreaterThan(250);
  }

  @Test
  void areNotOfferedByPages() {
    for (String user : List.of(AUTHOR, "planung-b", "datenschutz")) {
      try (Journey journey = Journey.in(Language.GERMAN)) {
        journey.login(user, "/office/");
        for (Map.Entry<State, String> each : PUBLICATIONS.entrySet()) {
          journey.page().navigate(RealServer.url("/office/publication?id=" + each.getValue()));
          List<String> offered =
              new ArrayList<>(
                  Stream.of(Action.values())
                      .map(action -> action.name().toLowerCase(Locale.ROOT))
                      .filter(name -> journey.page().locator("button#" + name).count() > 0)
                      .toList());
          assertThat(offered)
              .as("%s looks at %s", user, each.getKey())
              .containsExactlyInAnyOrderElementsOf(
                  Stream.of(Action.values())
                      .filter(action -> isLegal(each.getKey(), action, user))
                      .map(action -> action.name().toLowerCase(Locale.ROOT))
                      .toList());
        }
      }
    }
  }
}
