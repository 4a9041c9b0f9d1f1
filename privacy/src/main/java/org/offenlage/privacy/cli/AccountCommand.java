package org.offenlage.privacy.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.dp.Composition;
import org.offenlage.privacy.dp.Conversion;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code account}: adds up privacy losses and restates them, in exact fractions, rounding up what
 * is printed.
 */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = {
      "Adds up privacy losses of computations on the same data, exactly.",
      "Numbers may be written 3, 1/4, 0.25 or 1e-10. Decimals printed are rounded up."
    })
public final class AccountCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final int DIGITS = 12;

  @Option(
      names = "--rho",
      paramLabel = "RHO",
      description = "A loss in zero-concentrated differential privacy; may be repeated.")
  private List<String> rhos = new ArrayList<>();

  @Option(
      names = "--epsilon",
      paramLabel = "EPSILON",
      description = "A loss in pure differential privacy; may be repeated.")
  private List<String> epsilons = new ArrayList<>();

  @Option(
      names = "--delta",
      paramLabel = "DELTA",
      description = "Also give the (epsilon, delta) that follows from the sum.")
  private @Nullable String delta;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try {
      List<PrivacyLoss> losses = new ArrayList<>();
      rhos.forEach(rho -> losses.add(new PrivacyLoss.ZeroConcentrated(Rational.parse(rho))));
      epsilons.forEach(epsilon -> losses.add(new PrivacyLoss.Pure(Rational.parse(epsilon))));
      Optional<Rational> stated = Optional.ofNullable(delta).map(Rational::parse);
      if (stated
          .filter(each -> each.signum() <= 0 || each.compareTo(Rational.ONE) >= 0)
          .isPresent()) {
        return refuse("--delta must lie above 0 and below 1");
      }
      if (losses.isEmpty()) {
        return refuse("give at least one loss, with --rho or --epsilon");
      }
      if (Composition.sequential(losses) instanceof Composition.Outcome.Total total) {
        print(total.loss(), stated);
      }
      return 0;
    } catch (IllegalArgumentException wrong) {
      return refuse(String.valueOf(wrong.getMessage()));
    }
  }

  private void print(PrivacyLoss loss, Optional<Rational> stated) {
    if (loss instanceof PrivacyLoss.Pure pure) {
      out().println("epsilon=" + decimal(pure.epsilon()));
      out().println("epsilon_exact=" + pure.epsilon());
      out().println("rho=" + decimal(Conversion.toZeroConcentrated(pure).rho()));
    } else if (loss instanceof PrivacyLoss.ZeroConcentrated zero) {
      stated.ifPresent(
          exact -> {
            out().println("epsilon=" + decimal(Conversion.toApproximate(zero, exact).epsilon()));
            out().println("delta=" + exact);
          });
      out().println("rho=" + decimal(zero.rho()));
      out().println("rho_exact=" + zero.rho());
    }
    out().flush();
  }

  private int refuse(String sentence) {
    PrintWriter err =
        spec == null ? new PrintWriter(System.err, true) : spec.commandLine().getErr();
    err.println(sentence);
    err.flush();
    return BAD_INPUT;
  }

  private PrintWriter out() {
    return spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
  }

  private static String decimal(Rational value) {
    return value.roundedUp(DIGITS).stripTrailingZeros().toPlainString();
  }
}
