package org.offenlage.privacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AccountCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new AccountCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void restates_rho_as_epsilon_rounded_up() {
    assertThat(run("--rho", "293764/114921", "--delta", "1e-10")).isZero();
    assertThat(out.toString().lines()).contains("epsilon=17.1435507436");
  }

  @Test
  void adds_up_several_losses() {
    assertThat(run("--epsilon", "1/3", "--epsilon", "1/6")).isZero();
    assertThat(out.toString().lines()).contains("epsilon=0.5", "epsilon_exact=1/2");
  }

  @Test
  void adds_up_losses_of_two_notions() {
    assertThat(run("--rho", "1/4", "--epsilon", "1")).isZero();
    assertThat(out.toString().lines()).contains("rho_exact=3/4");
  }

  @Test
  void refuses_with_one_sentence_what_is_no_loss() {
    assertThat(run("--rho", "many")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(run()).isEqualTo(2);
    assertThat(run("--rho", "1", "--delta", "0")).isEqualTo(2);
    assertThat(run("--epsilon", "1", "--delta", "2")).isEqualTo(2);
    assertThat(run("--rho=-1")).isEqualTo(2);
  }
}
