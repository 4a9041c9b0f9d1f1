package org.offenlage.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class MicrodataReconstructionTest {

  private static final SpanningVariable AREA = Invented.flat("area", "a", "b", "c");
  private static final SpanningVariable SEX = Invented.flat("sex", "f", "m");
  private static final SpanningVariable AGE = Invented.flat("age", "young", "old");

  private static final TableStructure JOINT = TableStructure.of(List.of(AREA, SEX, AGE));

  /** One young man in a, and many others. */
  private static final ConfidentialTable TRUTH =
      Invented.counts(JOINT, 14, 20, 1, 18, 30, 25, 22, 40, 12, 17, 19, 21);

  private static long truth(Map<String, String> codes) {
    return TRUTH.count(
        JOINT.cell(
            List.of(
                codes.getOrDefault("area", ""),
                codes.getOrDefault("sex", ""),
                codes.getOrDefault("age", ""))));
  }

  /** Published counts of some of the variables. */
  private static SafeTable published(SpanningVariable... variables) {
    TableStructure structure = TableStructure.of(List.of(variables));
    List<SafeCell> cells =
        java.util.stream.IntStream.range(0, structure.cellCount())
            .<SafeCell>mapToObj(cell -> new SafeCell.Published(count(structure, cell)))
            .toList();
    return new SafeTable(
        structure,
        cells,
        new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of()));
  }

  private static long count(TableStructure structure, int cell) {
    Map<String, String> codes =
        new LinkedHashMap<>(Map.of("area", "all-area", "sex", "all-sex", "age", "all-age"));
    for (int v = 0; v < structure.variables().size(); v++) {
      codes.put(structure.variables().get(v).name(), structure.codes(cell).get(v));
    }
    return truth(codes);
  }

  private static MicrodataReconstruction.Success success(Map<String, SafeTable> tables) {
    return MicrodataReconstruction.attack(PublishedCorpus.of(tables))
        .orElseThrow()
        .against(MicrodataReconstructionTest::truth, 3);
  }

  @Nested
  class FromTheWholeTable {

    @Test
    void everybodyIsFound() {
      MicrodataReconstruction.Success success = success(Map.of("all", published(AREA, SEX, AGE)));

      assertThat(success.all().respondents()).isEqualTo(239);
      assertThat(success.all().determined()).isEqualTo(239);
      assertThat(success.all().guessed()).isEqualTo(239);
      assertThat(success.rare().respondents()).isEqualTo(1);
      assertThat(success.rare().determined()).isEqualTo(1);
    }
  }

  @Nested
  class FromTablesOfTwoVariablesEach {

    private final Map<String, SafeTable> tables = tables();

    private static Map<String, SafeTable> tables() {
      Map<String, SafeTable> tables = new LinkedHashMap<>();
      tables.put("area-sex", published(AREA, SEX));
      tables.put("area-age", published(AREA, AGE));
      tables.put("sex-age", published(SEX, AGE));
      return tables;
    }

    @Test
    void candidatesAgreeWithAllThreeAndComeCloserThanTheMargins() {
      MicrodataReconstruction attack =
          MicrodataReconstruction.attack(PublishedCorpus.of(tables)).orElseThrow();
      MicrodataReconstruction.Rate all =
          attack.against(MicrodataReconstructionTest::truth, 3).all();

      assertThat(attack.isConsistent()).isTrue();
      assertThat(attack.combinations()).isEqualTo(12);
      assertThat(all.guessed()).isGreaterThan((long) Math.ceil(all.guessedFromMargins()));
      assertThat(all.determined()).isLessThan(all.respondents());
    }

    @Test
    void whoIsAloneInOneOfThemIsFound() {
      Map<String, SafeTable> more = new LinkedHashMap<>(tables);
      more.put("all", withOneCellHidden());

      assertThat(success(more).rare())
          .as("the hidden cell follows from the tables of two variables")
          .extracting(MicrodataReconstruction.Rate::determined)
          .isEqualTo(1L);
    }

    private SafeTable withOneCellHidden() {
      return Invented.hiding(TRUTH, cell -> cell == JOINT.cell(List.of("a", "m", "young")));
    }
  }

  @Nested
  class FromMarginsAlone {

    @Test
    void theGuessIsAsGoodAsTheBaseRateAndDeterminesNobody() {
      Map<String, SafeTable> tables = new LinkedHashMap<>();
      tables.put("area", published(AREA));
      tables.put("sex", published(SEX));
      tables.put("age", published(AGE));
      MicrodataReconstruction.Rate all = success(tables).all();

      assertThat(all.determined()).isZero();
      assertThat(all.guessedFromMargins()).isBetween(100.0, 239.0);
    }
  }

  @Nested
  class FromNoise {

    @Test
    void nobodyIsDeterminedAndTheGuessFollowsWhatIsShown() {
      SafeTable noisy =
          new SafeTable(
              JOINT,
              java.util.stream.IntStream.range(0, JOINT.cellCount())
                  .<SafeCell>mapToObj(
                      cell -> new SafeCell.Perturbed(TRUTH.count(cell) + (cell % 2 == 0 ? 2 : -2)))
                  .toList(),
              new ProtectionStatement(ProtectionStatement.Mechanism.CELL_KEY, Map.of(), Map.of()));
      MicrodataReconstruction.Success success = success(Map.of("noisy", noisy));

      assertThat(success.all().determined()).isZero();
      assertThat(success.all().guessed()).isBetween(200L, 238L);
    }
  }

  @Test
  void tooManyCombinationsAreSaidToBeTooMany() {
    String[] many =
        java.util.stream.IntStream.range(0, 300).mapToObj(i -> "p" + i).toArray(String[]::new);
    Map<String, SafeTable> tables = new LinkedHashMap<>();
    tables.put("one", open(Invented.flat("one", many)));
    tables.put("two", open(Invented.flat("two", many)));

    assertThat(MicrodataReconstruction.attack(PublishedCorpus.of(tables))).isEmpty();
  }

  private static SafeTable open(SpanningVariable variable) {
    TableStructure structure = TableStructure.of(List.of(variable));
    return Invented.hiding(Invented.counts(structure, new long[300]), cell -> false);
  }
}
