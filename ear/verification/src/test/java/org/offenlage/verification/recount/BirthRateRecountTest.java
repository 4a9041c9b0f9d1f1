package org.offenlage.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recount itself must be able to fail. */
@SuppressWarnings("NullAway.Init")
class BirthRateRecountTest {

  @TempDir Path folder;

  /** One Amt X with A (1 birth) and B (4 births), one amtsfreie municipality C (5 births). */
  @BeforeEach
  void registers() throws IOException {
    Files.writeString(
        folder.resolve("facts.csv"),
        """
        ags,ars,name,type,amt,area_km2,population
        01056001,010560101001,A,Gemeinde,Amt X,1,100
        01056002,010560101002,B,Gemeinde,Amt X,1,100
        01056003,010560003003,C,Gemeinde,amtsfrei,1,100
        """);
    StringBuilder births = new StringBuilder("birth_id,municipality\n");
    StringBuilder residents = new StringBuilder("person_id,household_id,municipality\n");
    int[] born = {1, 4, 5};
    for (int m = 0; m < 3; m++) {
      for (int i = 0; i < born[m]; i++) {
        births.append("b,0105600").append(m + 1).append('\n');
      }
      for (int i = 0; i < 100; i++) {
        residents.append("p,h,0105600").append(m + 1).append('\n');
      }
    }
    Files.writeString(folder.resolve("births-2023.csv"), births);
    Files.writeString(folder.resolve("residents-2023.csv"), residents);
  }

  private BirthRateRecount.Result recount(String a, String b, String x) throws IOException {
    return BirthRateRecount.recount(
        folder.resolve("facts.csv"),
        folder,
        """
        area,year,value,status
        01056,2023,33.333333,published
        010560101,2023,%s,published
        01056001,2023,%s,published
        01056002,2023,%s,published
        01056003,2023,50.000000,published
        """
            .formatted(x, a, b));
  }

  @Test
  void accepts_a_table_whose_small_count_cannot_be_worked_out() throws IOException {
    assertThat(recount("", "", "25.000000"))
        .isEqualTo(new BirthRateRecount.Result(3, 2, List.of()));
  }

  @Test
  void finds_a_small_count_that_is_shown() throws IOException {
    assertThat(recount("10.000000", "40.000000", "25.000000").faults())
        .containsExactly("2023 01056001: a count below the threshold is shown");
  }

  @Test
  void finds_a_count_that_can_be_subtracted() throws IOException {
    assertThat(recount("", "40.000000", "25.000000").faults())
        .containsExactly("2023 01056001: the hidden count can be worked out too closely");
  }

  @Test
  void finds_a_count_that_can_be_subtracted_over_two_levels() throws IOException {
    assertThat(recount("", "40.000000", "").faults())
        .contains("2023 01056001: the hidden count can be worked out too closely");
  }

  @Test
  void finds_a_wrong_rate() throws IOException {
    assertThat(recount("", "", "25.000001").faults())
        .containsExactly("2023 010560101: the published rate is not births per 1,000 residents");
  }
}
