package org.offenlage.ejb.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private static JsonValue read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  @Test
  void membersAreSortedAndBlanksLeftOut() {
    assertThat(CanonicalJson.of(read("{ \"b\": [1, true, null], \"a\": {} , \"A\": [] }")))
        .isEqualTo("{\"A\":[],\"a\":{},\"b\":[1,true,null]}");
  }

  @Test
  void onlyWhatMustBeEscapedIsEscaped() {
    assertThat(CanonicalJson.of(Json.createValue("ä/\"\\\n\u0001")))
        .isEqualTo("\"ä/\\\"\\\\\\n\\u0001\"");
  }

  @Test
  void wholeNumbersHaveOneTextHoweverTheyAreWritten() {
    assertThat(CanonicalJson.of(read("[1.0, 1e2, -0]"))).isEqualTo("[1,100,0]");
  }

  @Test
  void fractionsAreRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(Json.createValue(new BigDecimal("0.5"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void itCanBeReadBack(@ForAll Map<String, String> members) {
    var object = Json.createObjectBuilder();
    members.forEach(object::add);
    JsonValue value = object.build();

    assertThat(read(CanonicalJson.of(value))).isEqualTo(value);
  }
}
