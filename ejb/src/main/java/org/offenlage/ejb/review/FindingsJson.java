package org.offenlage.ejb.review;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.ejb.examination.SensitiveCell;
import org.offenlage.ejb.ledger.CanonicalJson;

/** The stored form of findings. Member names are never changed. */
final class FindingsJson {

  private FindingsJson() {}

  static String write(Findings findings) {
    JsonArrayBuilder tables = Json.createArrayBuilder();
    for (WorkbenchItem.TableSummary table : findings.tables()) {
      tables.add(
          Json.createObjectBuilder()
              .add("table", table.table())
              .add("cells", table.cells().number())
              .add("hidden", table.hidden().number())
              .add("sensitive", table.sensitive().number()));
    }
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("periods", strings(findings.periods()))
            .add("tables", tables)
            .add("checks", checks(findings.checks()))
            .add("spendings", identifiers(findings.spendings()))
            .add("bases", bases(findings.bases()))
            .add("waivers", identifiers(findings.waivers()))
            .build());
  }

  static Findings read(String json) {
    JsonObject findings;
    try (var reader = Json.createReader(new StringReader(json))) {
      findings = reader.readObject();
    }
    return new Findings(
        strings(findings.getJsonArray("periods")),
        findings.getJsonArray("tables").stream()
            .map(JsonValue::asJsonObject)
            .map(
                table ->
                    new WorkbenchItem.TableSummary(
                        table.getString("table"),
                        cells(table, "cells"),
                        cells(table, "hidden"),
                        cells(table, "sensitive")))
            .toList(),
        checks(findings.getJsonArray("checks")),
        identifiers(findings.getJsonArray("spendings")),
        // Earlier builds knew no exceptions.
        findings.containsKey("bases") ? bases(findings.getJsonObject("bases")) : Map.of(),
        findings.containsKey("waivers")
            ? identifiers(findings.getJsonArray("waivers"))
            : List.of());
  }

  /** The stored form of an examination. */
  static String write(Examination examination) {
    JsonArrayBuilder sensitive = Json.createArrayBuilder();
    for (SensitiveCell cell : examination.sensitive()) {
      sensitive.add(
          Json.createObjectBuilder().add("table", cell.table()).add("codes", cell.codes()));
    }
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("checks", checks(examination.checks()))
            .add("sensitive", sensitive)
            .add("sensitiveCount", examination.sensitiveCount())
            .build());
  }

  static Examination readExamination(String json) {
    JsonObject examination;
    try (var reader = Json.createReader(new StringReader(json))) {
      examination = reader.readObject();
    }
    return new Examination(
        checks(examination.getJsonArray("checks")),
        examination.getJsonArray("sensitive").stream()
            .map(JsonValue::asJsonObject)
            .map(cell -> new SensitiveCell(cell.getString("table"), cell.getString("codes")))
            .toList(),
        examination.getJsonNumber("sensitiveCount").longValueExact());
  }

  private static JsonArrayBuilder checks(List<Check> all) {
    JsonArrayBuilder checks = Json.createArrayBuilder();
    for (Check check : all) {
      checks.add(
          Json.createObjectBuilder()
              .add("name", check.name())
              .add("result", check.result().name())
              .add("table", check.table())
              .add("figures", strings(check.figures())));
    }
    return checks;
  }

  private static List<Check> checks(JsonArray array) {
    return array.stream()
        .map(JsonValue::asJsonObject)
        .map(
            check ->
                new Check(
                    check.getString("name"),
                    Check.Result.valueOf(check.getString("result")),
                    check.getString("table"),
                    strings(check.getJsonArray("figures"))))
        .toList();
  }

  private static WorkbenchItem.Cells cells(JsonObject table, String member) {
    return new WorkbenchItem.Cells(table.getJsonNumber(member).longValueExact());
  }

  private static JsonObjectBuilder bases(Map<String, Map<String, String>> bases) {
    JsonObjectBuilder tables = Json.createObjectBuilder();
    bases.forEach(
        (table, byPeriod) -> {
          JsonObjectBuilder periods = Json.createObjectBuilder();
          byPeriod.forEach(periods::add);
          tables.add(table, periods);
        });
    return tables;
  }

  private static Map<String, Map<String, String>> bases(JsonObject tables) {
    Map<String, Map<String, String>> bases = new HashMap<>();
    tables.forEach(
        (table, periods) -> {
          Map<String, String> byPeriod = new TreeMap<>();
          periods
              .asJsonObject()
              .forEach((period, hash) -> byPeriod.put(period, ((JsonString) hash).getString()));
          bases.put(table, byPeriod);
        });
    return bases;
  }

  private static JsonArrayBuilder identifiers(List<UUID> ids) {
    return strings(ids.stream().map(UUID::toString).toList());
  }

  private static List<UUID> identifiers(JsonArray array) {
    return strings(array).stream().map(UUID::fromString).toList();
  }

  private static JsonArrayBuilder strings(Collection<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }
}
