package org.offenlage.ejb.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.indicator.AreaSpells;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.microdata.ReferencePeriod;

class AreaHistoryTest {

  /** A and B merge, C is split into C and D, E gets another code; two districts. */
  private static final String SOUND =
      """
      id: county
      title: {de: Kreis, en: County}
      source: made up
      levels:
      - {id: county, name: {de: Kreis, en: County}}
      - {id: district, name: Amt}
      - {id: municipality, name: {de: Gemeinde, en: Municipality}}
      areas:
      - {code: K, name: Kreis, level: county, from: 2000-01-01}
      - {code: X, name: Amt X, level: district, parent: K, from: 2000-01-01}
      - {code: Y, name: Amt Y, level: district, parent: K, from: 2000-01-01}
      - {code: A, name: Adorf, level: municipality, parent: X, from: 2000-01-01, to: 2008-03-01}
      - {code: B, name: Bdorf, level: municipality, parent: X, from: 2000-01-01}
      - {code: C, name: Cdorf, level: municipality, parent: Y, from: 2000-01-01}
      - {code: D, name: Ddorf, level: municipality, parent: X, from: 2012-07-01}
      - {code: E, name: Edorf, level: municipality, parent: Y, from: 2000-01-01, to: 2015-01-01}
      - {code: E2, name: Edorf, level: municipality, parent: Y, from: 2015-01-01}
      events:
      - {type: merged, on: 2008-03-01, areas: [A], into: B}
      - {type: split, on: 2012-07-01, area: C, into: [C, D]}
      - {type: merged, on: 2015-01-01, areas: [E], into: E2}
      """;

  private static void expectRefused(String wrong, String right, String... said) {
    assertThat(SOUND).contains(right);
    assertThatThrownBy(() -> AreaHistoryJson.parse(SOUND.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(said);
  }

  private static AreaTimeline timeline() {
    return new AreaTimeline(AreaHistoryJson.parse(SOUND));
  }

  private static String extent(LocalDate on, String code) {
    return timeline().tree(on).nodes().stream()
        .filter(node -> node.code().equals(code))
        .map(AreaTree.Node::extent)
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate year(int year) {
    return LocalDate.of(year, 12, 31);
  }

  @Nested
  class BadDocuments {

    @Test
    void thatAreNoYamlAreRefusedWithTheLine() {
      assertThatThrownBy(() -> AreaHistoryJson.parse("id: a\nareas: [\n  }"))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .contains("line 3");
    }

    @Test
    void withMembersThatThereAreNotAreRefusedWithTheirPlace() {
      expectRefused("{code: A, colour: red,", "{code: A,", "areas[3]", "colour");
    }

    @Test
    void withADateThatIsNoneAreRefusedWithItsPlace() {
      expectRefused("to: 2008-02-30", "to: 2008-03-01", "areas[3]", "'to' must be a date");
    }

    @Test
    void withAnAreaThatEndsBeforeItBeginsAreRefused() {
      expectRefused("to: 1999-03-01", "to: 2008-03-01", "areas[3]", "before it began");
    }

    @Test
    void withACodeThatIsValidTwiceAtATimeAreRefused() {
      expectRefused("{code: A, name: Bdorf", "{code: B, name: Bdorf", "areas[4] 'A'", "areas[3]");
    }

    @Test
    void withAParentThatDoesNotExistAtTheTimeAreRefused() {
      expectRefused(
          "from: 2000-01-01, to: 2010-01-01}\n- {code: A",
          "from: 2000-01-01}\n- {code: A",
          "areas[5] 'C' lies under 'Y', which does not exist on 2010-01-01");
    }

    @Test
    void withACycleAreRefused() {
      expectRefused(
          "level: district, parent: Y, from: 2000-01-01}\n- {code: Y",
          "level: district, parent: K, from: 2000-01-01}\n- {code: Y",
          "areas[1] 'X'",
          "cannot lie under 'Y'");
    }

    @Test
    void withALevelThatThereIsNotAreRefused() {
      expectRefused("level: town, parent: X", "level: municipality, parent: X", "'town'");
    }

    @Test
    void withTwoRootsAreRefused() {
      expectRefused("level: district, from", "level: district, parent: K, from", "no parent");
    }

    @Test
    void thatLeaveAnAreaWithoutSuccessorAreRefused() {
      expectRefused(
          "- {type: renamed, on: 2012-01-01, area: B, name: Beedorf}",
          "- {type: merged, on: 2008-03-01, areas: [A], into: B}",
          "areas[3] 'A' ends on 2008-03-01 without a successor");
    }

    @Test
    void thatBringForthAnAreaWithoutPredecessorAreRefused() {
      expectRefused(
          "- {type: renamed, on: 2012-07-01, area: C, name: Ceedorf}",
          "- {type: split, on: 2012-07-01, area: C, into: [C, D]}",
          "areas[6] 'D' begins on 2012-07-01 without a predecessor");
    }

    @Test
    void ofWhichTooMuchWouldHaveToBeKeptInMemoryAreRefused() {
      StringBuilder renamed = new StringBuilder(SOUND);
      for (int d = 0; d < 1_800; d++) {
        renamed
            .append("- {type: renamed, area: B, name: Bdorf, on: ")
            .append(LocalDate.of(2009, 1, 1).plusDays(d))
            .append("}\n");
      }
      assertThat(AreaHistoryJson.parse(renamed.toString()).events()).hasSize(1_803);
      StringBuilder more = new StringBuilder();
      for (int a = 0; a < 1_800; a++) {
        more.append("- {code: M")
            .append(a)
            .append(", name: M, level: municipality, parent: X, from: 2000-01-01}\n");
      }
      assertThatThrownBy(
              () -> AreaHistoryJson.parse(renamed.toString().replace("events:", more + "events:")))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .contains("1809 areas", "1803 days", "3,000,000");
    }

    @Test
    void inWhichAMergedAreaGoesOnAreRefused() {
      expectRefused(
          "from: 2000-01-01, to: 2009-01-01}\n- {code: B",
          "from: 2000-01-01, to: 2008-03-01}\n- {code: B",
          "events[0]: 'A' must end on 2008-03-01");
    }

    @Test
    void inWhichAnEventNamesAnAreaThatIsNotThereAreRefused() {
      expectRefused("areas: [Z]", "areas: [A]", "events[0]: there is no 'Z' on the day before");
    }

    @Test
    void inWhichAnAreaHasTwoFatesAtOnceAreRefused() {
      expectRefused(
          "into: B}\n- {type: merged, on: 2008-03-01, areas: [A], into: C}",
          "into: B}",
          "events[1]: another event of 2008-03-01");
    }
  }

  @Nested
  class Extents {

    @Test
    void stayWithAnAreaToWhichNothingHappens() {
      assertThat(extent(year(2001), "B")).isEqualTo("B");
      assertThat(extent(year(2020), "X")).isNotEqualTo("X");
      assertThat(extent(year(2009), "X")).as("a merger within it").isEqualTo("X");
    }

    @Test
    void changeWhereAnAreaKeepsItsCodeAndGetsOtherGround() {
      assertThat(extent(year(2009), "B")).isEqualTo("B@2008-03-01");
      assertThat(extent(year(2013), "C")).isEqualTo("C@2012-07-01");
      assertThat(extent(year(2013), "X")).isEqualTo("X@2012-07-01");
    }

    @Test
    void stayWhereAnAreaOnlyGetsAnotherCode() {
      assertThat(extent(year(2020), "E2")).isEqualTo("E");
    }
  }

  @Nested
  class Carrying {

    @Test
    void carryWhatIsCertainAndNothingElse() {
      Leaves leaves = Leaves.on(timeline(), OptionalInt.of(1), year(2020));
      AreaSpells spells = leaves.spells().orElseThrow();
      assertThat(spells.leaf("A", ReferencePeriod.ofYear(2005))).isEqualTo("B@2008-03-01");
      assertThat(spells.leaf("B", ReferencePeriod.ofYear(2005))).isEqualTo("B@2008-03-01");
      assertThat(spells.leaf("E", ReferencePeriod.ofYear(2005))).isEqualTo("E");
      assertThat(spells.leaf("E2", ReferencePeriod.ofYear(2015))).isEqualTo("E");
      assertThat(spells.leaf("C", ReferencePeriod.ofYear(2012))).isEqualTo("C@2012-07-01");
      assertThat(spells.leaf("A", ReferencePeriod.ofYear(2009))).isEqualTo(Leaves.NOT_VALID);
      assertThat(spells.leaf("A", ReferencePeriod.ofYear(2008)))
          .as("a code that ended within the period")
          .isEqualTo("B@2008-03-01");
      String open = spells.leaf("C", ReferencePeriod.ofYear(2011));
      Category category =
          leaves.categories().stream().filter(c -> c.code().equals(open)).findFirst().orElseThrow();
      assertThat(category.parent()).as("C and D lie in X and Y").isEqualTo(Optional.of("K"));
      assertThat(category.label().german()).isEqualTo("nicht zuzuordnen (Cdorf oder Ddorf)");
      assertThat(category.label().english()).isEqualTo("not attributable (Cdorf or Ddorf)");
    }

    @Test
    void areEachPeriodsOwnWhereTheyAreAskedForAsDelivered() {
      Leaves leaves = Leaves.asDelivered(timeline(), OptionalInt.of(1));
      AreaSpells spells = leaves.spells().orElseThrow();
      assertThat(spells.leaf("B", ReferencePeriod.ofYear(2005))).isEqualTo("B");
      assertThat(spells.leaf("B", ReferencePeriod.ofYear(2009))).isEqualTo("B@2008-03-01");
      assertThat(leaves.categories())
          .filteredOn(category -> category.code().equals("A"))
          .extracting(category -> category.label().german())
          .containsExactly("Adorf (bis 29.2.2008)");
    }
  }

  @Nested
  class KreisPinneberg {

    private static final LocalDate BEFORE = LocalDate.of(2016, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2017, 1, 1);

    private static AreaTimeline kreis() {
      try (InputStream areas =
          Objects.requireNonNull(
              AreaHistory.class.getResourceAsStream("/org/offenlage/ejb/democounty/areas.yaml"))) {
        return new AreaTimeline(
            AreaHistoryJson.parse(new String(areas.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Set<String> namesBelow(LocalDate on, String amt) {
      Set<String> names = new TreeSet<>();
      for (AreaTree.Node node : kreis().tree(on).nodes()) {
        if (node.parent().equals(Optional.of(amt))) {
          names.add(node.name().german());
        }
      }
      return names;
    }

    @Test
    void hasFortyNineMunicipalitiesBeforeAndAfter() {
      assertThat(kreis().crosswalk(BEFORE, AFTER).rows())
          .hasSize(49)
          .allSatisfy(
              row -> assertThat(row.destination()).isEqualTo(new Crosswalk.Whole(row.code())));
    }

    @Test
    void hadTwoAemterWhereTenMunicipalitiesFormOneSince2017() {
      assertThat(namesBelow(BEFORE, "Amt Haseldorf"))
          .containsExactly("Haselau", "Haseldorf", "Hetlingen");
      assertThat(namesBelow(BEFORE, "Amt Moorrege")).hasSize(7);
      assertThat(namesBelow(AFTER, "010565690")).hasSize(10);
      assertThat(namesBelow(AFTER, "Amt Moorrege")).isEmpty();
    }

    @Test
    void needsNoCrosswalkInCountsByMunicipality() {
      assertThat(Leaves.on(kreis(), OptionalInt.of(1), AFTER).spells()).isEmpty();
    }
  }
}
