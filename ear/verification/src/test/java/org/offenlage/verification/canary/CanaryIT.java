package org.offenlage.verification.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/** Planted records come out nowhere: no answer, no page, no log, no table, no file of the vault. */
class CanaryIT {

  private static final List<String> STAFF_ANSWERS = new ArrayList<>();
  private static String publication = "";

  @BeforeAll
  static void plant() {
    OfficeApi planner = OfficeApi.as("planung-a");
    OfficeApi officer = OfficeApi.as("datenschutz");
    OfficeApi second = OfficeApi.as("planung-b");
    planner.mustPost("/datasets", Canaries.declaration());
    HttpResponse<String> taken =
        planner.deliver(Canaries.DATASET, "2023", BodyPublishers.ofString(Canaries.accepted()));
    assertThat(taken.statusCode()).as(taken.body()).isBetween(200, 299);
    STAFF_ANSWERS.add(taken.body());
    for (String file : Canaries.refused()) {
      HttpResponse<String> refused =
          planner.deliver(Canaries.DATASET, "2023", BodyPublishers.ofString(file));
      assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
      STAFF_ANSWERS.add(refused.body());
    }
    planner.mustPost("/indicators", Canaries.indicator());
    planner.mustPost("/rules", Canaries.rule());
    officer.mustPost("/rules/canary-probe/1/decision", DECISION);
    String prepared =
        planner.mustPost(
            "/publications",
            "{\"indicator\":\"%s\",\"periods\":[\"2023\"],\"rule\":\"canary-probe\"}"
                .formatted(Canaries.INDICATOR));
    STAFF_ANSWERS.add(prepared);
    publication = OfficeApi.member(prepared, "id");
    planner.mustPost("/publications/" + publication + "/submit", "");
    officer.mustPost("/publications/" + publication + "/review", "");
    second.mustPost("/publications/" + publication + "/approve", "");
    second.mustPost("/publications/" + publication + "/publish", "");
    for (String path :
        List.of("/datasets", "/deliveries", "/indicators", "/publications/" + publication)) {
      STAFF_ANSWERS.add(planner.get(path).body());
    }
  }

  private static final String DECISION = "{\"verdict\":\"accepted\",\"reason\":\"Probe\"}";

  @Test
  void notInAnyPageOrAnswerThatThePublicCanReach() {
    Map<String, String> bodies =
        Crawler.readFrom(
            List.of(
                "/indicator/" + Canaries.INDICATOR,
                "/indicator/" + Canaries.INDICATOR + "?lang=en",
                "/api/v1/indicators/" + Canaries.INDICATOR + "/data?format=csv",
                "/api/v1/indicators/" + Canaries.INDICATOR + "/data?format=json",
                "/api/v1/indicators",
                "/api/v1/health",
                "/metrics",
                "/",
                "/place/S",
                "/indicator/" + Canaries.INDICATOR + "/S",
                "/search?q=" + Canaries.CONTROL,
                "/ledger",
                "/api/v1/ledger/file",
                "/certificate/" + Canaries.INDICATOR + "@1",
                "/api/v1/publications/" + Canaries.INDICATOR + "@1/proof"));
    // The probe was found, or looking for it would say nothing.
    assertThat(bodies.values().stream().filter(body -> body.contains(Canaries.CONTROL)).count())
        .isGreaterThanOrEqualTo(4);
    assertThat(bodies).hasSizeGreaterThan(40);
    bodies.forEach((path, body) -> assertThat(Canaries.in(body)).as(path).isEmpty());
    assertThat(bodies.get("/api/v1/indicators/" + Canaries.INDICATOR + "/data?format=csv"))
        .contains("\nA,")
        .doesNotContain("S,S,2023,2023,2,");
  }

  @Test
  void notInWhatStaffAreTold() {
    assertThat(STAFF_ANSWERS).hasSizeGreaterThan(10);
    STAFF_ANSWERS.forEach(answer -> assertThat(Canaries.in(answer)).as(answer).isEmpty());
  }

  @Test
  void notInAnyLog() throws IOException {
    int files = 0;
    StringBuilder all = new StringBuilder();
    try (Stream<Path> logs = Files.walk(RealServer.logs())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(log);
        assertThat(Canaries.in(bytes)).as(log.getFileName().toString()).isEmpty();
        all.append(new String(bytes, StandardCharsets.ISO_8859_1));
        files++;
      }
    }
    assertThat(files).isGreaterThanOrEqualTo(2);
    // These are the server's logs, and not some empty folder.
    assertThat(all).contains("WFLYSRV");
  }

  @Test
  void notInTheVaultsBytes() throws IOException {
    int files = 0;
    try (Stream<Path> vault = Files.walk(RealServer.vault())) {
      for (Path file : vault.filter(Files::isRegularFile).toList()) {
        assertThat(Canaries.in(Files.readAllBytes(file))).isEmpty();
        files++;
      }
    }
    assertThat(files).isPositive();
  }

  @Test
  void notInAnyTableOfTheDatabase() throws SQLException {
    try (Connection connection = RealServer.officeDatabase();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                  + " from information_schema.tables where table_type = 'BASE TABLE'"
                  + " and table_schema not in ('pg_catalog', 'information_schema')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      int controls = 0;
      for (String table : tables) {
        for (String mark :
            List.of(Canaries.PERSON, Canaries.NOTE, Canaries.CODE, Canaries.NUMBER)) {
          assertThat(rowsWith(statement, table, mark)).as(table).isZero();
        }
        controls += rowsWith(statement, table, Canaries.CONTROL) > 0 ? 1 : 0;
      }
      assertThat(controls).isGreaterThanOrEqualTo(2);
    }
  }

  private static long rowsWith(Statement statement, String table, String mark) throws SQLException {
    try (ResultSet count =
        statement.executeQuery(
            "select count(*) from " + table + " t where t::text ilike '%" + mark + "%'")) {
      count.next();
      return count.getLong(1);
    }
  }

  @Test
  void whileASearchForThemFindsThemWhereTheyAre() {
    assertThat(Canaries.in(Canaries.accepted()))
        .containsExactly(Canaries.PERSON, Canaries.NOTE, Canaries.NUMBER);
    assertThat(Canaries.in(String.join("", Canaries.refused()))).contains(Canaries.CODE);
  }
}
