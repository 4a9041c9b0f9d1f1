package org.offenlage.ejb.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;

class GeographyTest {

  private static final LocalizedText TEXT = LocalizedText.same("Schools");
  private static final List<Category> PLACES =
      List.of(
          Category.root("kreis", TEXT),
          Category.under("kreis", "a", TEXT),
          Category.under("kreis", "b", TEXT));

  private static Geography schools(Map<String, String> members) {
    return new Geography(
        TEXT, List.of(Category.root("S", TEXT), Category.under("S", "T", TEXT)), members);
  }

  private static IndicatorDefinition over(Geography beside) {
    return new IndicatorDefinition(
        new IndicatorMetadata(
            "x",
            FieldOfAction.WORK,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            0,
            IndicatorMetadata.DataOrigin.SYNTHETIC),
        new Measure.Count(
            new CountQuery(
                "people",
                Map.of("area", new Assignment.ByCode("place")),
                List.of(),
                OptionalInt.empty())),
        List.of(new Dimension.Area("area", TEXT, PLACES, Optional.empty(), List.of(beside))));
  }

  private static void expectRefused(String said, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  @Test
  void isReadBackAsItWasWritten() {
    IndicatorDefinition definition = over(schools(Map.of("a", "T", "b", "S")));
    assertThat(IndicatorJson.parse(IndicatorJson.write(definition).toString()))
        .isEqualTo(definition);
  }

  @Test
  void isASecondTreeWithTheSameRoot() {
    Dimension.Area area =
        (Dimension.Area) over(schools(Map.of("a", "T", "b", "S"))).dimensions().get(0);
    assertThat(area.hierarchies()).hasSize(2);
    assertThat(area.hierarchies().get(1).pathToRoot("a")).containsExactly("a", "T", "S", "kreis");
    assertThat(area.all()).extracting(Category::code).containsExactly("kreis", "a", "b", "S", "T");
  }

  @Test
  void hasNoAreaWithoutAnythingInIt() {
    expectRefused("nothing lies in the area 'T'", () -> schools(Map.of("a", "S", "b", "S")));
  }

  @Test
  void namesNoAreaThatThereIsNot() {
    expectRefused("'a' lies in 'U'", () -> schools(Map.of("a", "U", "b", "T")));
    expectRefused(
        "'U' must be named before",
        () ->
            new Geography(
                TEXT, List.of(Category.under("U", "T", TEXT)), Map.of("a", "T", "b", "T")));
  }

  @Test
  void saysOfEachOfTheSmallestAreasWhereItLies() {
    assertThat(new DefinitionCheck(over(schools(Map.of("a", "T", "c", "S"))), Map.of()).problems())
        .contains(
            "the geography 'Schools' names 'c', which is none of the smallest areas",
            "the geography 'Schools' does not say in which of its areas 'b' lies");
  }

  @Test
  void hasNoAreaOfTheFirstTree() {
    Geography same =
        new Geography(TEXT, List.of(Category.root("b", TEXT)), Map.of("a", "b", "b", "b"));
    assertThat(new DefinitionCheck(over(same), Map.of()).problems())
        .contains("the geography 'Schools' has an area 'b', which is there already");
  }
}
