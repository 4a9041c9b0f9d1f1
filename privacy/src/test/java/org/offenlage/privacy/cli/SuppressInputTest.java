package org.offenlage.privacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code suppress} takes beside the cells, and what it refuses. */
class SuppressInputTest {

  private static final String CELLS =
      "place,age,freq\n"
          + "n0,young,2\nn0,old,14\nn1,young,12\nn1,old,9\n"
          + "s 0,young,11\ns 0,old,8\n.s1,young,16\n.s1,old,7\n";
  private static final String PLACES = "child,parent\nn0,north\nn1,north\ns 0,south\n.s1,south\n";
  private static final String SCHOOLS =
      "child,parent\nn0,school 1\ns 0,school 1\nn1,school 2\n.s1,school 2\n";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write_the_input() throws IOException {
    write("cells.csv", CELLS);
    write("places.csv", PLACES);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  private int suppress(String... more) {
    List<String> arguments = new ArrayList<>(List.of("suppress", "--quiet"));
    for (String option : List.of("cells", "out", "internal", "report", "witnesses")) {
      arguments.add("--" + option);
      arguments.add(
          folder.resolve(option + (option.equals("report") ? ".json" : ".csv")).toString());
    }
    arguments.add("--hierarchy");
    arguments.add("place=" + folder.resolve("places.csv"));
    arguments.addAll(List.of(more));
    return PrivacyCommand.run(arguments.toArray(String[]::new));
  }

  private List<String> suppressed() throws IOException {
    return read("out.csv").lines().filter(line -> line.endsWith(",X")).toList();
  }

  private int verify() {
    return PrivacyCommand.run(
        "verify",
        "--witnesses",
        folder.resolve("witnesses.csv").toString(),
        "--table",
        folder.resolve("out.csv").toString());
  }

  @Nested
  class InputFiles {

    @Test
    void with_a_byte_order_mark_carriage_returns_quotes_and_umlauts_are_read() throws IOException {
      write(
          "cells.csv",
          '\ufeff' + CELLS.replace("n0", "\"Ä \"\"0\"\", Ost\"").replace("\n", "\r\n"));
      write("places.csv", PLACES.replace("n0", "\"Ä \"\"0\"\", Ost\"").replace("\n", "\r\n"));
      assertThat(suppress("--rule", "threshold:k=3")).isZero();
      assertThat(read("out.csv")).contains("\n\"Ä \"\"0\"\", Ost\",young,,X\n");
      assertThat(verify()).isZero();
    }

    @Test
    void with_semicolons_are_refused() throws IOException {
      write("cells.csv", CELLS.replace(',', ';'));
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void with_sampling_weights_are_refused_by_a_threshold() throws IOException {
      write("cells.csv", CELLS.replace("young,2", "young,2.35"));
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void with_nothing_to_suppress_stay_whole() throws IOException {
      assertThat(suppress("--rule", "threshold:k=2")).isZero();
      assertThat(suppressed()).isEmpty();
      assertThat(read("report.json")).contains("\"primary\": 0", "\"safe\": true");
      assertThat(verify()).isZero();
    }
  }

  @Nested
  class SafetyRules {

    @Test
    void are_named_for_each_cell_in_the_internal_file() throws IOException {
      write("cells.csv", CELLS.replace("s 0,young,11", "s 0,young,0"));
      assertThat(suppress("--rule", "threshold:k=3", "--rule", "group:variable=age")).isZero();
      assertThat(read("internal.csv"))
          .contains("n0,young,2,TRUE,TRUE,")
          .containsPattern("n0,young,2,TRUE,TRUE,\\d+,\\d+,threshold\n")
          .containsPattern("s 0,young,0,TRUE,TRUE,\\d+,\\d+,group\n");
    }

    @Test
    void about_contributions_need_contributors() {
      for (String rule :
          List.of("p-percent:p=10", "pq:p=10,q=50", "dominance:n=1,k=75", "contributors:min=3")) {
        assertThat(suppress("--rule", rule)).as(rule).isEqualTo(2);
      }
    }

    @Test
    void of_prior_and_posterior_knowledge_and_of_few_contributors_can_be_asked()
        throws IOException {
      write(
          "cells.csv",
          "place,firm,owner,freq\nn0,a,x,90\nn0,b,x,5\nn0,c,,3\nn1,d,,20\nn1,e,,21\nn1,f,,22\n"
              + "s 0,g,,30\ns 0,h,,31\ns 0,i,,29\n.s1,j,,15\n.s1,k,,16\n.s1,l,,14\n");
      for (String rule : List.of("pq:p=10,q=50", "contributors:min=3", "dominance:n=1,k=75")) {
        assertThat(suppress("--contributor", "firm", "--holding", "owner", "--rule", rule))
            .as(rule)
            .isZero();
        assertThat(read("internal.csv"))
            .as(rule)
            .contains("n0,98,TRUE,TRUE,", "," + rule.substring(0, rule.indexOf(':')) + "\n");
      }
    }

    @Test
    void with_parameters_out_of_range_are_refused() {
      for (String rule :
          List.of("threshold:k=1", "threshold:k=x", "threshold", "threshold:k=3,zeros=maybe")) {
        assertThat(suppress("--rule", rule)).as(rule).isEqualTo(2);
      }
      assertThat(suppress("--rule", "threshold:k=3", "--protection", "interval:percent=-1"))
          .isEqualTo(2);
      assertThat(suppress("--rule", "threshold:k=3", "--protection", "interval:percent=50,width=3"))
          .isZero();
    }
  }

  @Nested
  class EarlierTables {

    @Test
    void of_coarser_levels_and_fewer_variables_are_known() throws IOException {
      String earlier = write("earlier.csv", "place,freq\nnorth,37\nsouth,42\nn0,16\nn1,21\n");
      assertThat(suppress("--rule", "threshold:k=3", "--published", earlier)).isZero();
      assertThat(suppressed()).noneMatch(line -> line.startsWith("n0,Total"));
    }

    @Test
    void with_another_variable_are_linked_by_what_they_have_in_common() throws IOException {
      // All of n0 are German or not, and both are out: its total is known without being published.
      String earlier =
          write("earlier.csv", "place,nat,freq,status\nn0,DE,10,F\nn0,other,6,F\nn1,DE,,X\n");
      write("cells.csv", CELLS.replace("n0,old,14", "n0,old,1"));
      String wrong = write("wrong.csv", "place,nat,freq\nn0,DE,10\nn0,other,6\n");
      assertThat(suppress("--rule", "threshold:k=3", "--published", wrong))
          .as("10 and 6 are not the 3 of --cells")
          .isEqualTo(2);
      write("cells.csv", CELLS);
      assertThat(suppress("--rule", "threshold:k=3", "--published", earlier)).isZero();
      assertThat(suppressed()).contains("n0,young,,X").noneMatch(l -> l.startsWith("n0,Total"));
      assertThat(verify()).isZero();
    }

    @Test
    void that_tell_another_value_are_refused() throws IOException {
      String earlier = write("earlier.csv", "place,freq\nnorth,38\n");
      assertThat(suppress("--rule", "threshold:k=3", "--published", earlier)).isEqualTo(2);
    }

    @Test
    void with_unknown_codes_are_refused() throws IOException {
      String earlier = write("earlier.csv", "place,freq\nwest,38\n");
      assertThat(suppress("--rule", "threshold:k=3", "--published", earlier)).isEqualTo(2);
    }
  }

  @Nested
  class Decisions {

    @Test
    void on_cells_that_must_be_shown_or_hidden_are_kept() throws IOException {
      String decided = write("apriori.csv", "place,age,status\nn0,old,publish\n.s1,old,suppress\n");
      assertThat(suppress("--rule", "threshold:k=3", "--apriori", decided)).isZero();
      assertThat(suppressed()).contains(".s1,old,,X", "n0,young,,X").doesNotContain("n0,old,,X");
    }

    @Test
    void that_waive_protection_are_followed() throws IOException {
      String decided = write("apriori.csv", "place,age,status\nn0,young,waiver\n");
      assertThat(suppress("--rule", "threshold:k=3", "--apriori", decided)).isZero();
      assertThat(suppressed()).isEmpty();
    }

    @Test
    void that_show_a_sensitive_cell_end_unsafe_with_the_cell_named() throws IOException {
      String decided = write("apriori.csv", "place,age,status\nn0,young,publish\n");
      assertThat(suppress("--rule", "threshold:k=3", "--apriori", decided)).isEqualTo(3);
      assertThat(read("report.json")).contains("n0 / young");
    }

    @Test
    void on_costs_turn_suppression_elsewhere() throws IOException {
      assertThat(suppress("--rule", "threshold:k=3")).isZero();
      assertThat(suppressed()).contains("n1,young,,X");
      String decided = write("apriori.csv", "place,age,cost\nn1,young,100000\nn1,old,100000\n");
      assertThat(suppress("--rule", "threshold:k=3", "--apriori", decided)).isZero();
      assertThat(suppressed()).doesNotContain("n1,young,,X", "n1,old,,X");
    }
  }

  @Nested
  class TheReport {

    @Test
    void tells_the_loss_by_level_and_what_coarser_tables_would_lose() throws IOException {
      String schools = write("schools.csv", SCHOOLS);
      assertThat(
              suppress(
                  "--rule", "threshold:k=3", "--hierarchy", "place=" + schools, "--alternatives"))
          .isZero();
      assertThat(read("report.json"))
          .contains("\"informationLoss\"", "\"variable\": \"place\"", "\"level\": 2")
          .contains("\"alternatives\"", "\"coarser\": [\"place\"]", "\"coarser\": [\"age\"]");
      assertThat(read("out.csv")).contains("\nschool 1,young,13,F\n", "\nnorth,young,14,F\n");
    }
  }
}
