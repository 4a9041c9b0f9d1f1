package org.offenlage.ejb.microdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class DeclarationJsonTest {

  private static final String GOOD =
      """
      {"id": "births", "title": "Geburten",
       "format": {"delimiter": ";", "encoding": "windows-1252", "decimalMark": ","},
       "columns": [
         {"name": "kind", "type": "identifier", "kind": "person"},
         {"name": "gemeinde", "type": "code", "codes": ["01056015", "01056039"]},
         {"name": "gewicht", "type": "whole", "least": 200, "most": 9000, "optional": true},
         {"name": "größe", "type": "fraction", "least": 0.5, "most": 70},
         {"name": "jahr", "type": "year", "least": 2014, "most": 2023},
         {"name": "notiz", "type": "text", "maximumLength": 80},
         {"name": "tag", "type": "date", "earliest": "2023-01-01", "latest": "2023-12-31"}],
       "respondent": {"column": "kind", "privacyUnit": "person", "records": "one"},
       "legalBasis": "§ 3", "retention": "P10Y"}
      """;

  @Test
  void whatIsWrittenIsReadAgain() {
    DatasetDeclaration declaration = DeclarationJson.parse(GOOD);
    assertThat(declaration.columns()).hasSize(7);
    assertThat(DeclarationJson.parse(DeclarationJson.write(declaration).toString()))
        .isEqualTo(declaration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"id\": \"births\" | \"id\": \"Births!\" | lower case",
        "\"id\": \"births\" | \"idd\": \"births\" | no member 'idd'",
        "\"title\": \"Geburten\", | | lacks 'title'",
        "\";\" | \";;\" | single character",
        "windows-1252 | klingon | encoding",
        "\"decimalMark\": \",\" | \"decimalMark\": \"x\" | decimal mark",
        "\"type\": \"code\" | \"type\": \"cod\" | type of the column 'gemeinde'",
        "\"01056039\" | \"01056015\" | names a code twice",
        "\"least\": 200 | \"least\": 9001 | range",
        "\"least\": 200 | \"least\": 0.5 | integer",
        "\"name\": \"jahr\" | \"name\": \"Kind\" | named twice",
        "\"column\": \"kind\" | \"column\": \"gemeinde\" | identifier column",
        "\"records\": \"one\" | \"records\": \"two\" | one of [one, many]",
        "P10Y | ten years | ISO period",
        "2023-12-31 | 2023-02-31 | must look like",
      })
  void whatIsWrongIsNamed(String right, String wrong, String message) {
    assertThat(GOOD).contains(right);
    String json =
        GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong);
    assertThatThrownBy(() -> DeclarationJson.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "'{'", "null"})
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> DeclarationJson.parse(json))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
