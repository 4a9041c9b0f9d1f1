package org.offenlage.ejb.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;

@NullMarked
class DefinitionCheckTest {

  private static final DatasetDeclaration PEOPLE =
      DeclarationJson.parse(
          """
          {"id": "people", "title": "x",
           "columns": [
             {"name": "person", "type": "identifier", "kind": "person"},
             {"name": "place", "type": "code", "codes": ["a", "b"]},
             {"name": "work", "type": "code", "codes": ["yes"], "optional": true},
             {"name": "born", "type": "year", "least": 1900, "most": 2023},
             {"name": "income", "type": "fraction", "least": 0, "most": 9}],
           "respondent": {"column": "person", "privacyUnit": "person", "records": "one"},
           "legalBasis": "x", "retention": "P1Y"}
          """);

  private static final String GOOD =
      """
      {"metadata": {"id": "x", "field": "work", "name": {"de": "x"}, "definition": {"de": "x"},
         "interpretation": {"de": "x"}, "unit": {"de": "x"}, "source": {"de": "x"},
         "decimals": 1, "origin": "synthetic"},
       "measure": {"type": "share",
         "whole": {"dataset": "people",
           "conditions": [{"type": "one-of", "column": "work", "codes": ["yes"]}],
           "assignments": {
             "area": {"type": "code", "column": "place"},
             "age": {"type": "age", "column": "born",
                     "bands": [{"code": "young", "from": 0}, {"code": "old", "from": 65}]},
             "rich": {"type": "band", "column": "income",
                      "bands": [{"code": "n", "from": 0}, {"code": "y", "from": 5}]}}},
         "part": {"type": "below-percent-of-median", "column": "income", "percent": 60}},
       "dimensions": [
         {"type": "area", "name": "area", "label": {"de": "x"}, "categories": [
           {"code": "all", "label": {"de": "x"}},
           {"code": "a", "label": {"de": "x"}, "parent": "all"},
           {"code": "b", "label": {"de": "x"}, "parent": "all"}]},
         {"type": "classification", "name": "age", "label": {"de": "x"}, "categories": [
           {"code": "Total", "label": {"de": "x"}},
           {"code": "young", "label": {"de": "x"}, "parent": "Total"},
           {"code": "old", "label": {"de": "x"}, "parent": "Total"}]},
         {"type": "classification", "name": "rich", "label": {"de": "x"}, "categories": [
           {"code": "Total", "label": {"de": "x"}},
           {"code": "n", "label": {"de": "x"}, "parent": "Total"},
           {"code": "y", "label": {"de": "x"}, "parent": "Total"}]},
         {"type": "period", "name": "year", "label": {"de": "x"}}]}
      """;

  private static String measuring(String measure) {
    int from = GOOD.indexOf("\"measure\": {") + "\"measure\": ".length();
    int whole = GOOD.indexOf("\"whole\": ") + "\"whole\": ".length();
    int part = GOOD.indexOf("\"part\"");
    String records = GOOD.substring(whole, GOOD.lastIndexOf(',', part));
    return GOOD.substring(0, from)
        + measure.replace("RECORDS", "\"records\": " + records)
        + GOOD.substring(GOOD.indexOf("},", part) + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"type\": \"mean\", RECORDS, \"column\": \"income\", \"greatest\": 9} | ",
        "{\"type\": \"sum\", RECORDS, \"column\": \"place\", \"greatest\": 9} | is not a number",
        "{\"type\": \"quantile\", RECORDS, \"column\": \"income\", \"least\": 0, \"greatest\": 9,"
            + " \"percent\": 50} | ",
        "{\"type\": \"distinct\", RECORDS, \"column\": \"place\"} | ",
        "{\"type\": \"distinct\", RECORDS, \"column\": \"town\"} | has no column 'town'",
      })
  void aMeasureReadsAColumnThatSuitsIt(String measure, String message) {
    assertThat(problems(measuring(measure)))
        .hasSize(message == null ? 0 : 1)
        .allMatch(problem -> problem.contains(String.valueOf(message)));
  }

  private static List<String> problems(String json) {
    return new DefinitionCheck(IndicatorJson.parse(json), Map.of("people", PEOPLE)).problems();
  }

  @Test
  void aDefinitionThatFitsHasNoProblems() {
    assertThat(problems(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"dataset\": \"people\" | \"dataset\": \"cars\" | no dataset 'cars' is declared",
        "\"column\": \"place\" | \"column\": \"town\" | has no column 'town'",
        "\"column\": \"place\" | \"column\": \"born\" | is not a code",
        "\"column\": \"place\" | \"column\": \"work\" | may be empty",
        "\"column\": \"born\" | \"column\": \"income\" | is not a year",
        "\"column\": \"income\", \"percent\" | \"column\": \"place\", \"percent\" | is not a number",
        "\"codes\": [\"yes\"] | \"codes\": [\"no\"] | 'no' is not a code of",
        "{\"code\": \"n\", \"from\": 0} | {\"code\": \"n\", \"from\": 1} | begin above the smallest",
        "{\"code\": \"old\", \"from\": 65} | {\"code\": \"aged\", \"from\": 65} | 'aged' is not a code",
      })
  void aDefinitionThatDoesNotFitHasItsProblemNamed(String right, String wrong, String message) {
    assertThat(GOOD).contains(right);
    assertThat(problems(GOOD.replace(right, wrong))).anyMatch(p -> p.contains(message));
  }
}
