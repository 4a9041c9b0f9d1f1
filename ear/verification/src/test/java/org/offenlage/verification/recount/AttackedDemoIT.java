package org.offenlage.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.ejb.catalogue.ContentJson;
import org.offenlage.ejb.democounty.DemoCountyExport;
import org.offenlage.privacy.attack.Conclusion;
import org.offenlage.privacy.attack.LinearAttack;
import org.offenlage.privacy.attack.MicrodataReconstruction;
import org.offenlage.privacy.attack.PublishedCorpus;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * The built-in intruder attacks what the running server publishes of the demo county, with the
 * public interface as its only source, and what it finds is held against the delivered files. A
 * protector that gets worse fails here.
 */
class AttackedDemoIT {

  /** Counts below this are hidden by the demo's rule of suppression. */
  private static final long THRESHOLD = 3;

  private static List<SafeTable> published(String publication) {
    var response = RealServer.get("/api/v1/publications/" + publication + "/content");
    assertThat(response.statusCode()).isEqualTo(200);
    return ContentJson.read(response.body()).tables();
  }

  /** Births by municipality and year, counted from the delivered files. */
  private static Map<List<String>, Long> births(Path registers, List<String> years)
      throws IOException {
    Map<List<String>, Long> births = new HashMap<>();
    for (String year : years) {
      try (var lines = Files.lines(registers.resolve("births-" + year + ".csv"))) {
        lines
            .skip(1)
            .map(line -> line.split(",", -1)[1])
            .forEach(municipality -> births.merge(List.of(municipality, year), 1L, Long::sum));
      }
    }
    return births;
  }

  @Test
  void ofTheBirthsNoSmallCountIsFoundAndNobodyWithARareCombinationIsDetermined(
      @TempDir Path registers) throws IOException {
    DemoCountyExport.main(registers.toString());
    SafeTable table = published("birth-rate@1").get(0);
    TableStructure structure = table.structure();
    List<String> names = structure.variables().stream().map(SpanningVariable::name).toList();
    assertThat(names).containsExactly("area", "year");
    Map<List<String>, Long> births = births(registers, structure.variables().get(1).codes());
    PublishedCorpus corpus = PublishedCorpus.of(Map.of("births", table));

    LinearAttack attack = LinearAttack.on(corpus);
    int attacked = 0;
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      long count = births.getOrDefault(structure.codes(cell), 0L);
      if (structure.isInner(cell) && count > 0 && count < THRESHOLD) {
        attacked++;
        Conclusion conclusion = attack.conclusion(new CellAddress("births", cell));
        assertThat(conclusion).isInstanceOf(Conclusion.Between.class);
        assertThat(conclusion.upper() - conclusion.lower()).isGreaterThanOrEqualTo(2);
        assertThat(count).isBetween(conclusion.lower(), conclusion.upper());
      }
    }
    assertThat(attacked).as("small counts in ten years").isGreaterThan(5);

    MicrodataReconstruction.Success success =
        MicrodataReconstruction.attack(corpus)
            .orElseThrow()
            .against(
                codes ->
                    births.getOrDefault(
                        List.of(codes.getOrDefault("area", ""), codes.getOrDefault("year", "")),
                        0L),
                THRESHOLD);
    assertThat(success.rare().respondents()).isGreaterThan(5);
    assertThat(success.rare().determined()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"motorisation-rate@1", "benefit-rate@1"})
  void fromNoiseNothingIsDetermined(String publication) {
    SafeTable table = published(publication).get(0);
    assertThat(table.cells()).noneMatch(SafeCell.Published.class::isInstance);

    MicrodataReconstruction attack =
        MicrodataReconstruction.attack(PublishedCorpus.of(Map.of("noisy", table))).orElseThrow();
    assertThat(attack.against(codes -> 1, THRESHOLD).all().determined()).isZero();
  }

  @Test
  void theServersOwnExaminationOfEachPublicationIsStoredAndPassed() {
    String answer = OfficeApi.as("datenschutz").get("/publications").body();
    int examined = 0;
    try (var reader = Json.createReader(new StringReader(answer))) {
      JsonValue document = reader.readValue();
      for (JsonValue each : items(document)) {
        JsonObject item = each.asJsonObject();
        if (!item.containsKey("publishedVersion")) {
          continue;
        }
        List<String> results =
            item.getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .map(check -> check.getString("check") + " " + check.getString("result"))
                .toList();
        assertThat(results).noneMatch(result -> result.matches(".* (?i)failed"));
        Optional<String> own =
            Optional.of(item.getString("indicator"))
                .filter(List.of("birth-rate", "motorisation-rate", "benefit-rate")::contains);
        if (own.isPresent()) {
          examined++;
          assertThat(results)
              .anyMatch(result -> result.matches("microdata-reconstruction (?i)passed"))
              .anyMatch(
                  result ->
                      result.matches(
                          own.get().equals("birth-rate")
                              ? "linear-reconstruction (?i)passed"
                              : "membership-game (?i)passed"));
        }
      }
    }
    assertThat(examined).isGreaterThanOrEqualTo(3);
    assertThat(RealServer.get("/api/v1/publications/birth-rate@1/certificate").body())
        .contains("linear-reconstruction");
  }

  private static List<JsonValue> items(JsonValue document) {
    if (document.getValueType() == JsonValue.ValueType.ARRAY) {
      return document.asJsonArray();
    }
    return document.asJsonObject().values().stream()
        .filter(value -> value.getValueType() == JsonValue.ValueType.ARRAY)
        .findFirst()
        .orElseThrow()
        .asJsonArray();
  }
}
