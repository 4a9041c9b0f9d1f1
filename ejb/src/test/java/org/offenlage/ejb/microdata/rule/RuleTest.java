package org.offenlage.ejb.microdata.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class RuleTest {

  private static final Map<String, Object> RECORD =
      Map.of(
          "alter",
          15.0,
          "stand",
          "verheiratet",
          "von",
          LocalDate.of(2023, 3, 1),
          "bis",
          LocalDate.of(2023, 2, 1),
          "jahr",
          2023.0,
          "Straße/Nr.",
          "Weg 1");

  private static boolean isBroken(String rule) {
    Map<String, @Nullable Object> values = new HashMap<>(RECORD);
    return Rule.parse(rule).isBroken(values::get);
  }

  @Nested
  class ARecord {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '"',
        delimiter = ';',
        value = {
          "alter >= 16",
          "von <= bis",
          "if stand = 'verheiratet' then alter >= 16",
          "if stand != 'ledig' and jahr = 2023 then alter > 15",
          "von < 2023-03-01",
          "von != jahr",
          "stand is empty",
          "leer is filled",
          "if (alter < 18 or stand = 'ledig') and jahr = 2023 then bis > von",
          "`Straße/Nr.` = 'Weg 2'",
          "alter = 14 or alter = 16",
        })
    void breaks(String rule) {
      assertThat(isBroken(rule)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '"',
        delimiter = ';',
        value = {
          "alter >= 15",
          "bis <= von",
          "if stand = 'ledig' then alter >= 16",
          "von = jahr",
          "leer >= 16",
          "leer = alter or leer = 3",
          "if leer > 3 then alter > 100",
          "leer is empty",
          "`Straße/Nr.` = 'Weg 1'",
          "alter = 15 or leer = 3",
          "alter > 20 or leer = 3",
        })
    void keeps(String rule) {
      assertThat(isBroken(rule)).isFalse();
    }
  }

  @Nested
  class WhatIsNoRule {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '"',
        delimiter = ';',
        value = {
          "alter; one of = != < <= > >= at its end",
          "alter >; a column or a value at its end",
          "alter > 3 3; the end in place of '3'",
          "if alter > 3; 'then' at its end",
          "(alter > 3; ')' at its end",
          "alter is 3; 'empty' or 'filled' in place of '3'",
          "alter # 3; cannot be read from its character 6 on",
          "von < 2023-02-30; a date that never was",
        })
    void isToldWhereItGoesWrong(String rule, String sentence) {
      assertThatThrownBy(() -> Rule.parse(rule))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(sentence);
    }

    @Test
    void isRefusedBeforeItCostsMuch() {
      assertThatThrownBy(() -> Rule.parse("(".repeat(900) + "a = 1"))
          .hasMessageContaining("20 brackets");
      assertThatThrownBy(() -> Rule.parse("a = 1 or ".repeat(200) + "a = 1"))
          .hasMessageContaining("1,000 characters");
    }
  }

  @Test
  void namesTheColumnsThatItAsks() {
    assertThat(Rule.parse("if a = 1 and (b is empty or c < d) then e > 2023-01-01").columns())
        .containsExactly("a", "b", "c", "d", "e");
  }
}
