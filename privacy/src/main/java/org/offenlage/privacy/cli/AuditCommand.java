package org.offenlage.privacy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what an intruder can find out from a protected table. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Tells what an intruder can find out from a protected table.")
final class AuditCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return PrivacyCommand.SAFE;
  }
}
