package org.offenlage.privacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands noise and cellkey on files. */
class NoiseCommandTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path cells() throws IOException {
    return file(
        "cells.csv",
        "region,sex,freq,ckey",
        "A,f,500,18446744073709551615",
        "A,m,400,2",
        "B,f,300,77",
        "B,m,1,4000000000000000000");
  }

  private Path cellsWithoutKeys() throws IOException {
    return file("plain.csv", "region,sex,freq", "A,f,500", "A,m,400", "B,f,300", "B,m,1");
  }

  private Path out() {
    return folder.resolve("out.csv");
  }

  @Nested
  class Noise {

    @Test
    void writes_every_cell_with_its_margin() throws IOException {
      int code =
          PrivacyCommand.run(
              "noise",
              "--cells",
              cellsWithoutKeys().toString(),
              "--epsilon",
              "20",
              "--out",
              out().toString());
      assertThat(code).isZero();
      List<String> lines = Files.readAllLines(out());
      assertThat(lines.get(0)).isEqualTo("region,sex,freq,lower,upper,status");
      assertThat(lines).hasSize(10).anyMatch(line -> line.matches("A,f,\\d+,\\d+,\\d+,F"));
    }

    @Test
    void hides_small_cells_and_reports_what_it_did() throws IOException {
      Path report = folder.resolve("report.json");
      int code =
          PrivacyCommand.run(
              "noise",
              "--cells",
              cellsWithoutKeys().toString(),
              "--rho",
              "1/2",
              "--hide-below",
              "5",
              "--beta",
              "1e-9",
              "--consistent",
              "--out",
              out().toString(),
              "--report",
              report.toString());
      assertThat(code).isZero();
      assertThat(Files.readAllLines(out())).anyMatch(line -> line.startsWith("B,m,,,,X,"));
      assertThat(Files.readString(report)).contains("DISCRETE_GAUSSIAN", "\"rho\": \"1/2\"");
    }

    @Test
    void divides_the_loss_by_a_workload_and_gives_estimates_their_margins() throws IOException {
      Path report = folder.resolve("report.json");
      int code =
          PrivacyCommand.run(
              "noise",
              "--cells",
              cellsWithoutKeys().toString(),
              "--rho",
              "1/2",
              "--workload",
              "region=20,1",
              "--consistent",
              "--out",
              out().toString(),
              "--report",
              report.toString());
      assertThat(code).isZero();
      List<String> lines = Files.readAllLines(out());
      assertThat(lines.get(0))
          .endsWith(",estimate,standard_error,integer,estimate_lower,estimate_upper");
      String[] cells = lines.get(1).split(",");
      double estimate = Double.parseDouble(cells[6]);
      assertThat(Double.parseDouble(cells[9])).isLessThanOrEqualTo(Math.max(0, estimate) + 1);
      assertThat(Double.parseDouble(cells[10])).isGreaterThanOrEqualTo(estimate - 1);
      String told = Files.readString(report);
      assertThat(told.lines().filter(line -> line.contains("sigma squared")).distinct())
          .as("levels get different noise")
          .hasSizeGreaterThan(1);
    }

    @Test
    void refuses_a_workload_that_does_not_fit_the_table() throws IOException {
      for (String workload : List.of("nowhere=1,1", "region=1", "region=0,0", "region=1,x")) {
        assertThat(
                PrivacyCommand.run(
                    "noise",
                    "--cells",
                    cellsWithoutKeys().toString(),
                    "--epsilon",
                    "1",
                    "--workload",
                    workload,
                    "--out",
                    out().toString()))
            .as(workload)
            .isEqualTo(2);
      }
    }

    @Test
    void refuses_what_makes_no_sense() throws IOException {
      String in = cellsWithoutKeys().toString();
      String to = out().toString();
      assertThat(PrivacyCommand.run("noise", "--cells", in, "--out", to)).isEqualTo(2);
      assertThat(PrivacyCommand.run("noise", "--cells", in, "--epsilon", "0", "--out", to))
          .isEqualTo(2);
      assertThat(PrivacyCommand.run("noise", "--cells", in, "--epsilon", "much", "--out", to))
          .isEqualTo(2);
      assertThat(
              PrivacyCommand.run(
                  "noise", "--cells", in, "--epsilon", "1", "--coverage", "100", "--out", to))
          .isEqualTo(2);
      assertThat(
              PrivacyCommand.run(
                  "noise", "--cells", in, "--epsilon", "1", "--rho", "1", "--out", to))
          .isEqualTo(2);
      assertThat(out()).doesNotExist();
    }
  }

  @Nested
  class CellKeys {

    private int run(String name, String... more) throws IOException {
      String[] arguments =
          new String[] {
            "cellkey",
            "--cells",
            cells().toString(),
            "--key",
            "ckey",
            "--deviation",
            "5",
            "--variance",
            "2",
            "--forbidden",
            "1",
            "--out",
            folder.resolve(name).toString()
          };
      String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
      System.arraycopy(more, 0, all, arguments.length, more.length);
      return PrivacyCommand.run(all);
    }

    @Test
    void give_the_same_table_on_every_run() throws IOException {
      assertThat(run("one.csv")).isZero();
      assertThat(run("two.csv")).isZero();
      assertThat(folder.resolve("one.csv")).hasSameTextualContentAs(folder.resolve("two.csv"));
      assertThat(Files.readAllLines(folder.resolve("one.csv")))
          .hasSize(10)
          .startsWith("region,sex,freq,status")
          .noneMatch(line -> line.matches("B,m,[1],F"));
    }

    @Test
    void can_keep_the_total_and_measure_what_no_longer_adds_up() throws IOException {
      Path report = folder.resolve("report.json");
      assertThat(run("one.csv", "--preserve-total", "--report", report.toString())).isZero();
      assertThat(Files.readAllLines(folder.resolve("one.csv"))).contains("Total,Total,1201,F");
      assertThat(Files.readString(report)).contains("\"greatest gap\"");
    }

    @Test
    void perturb_sums_by_a_share_of_their_largest_contribution() throws IOException {
      Path contributions =
          file(
              "farms.csv",
              "region,farm,milk,ckey",
              "A,1,100.5,18446744073709551615",
              "A,2,20.0,2",
              "B,3,7.5,77");
      for (String name : List.of("one.csv", "two.csv")) {
        assertThat(
                PrivacyCommand.run(
                    "cellkey",
                    "--cells",
                    contributions.toString(),
                    "--measure",
                    "milk",
                    "--contributor",
                    "farm",
                    "--strength",
                    "1/4",
                    "--key",
                    "ckey",
                    "--deviation",
                    "10",
                    "--variance",
                    "8",
                    "--out",
                    folder.resolve(name).toString()))
            .isZero();
      }
      assertThat(folder.resolve("one.csv")).hasSameTextualContentAs(folder.resolve("two.csv"));
      for (String line : Files.readAllLines(folder.resolve("one.csv"))) {
        if (line.startsWith("A,")) {
          assertThat(Double.parseDouble(line.split(",")[1])).isBetween(120.5 - 25.2, 120.5 + 25.2);
        }
      }
    }

    @Test
    void refuse_keys_that_are_no_integers() throws IOException {
      Path broken = file("broken.csv", "region,freq,ckey", "A,5,0.9");
      assertThat(
              PrivacyCommand.run(
                  "cellkey",
                  "--cells",
                  broken.toString(),
                  "--key",
                  "ckey",
                  "--deviation",
                  "5",
                  "--variance",
                  "2",
                  "--out",
                  out().toString()))
          .isEqualTo(2);
    }
  }
}
