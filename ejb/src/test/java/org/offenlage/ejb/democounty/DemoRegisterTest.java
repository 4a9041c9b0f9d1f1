package org.offenlage.ejb.democounty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DemoRegisterTest {

  private static final DemoRegister REGISTER = DemoRegister.invent();

  private static List<String[]> residents(int year) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    REGISTER.writeResidents(year, out);
    return rows(out);
  }

  private static List<String[]> births(int year) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    REGISTER.writeBirths(year, out);
    return rows(out);
  }

  private static List<String[]> rows(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static Map<String, Long> countBy(List<String[]> rows, int column) {
    return rows.stream().collect(Collectors.groupingBy(row -> row[column], Collectors.counting()));
  }

  @Nested
  class The_facts {

    @Test
    void are_those_of_the_county() {
      CountyFacts facts = CountyFacts.load();
      assertThat(facts.municipalities()).hasSize(49);
      assertThat(facts.municipalities().stream().mapToInt(Municipality::population).sum())
          .isEqualTo(324_018);
      assertThat(facts.municipalities().stream().filter(m -> m.amtCode().isEmpty())).hasSize(13);
      assertThat(facts.municipalities().stream().flatMap(m -> m.amtCode().stream()).distinct())
          .hasSize(5);
    }

    @Test
    void name_every_area_that_has_a_place_in_the_hierarchy() {
      CountyFacts facts = CountyFacts.load();
      assertThat(facts.names().keySet()).containsAll(facts.parentsWithSubAreas().keySet());
    }
  }

  @Nested
  class Residents {

    @Test
    void of_the_last_year_number_the_real_population_of_each_municipality() {
      Map<String, Long> expected =
          CountyFacts.load().municipalities().stream()
              .collect(Collectors.toMap(Municipality::ags, m -> (long) m.population()));
      assertThat(countBy(residents(2023), 2)).isEqualTo(expected);
    }

    @Test
    void are_listed_once_a_year() {
      List<String[]> residents = residents(2020);
      assertThat(residents.stream().map(row -> row[0]).distinct().count())
          .isEqualTo(residents.size());
    }

    @Test
    void live_in_sub_areas_of_a_few_hundred_in_larger_towns() {
      Map<String, Long> bySubArea =
          residents(2023).stream()
              .filter(row -> !row[3].endsWith("-000"))
              .collect(Collectors.groupingBy(row -> row[3], Collectors.counting()));
      assertThat(bySubArea).hasSizeGreaterThan(700);
      assertThat(bySubArea.values()).allMatch(n -> n > 50 && n < 700);
    }

    @Test
    void are_never_born_after_the_year() {
      assertThat(residents(2014)).allMatch(row -> Integer.parseInt(row[5]) <= 2014);
    }

    @Test
    void mostly_stay_from_one_year_to_the_next() {
      List<String> before = residents(2022).stream().map(row -> row[0]).toList();
      long stayed =
          residents(2023).stream()
              .map(row -> row[0])
              .filter(new HashSet<>(before)::contains)
              .count();
      assertThat((double) stayed / before.size()).isBetween(.9, .98);
    }
  }

  @Nested
  class Births {

    @Test
    void come_at_seven_to_eleven_per_thousand_residents_every_year() {
      for (int year = DemoRegister.FIRST_YEAR; year <= DemoRegister.LAST_YEAR; year++) {
        double rate = 1000.0 * births(year).size() / residents(year).size();
        assertThat(rate).as("year %d", year).isBetween(7.0, 11.0);
      }
    }

    @Test
    void leave_small_municipalities_with_counts_that_need_protection() {
      long small = 0;
      for (int year = DemoRegister.FIRST_YEAR; year <= DemoRegister.LAST_YEAR; year++) {
        small += countBy(births(year), 1).values().stream().filter(n -> n < 3).count();
      }
      assertThat(small).isBetween(5L, 60L);
    }
  }

  @Test
  void The_same_register_is_invented_every_time() {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    REGISTER.writeVehicles(2023, first);
    DemoRegister.invent().writeVehicles(2023, second);
    assertThat(Arrays.equals(first.toByteArray(), second.toByteArray())).isTrue();
  }

  @Test
  void Cars_come_at_five_to_seven_hundred_per_thousand_residents() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    REGISTER.writeVehicles(2023, out);
    long cars = rows(out).stream().filter(row -> row[3].equals("car")).count();
    assertThat(cars / 324.018).isBetween(500.0, 700.0);
  }
}
