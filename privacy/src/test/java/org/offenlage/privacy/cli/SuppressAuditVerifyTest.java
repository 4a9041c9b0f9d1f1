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

/** The command line on small files, as a user calls it. */
class SuppressAuditVerifyTest {

  private static final String CELLS =
      "place,age,freq\n"
          + "n0,young,2\nn0,old,14\nn1,young,12\nn1,old,9\n"
          + "s 0,young,11\ns 0,old,8\n.s1,young,16\n.s1,old,7\n";
  private static final String PLACES = "child,parent\nn0,north\nn1,north\ns 0,south\n.s1,south\n";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write_the_input() throws IOException {
    write("cells.csv", CELLS);
    write("places.csv", PLACES);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  private int suppress(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "suppress",
                "--quiet",
                "--cells",
                at("cells.csv"),
                "--hierarchy",
                "place=" + at("places.csv"),
                "--out",
                at("out.csv"),
                "--internal",
                at("internal.csv"),
                "--report",
                at("report.json"),
                "--witnesses",
                at("witnesses.bin")));
    arguments.addAll(List.of(more));
    return PrivacyCommand.run(arguments.toArray(String[]::new));
  }

  private int verify() {
    return PrivacyCommand.run(
        "verify", "--witnesses", at("witnesses.bin"), "--table", at("out.csv"));
  }

  private int audit(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "audit",
                "--table",
                at("out.csv"),
                "--hierarchy",
                "place=" + at("places.csv"),
                "--report",
                at("audit.json")));
    arguments.addAll(List.of(more));
    return PrivacyCommand.run(arguments.toArray(String[]::new));
  }

  @Nested
  class AProtectedTable {

    @Test
    void has_every_cell_and_tells_nothing_of_the_suppressed_ones() throws IOException {
      assertThat(suppress("--rule", "threshold:k=3")).isZero();
      List<String> lines = read("out.csv").lines().toList();
      assertThat(lines).hasSize(1 + 7 * 3).first().isEqualTo("place,age,freq,status");
      assertThat(lines).contains("n0,young,,X", "Total,Total,79,F");
      assertThat(lines.stream().filter(line -> line.endsWith(",X"))).hasSize(4);
    }

    @Test
    void keeps_codes_with_dots_and_spaces() throws IOException {
      suppress("--rule", "threshold:k=3");
      assertThat(read("out.csv")).contains("\ns 0,old,", "\n.s1,old,");
    }

    @Test
    void is_verified_and_found_safe() {
      suppress("--rule", "threshold:k=3");
      assertThat(verify()).isZero();
      assertThat(audit()).isZero();
    }

    @Test
    void has_its_sensitive_cells_and_their_intervals_in_the_internal_file() throws IOException {
      suppress("--rule", "threshold:k=3");
      assertThat(read("internal.csv").lines())
          .contains(
              "place,age,freq,primary,suppressed,lo,hi,rule", "Total,Total,79,FALSE,FALSE,79,79,")
          .anyMatch(line -> line.matches("n0,young,2,TRUE,TRUE,\\d+,\\d+,threshold"));
      assertThat(read("report.json")).contains("\"primary\": 1", "\"secondary\": 3");
    }

    @Test
    void is_the_same_again_with_more_threads() throws IOException {
      suppress("--rule", "threshold:k=3", "--threads", "1");
      String once = read("out.csv");
      suppress("--rule", "threshold:k=3", "--threads", "3");
      assertThat(read("out.csv")).isEqualTo(once);
    }
  }

  @Nested
  class AnUnsafeTable {

    @Test
    void is_found_by_the_audit_with_the_cell_and_its_value() throws IOException {
      suppress("--rule", "threshold:k=3");
      String out = read("out.csv");
      String shown = out.lines().filter(line -> line.endsWith(",X")).skip(1).findFirst().orElse("");
      String inner = shown.substring(0, shown.length() - 2);
      String value = CELLS.lines().filter(line -> line.startsWith(inner)).findFirst().orElseThrow();
      write("out.csv", out.replace(shown, value + ",F"));
      assertThat(audit()).isEqualTo(3);
      assertThat(read("audit.json")).contains("\"place\": \"n0\"", "\"lo\": 2", "\"hi\": 2");
    }

    @Test
    void is_found_by_the_audit_where_only_a_lone_respondent_sees_through() throws IOException {
      // n0/young and n1/young are told apart only by whoever is the one in n1/young.
      write(
          "lone.csv",
          "place,age,freq,status\n"
              + "n0,young,2,X\nn0,old,14,X\nn1,young,1,X\nn1,old,9,X\n"
              + "n0,Total,16,F\nn1,Total,10,F\nTotal,young,3,F\nTotal,old,23,F\n"
              + "Total,Total,26,F\n");
      List<String> audit =
          List.of(
              "audit",
              "--quiet",
              "--table",
              at("lone.csv"),
              "--rule",
              "threshold:k=3",
              "--report",
              at("lone.json"));
      assertThat(PrivacyCommand.run(audit.toArray(String[]::new))).isZero();
      List<String> withRespondents = new ArrayList<>(audit);
      withRespondents.add("--lone-respondents");
      assertThat(PrivacyCommand.run(withRespondents.toArray(String[]::new))).isEqualTo(3);
      assertThat(read("lone.json"))
          .contains("\"cell\": \"n0 / young\"", "\"knows\": \"n1 / young\"")
          .contains("\"respondentsSeeingMore\": 1");
    }

    @Test
    void is_not_proven_by_the_witnesses_of_another() throws IOException {
      suppress("--rule", "threshold:k=3");
      String out = read("out.csv");
      String shown = out.lines().filter(line -> line.endsWith(",X")).skip(1).findFirst().orElse("");
      String value =
          CELLS
              .lines()
              .filter(line -> line.startsWith(shown.substring(0, shown.length() - 2)))
              .findFirst()
              .orElseThrow();
      write("out.csv", out.replace(shown, value + ",F"));
      assertThat(verify()).isEqualTo(3);
    }

    @Test
    void cannot_be_made_safe_once_everything_else_is_published() throws IOException {
      suppress("--rule", "threshold:k=3");
      String earlier =
          read("internal.csv")
              .lines()
              .skip(1)
              .map(line -> line.split(",", -1))
              .map(f -> f[0] + "," + f[1] + "," + f[2] + "," + (f[3].equals("TRUE") ? "X" : "F"))
              .reduce("place,age,freq,status", (a, b) -> a + "\n" + b);
      write("earlier.csv", earlier);
      assertThat(suppress("--rule", "threshold:k=3", "--published", at("earlier.csv")))
          .isEqualTo(3);
      assertThat(read("report.json")).contains("n0 / young", "\"safe\": false");
    }
  }

  @Nested
  class Magnitudes {

    @Test
    void are_protected_by_the_p_percent_rule_with_holdings() throws IOException {
      write(
          "cells.csv",
          "place,firm,owner,value\n"
              + "n0,a,x,90.5\nn0,b,x,5\nn0,c,,3.25\nn1,a,x,20\nn1,d,,22\nn1,e,,21\n"
              + "s 0,f,,30\ns 0,g,,31\ns 0,h,,29\n.s1,f,,15\n.s1,h,,16\n.s1,i,,14\n");
      assertThat(
              suppress(
                  "--measure",
                  "value",
                  "--contributor",
                  "firm",
                  "--holding",
                  "owner",
                  "--rule",
                  "p-percent:p=10"))
          .isZero();
      assertThat(read("out.csv")).contains("n0,,X");
      assertThat(verify()).isZero();
    }
  }

  @Nested
  class BadFiles {

    @Test
    void a_negative_count_is_refused() throws IOException {
      write("cells.csv", CELLS.replace("n0,old,14", "n0,old,-1"));
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void a_cell_that_stands_twice_is_refused() throws IOException {
      write("cells.csv", CELLS + "n0,young,3\n");
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void an_unknown_code_is_refused() throws IOException {
      write("cells.csv", CELLS + "n9,young,3\n");
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void a_circle_of_parents_is_refused() throws IOException {
      write("places.csv", PLACES + "north,south\nsouth,north\n");
      assertThat(suppress("--rule", "threshold:k=3")).isEqualTo(2);
    }

    @Test
    void an_unknown_rule_and_a_missing_file_are_refused() {
      assertThat(suppress("--rule", "guess:k=3")).isEqualTo(2);
      assertThat(suppress("--rule", "threshold:k=3", "--published", at("nowhere.csv")))
          .isEqualTo(2);
    }

    @Test
    void a_damaged_file_of_witnesses_is_refused() throws IOException {
      suppress("--rule", "threshold:k=3");
      byte[] bytes = Files.readAllBytes(folder.resolve("witnesses.bin"));
      Files.write(
          folder.resolve("witnesses.bin"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(verify()).isEqualTo(2);
    }
  }
}
