package org.offenlage.ejb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.ejb.catalogue.Examples.AREAS;
import static org.offenlage.ejb.catalogue.Examples.AREAS_AND_PART;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.privacy.safe.ConsistentEstimate;
import org.offenlage.privacy.safe.Margin;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.RatioMargin;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class ContentJsonTest {

  private static final SafeCell HIDDEN =
      new SafeCell.Suppressed(SafeCell.Reason.BELOW_NOISY_THRESHOLD);

  static Stream<PublicationContent> contents() {
    SafeTable counts =
        Examples.table(
            AREAS,
            new SafeCell.Published(Long.MAX_VALUE),
            new SafeCell.Noisy(-7, new Margin(0, 12, 95)),
            HIDDEN);
    SafeTable estimated =
        Examples.table(
            AREAS,
            new SafeCell.Perturbed(3),
            new SafeCell.Noisy(
                -7,
                new Margin(0, 12, 95),
                Optional.of(
                    new ConsistentEstimate(
                        new BigDecimal("-0.250"), new Margin(0, 4, 95), OptionalLong.of(0)))),
            new SafeCell.Noisy(
                9,
                new Margin(0, 12, 95),
                Optional.of(
                    new ConsistentEstimate(
                        new BigDecimal("8.000"), new Margin(5, 11, 95), OptionalLong.empty()))));
    SafeCell[] hidden = Stream.generate(() -> HIDDEN).limit(9).toArray(SafeCell[]::new);
    return Stream.of(
        Examples.content(new Calculation.Count(), counts),
        Examples.content(new Calculation.Rate(1000), counts, counts),
        Examples.content(new Calculation.Count(), estimated),
        Examples.content(
            new Calculation.FromPublished(List.of(new Calculation.Source("births@3", "abc"))),
            counts),
        withMargins(Examples.content(new Calculation.Rate(1000), counts, counts)),
        Examples.content(
            new Calculation.Share("part", "yes", "Total"), Examples.table(AREAS_AND_PART, hidden)));
  }

  private static PublicationContent withMargins(PublicationContent content) {
    return new PublicationContent(
        content.metadata(),
        content.dimensions(),
        content.calculation(),
        content.tables(),
        List.of(
            Optional.empty(),
            Optional.of(RatioMargin.outwards(0.1, 0.2, 95)),
            Optional.of(RatioMargin.outwards(0, 1e9, 90))),
        List.of(
            Reliability.UNKNOWN,
            new Reliability(
                Optional.of(new BigDecimal("1.500000")),
                Optional.of(new BigDecimal("0.000001")),
                Optional.empty()),
            new Reliability(
                Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("3.000000")))),
        content.rule());
  }

  @ParameterizedTest
  @MethodSource("contents")
  void whatIsReadBackEqualsWhatWasWrittenToTheLastByte(PublicationContent content) {
    String json = CanonicalJson.of(ContentJson.write(content));
    PublicationContent again = ContentJson.read(json);

    assertThat(again).isEqualTo(content);
    assertThat(ContentJson.readMetadata(json)).isEqualTo(content.metadata());
    assertThat(CanonicalJson.of(ContentJson.write(again))).isEqualTo(json);
  }

  @Test
  void internalParametersNeverStandInIt() {
    assertThat(contents())
        .allSatisfy(
            content ->
                assertThat(ContentJson.write(content).toString()).doesNotContain("threshold"));
  }

  @Test
  void unbalancedHierarchiesKeepTheNumbersOfTheirCells() {
    TableStructure structure =
        TableStructure.of(
            List.of(
                SpanningVariable.of(
                    "area",
                    Hierarchy.ofParents(
                        Map.of("kreis-a", "kreis", "amt", "kreis", "m1", "amt", "m2", "amt"))),
                SpanningVariable.of("year", Hierarchy.withoutTotal(List.of("2022", "2023")))));
    SafeCell[] cells = new SafeCell[structure.cellCount()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = new SafeCell.Published(cell);
    }
    SafeTable table =
        new SafeTable(
            structure,
            List.of(cells),
            new ProtectionStatement(
                ProtectionStatement.Mechanism.PUBLIC_FIGURES, Map.of(), Map.of()));

    assertThat(TableJson.read(TableJson.write(table))).isEqualTo(table);
  }
}
