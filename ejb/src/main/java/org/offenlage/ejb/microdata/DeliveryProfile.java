package org.offenlage.ejb.microdata;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many records of each code a delivery has, and what its numbers sum up to. Confidential: small
 * counts are in it. Immutable.
 *
 * @param rows how many records
 * @param records by column and code
 * @param totals by column and code of the area; under an empty code where there is no area
 */
public record DeliveryProfile(
    long rows, Map<String, Map<String, Double>> records, Map<String, Map<String, Double>> totals) {

  /** Of a dataset that is not held against the delivery before. */
  public static DeliveryProfile ofRows(long rows) {
    return new DeliveryProfile(rows, Map.of(), Map.of());
  }

  /** Written as JSON. */
  String json() {
    return Json.createObjectBuilder()
        .add("rows", rows)
        .add("records", write(records))
        .add("totals", write(totals))
        .build()
        .toString();
  }

  /** Reads what {@link #json} wrote. */
  static DeliveryProfile parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject members = reader.readObject();
      return new DeliveryProfile(
          members.getJsonNumber("rows").longValue(),
          read(members.getJsonObject("records")),
          read(members.getJsonObject("totals")));
    }
  }

  private static JsonObjectBuilder write(Map<String, Map<String, Double>> numbers) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    numbers.forEach(
        (column, byCode) -> {
          JsonObjectBuilder codes = Json.createObjectBuilder();
          byCode.forEach(codes::add);
          json.add(column, codes);
        });
    return json;
  }

  private static Map<String, Map<String, Double>> read(JsonObject json) {
    Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
    json.forEach(
        (column, codes) -> {
          Map<String, Double> byCode = new LinkedHashMap<>();
          codes
              .asJsonObject()
              .forEach((code, number) -> byCode.put(code, ((JsonNumber) number).doubleValue()));
          numbers.put(column, byCode);
        });
    return numbers;
  }
}
