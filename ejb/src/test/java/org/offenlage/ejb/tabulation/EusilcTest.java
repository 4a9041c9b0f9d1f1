package org.offenlage.ejb.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.DefinitionCheck;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.intake.Intake;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.privacy.confidential.ConfidentialTable;

/**
 * A file that nobody here made: 14,827 synthetic persons of the R package laeken. It is not part of
 * the product; it lies beside the checkout, or where OFFENLAGE_SHARED says. The build leaves this
 * test out where it is in neither place.
 */
@NullMarked
@Tag("shared-data")
class EusilcTest {

  private static final LocalizedText TEXT = LocalizedText.same("x");

  private static final List<String> LAENDER =
      List.of(
          "Burgenland",
          "Carinthia",
          "Lower Austria",
          "Salzburg",
          "Styria",
          "Tyrol",
          "Upper Austria",
          "Vienna",
          "Vorarlberg");

  private static final String DECLARATION =
      """
      {"id": "eusilc", "title": "EU-SILC (synthetisch)",
       "columns": [
         {"name": "db030", "type": "identifier", "kind": "household"},
         {"name": "rb030", "type": "identifier", "kind": "person"},
         {"name": "db040", "type": "code", "codes": [%s]},
         {"name": "hsize", "type": "whole", "least": 1, "most": 20},
         {"name": "age", "type": "whole", "least": -1, "most": 120},
         {"name": "rb090", "type": "code", "codes": ["male", "female"]},
         {"name": "pl030", "type": "code", "codes": ["1","2","3","4","5","6","7"], "optional": true},
         {"name": "pb220a", "type": "code", "codes": ["AT", "EU", "Other"], "optional": true},
         {"name": "eqIncome", "type": "fraction", "least": 0, "most": 1000000}],
       "respondent": {"column": "rb030", "privacyUnit": "person", "records": "one"},
       "legalBasis": "§ 1", "retention": "P1Y"}
      """
          .formatted("\"" + String.join("\", \"", LAENDER) + "\"");

  private static final ReferencePeriod PERIOD = ReferencePeriod.ofYear(2006);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Path file() {
    String shared = System.getenv("OFFENLAGE_SHARED");
    if (shared != null) {
      return Path.of(shared, "data", "eusilc.csv");
    }
    // Tests run in the module's folder.
    return Path.of("..", "..", "shared", "data", "eusilc.csv");
  }

  private static List<String[]> rows() {
    try (Stream<String> lines = Files.lines(file())) {
      return lines.skip(1).map(line -> line.replace("\"", "").split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfidentialTable tabulate(Measure measure, Dimension... dimensions) {
    DatasetDeclaration declaration = DeclarationJson.parse(DECLARATION);
    IndicatorDefinition definition =
        new IndicatorDefinition(
            new IndicatorMetadata(
                "x",
                FieldOfAction.POVERTY,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                1,
                IndicatorMetadata.DataOrigin.SYNTHETIC),
            measure,
            List.of(dimensions));
    assertThat(new DefinitionCheck(definition, Map.of("eusilc", declaration)).problems()).isEmpty();
    Vault vault = new Vault(folder, new byte[32]);
    StoredParts stored;
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), declaration);
        InputStream in = Files.newInputStream(file())) {
      Intake.Result result = new Intake(declaration, writer, new byte[32]).read(in);
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      assertThat(((Intake.Result.Sound) result).rows()).isEqualTo(14_827);
      stored = writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tabulation(definition, List.of(PERIOD), vault, new TabulationEngine.InProcess())
        .of(
            List.of(
                new CountedDataset(
                    definition.queries().get(0),
                    definition.measure().quantities().get(0),
                    declaration,
                    Map.of(PERIOD, stored))))
        .tables()
        .get(0)
        .table();
  }

  private static Dimension.Area laender() {
    List<Category> categories = new ArrayList<>();
    categories.add(Category.root("AT", TEXT));
    LAENDER.forEach(land -> categories.add(Category.under("AT", land, TEXT)));
    return new Dimension.Area("area", TEXT, categories);
  }

  private static Dimension.Classification flat(String name, String... codes) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    for (String code : codes) {
      labels.put(code, TEXT);
    }
    return Dimension.Classification.flat(name, TEXT, labels);
  }

  private static long recount(Predicate<String[]> condition) {
    return rows().stream().filter(condition).count();
  }

  @Test
  void countsByLandSexAndAgeEqualARecount() {
    ConfidentialTable table =
        tabulate(
            new Measure.Count(
                new CountQuery(
                    "eusilc",
                    Map.of(
                        "area",
                        new Assignment.ByCode("db040"),
                        "sex",
                        new Assignment.ByCode("rb090"),
                        "age",
                        new Assignment.ByBand(
                            "age",
                            List.of(
                                new Assignment.Band("under-18", BigDecimal.valueOf(-1)),
                                new Assignment.Band("18-64", BigDecimal.valueOf(18)),
                                new Assignment.Band("65-plus", BigDecimal.valueOf(65))),
                            Optional.empty())),
                    List.of(),
                    OptionalInt.empty())),
            laender(),
            flat("sex", "male", "female"),
            flat("age", "under-18", "18-64", "65-plus"));
    for (int cell = 0; cell < table.structure().cellCount(); cell++) {
      List<String> codes = table.structure().codes(cell);
      assertThat(table.count(cell))
          .isEqualTo(
              recount(
                  row ->
                      (codes.get(0).equals("AT") || codes.get(0).equals(row[2]))
                          && (codes.get(1).equals("Total") || codes.get(1).equals(row[5]))
                          && (codes.get(2).equals("Total")
                              || codes.get(2).equals(ageGroup(Integer.parseInt(row[4]))))));
    }
  }

  private static String ageGroup(int age) {
    return age < 18 ? "under-18" : age < 65 ? "18-64" : "65-plus";
  }

  @Test
  void theShareBelowSixtyPercentOfTheMedianEqualsARecount() {
    ConfidentialTable table =
        tabulate(
            new Measure.Share(
                new CountQuery(
                    "eusilc",
                    Map.of("area", new Assignment.ByCode("db040")),
                    List.of(),
                    OptionalInt.empty()),
                new Condition.BelowPercentOfMedian("eqIncome", 60)),
            laender());
    double[] incomes =
        rows().stream().mapToDouble(row -> Double.parseDouble(row[8])).sorted().toArray();
    assertThat(incomes).hasSize(14_827);
    double limit = .6 * incomes[7_413];
    long poor = Arrays.stream(incomes).filter(income -> income < limit).count();
    assertThat(table.count(table.structure().cell(List.of("AT", "yes")))).isEqualTo(poor);
    for (String land : LAENDER) {
      assertThat(table.count(table.structure().cell(List.of(land, "yes"))))
          .isEqualTo(recount(row -> row[2].equals(land) && Double.parseDouble(row[8]) < limit));
    }
  }
}
