package org.offenlage.ejb.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class IndexJsonTest {

  private static final String NUMBER =
      "{'type': 'index-number', 'of': {'indicator': 'births', 'version': 3,"
          + " 'codes': {'sex': 'f'}}, 'basePeriod': '2019'}";
  private static final String COMPOSITE =
      "{'type': 'composite-index', 'scale': 'z-score', 'parts': ["
          + "{'indicator': 'poor', 'weight': 2, 'orientation': 'same'},"
          + "{'indicator': 'employed', 'weight': 1, 'orientation': 'reversed'}]}";

  private static String index(String measure, String dimensions) {
    return ("{'metadata': {'id': 'x', 'field': 'work', 'name': {'de': 'x'},"
            + " 'definition': {'de': 'x'}, 'interpretation': {'de': 'x'}, 'unit': {'de': 'x'},"
            + " 'source': {'de': 'x'}, 'decimals': 1, 'origin': 'synthetic'},"
            + " 'measure': "
            + measure
            + ", 'dimensions': ["
            + dimensions
            + "]}")
        .replace('\'', '"');
  }

  private static final String AREA =
      "{'type': 'area', 'name': 'area', 'label': {'de': 'x'}, 'categories': ["
          + "{'code': 'all', 'label': {'de': 'x'}},"
          + "{'code': 'a', 'label': {'de': 'x'}, 'parent': 'all'}]}";
  private static final String YEAR = "{'type': 'period', 'name': 'year', 'label': {'de': 'x'}}";

  @ParameterizedTest
  @ValueSource(strings = {NUMBER, COMPOSITE})
  void whatIsWrittenIsReadBack(String measure) {
    IndicatorDefinition definition = IndicatorJson.parse(index(measure, AREA + "," + YEAR));
    assertThat(IndicatorJson.read(IndicatorJson.write(definition))).isEqualTo(definition);
  }

  @Test
  void nothingIsCountedSoNoDatasetIsNeeded() {
    IndicatorDefinition definition = IndicatorJson.parse(index(COMPOSITE, AREA + "," + YEAR));
    assertThat(definition.queries()).isEmpty();
    assertThat(definition.datasetIds()).isEmpty();
    assertThat(new DefinitionCheck(definition, Map.of()).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'weight': 2 | 'weight': 0 | a weight is a whole number from 1 to 1,000",
        "'z-score' | 'rank' | one of [min-max, z-score]",
        "'poor' | 'employed' | named twice",
        "'poor' | 'x' | cannot be computed from itself",
        "'reversed' | 'backwards' | one of [same, reversed]",
        "'scale' | 'ladder' | has no member 'ladder'",
      })
  void whatIsWrongIsSaid(String right, String wrong, String message) {
    String text = COMPOSITE.replace(right, wrong);
    if (wrong.equals("'employed'")) {
      text = text.replace("'weight': 2, 'orientation': 'same'", "'weight': 1");
    }
    String json = index(text, AREA + "," + YEAR);
    assertThatThrownBy(() -> IndicatorJson.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anIndexNumberNeedsPeriodsAndACompositeIndexAreas() {
    assertThatThrownBy(() -> IndicatorJson.parse(index(NUMBER, AREA)))
        .hasMessageContaining("needs a dimension of periods");
    assertThatThrownBy(() -> IndicatorJson.parse(index(COMPOSITE, YEAR)))
        .hasMessageContaining("needs a dimension of areas");
  }
}
