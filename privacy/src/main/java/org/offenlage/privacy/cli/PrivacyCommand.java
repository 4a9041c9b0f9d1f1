package org.offenlage.privacy.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code offenlage-privacy}: protects tables, audits them, checks what is proved. */
@Command(
    name = "offenlage-privacy",
    mixinStandardHelpOptions = true,
    versionProvider = PrivacyCommand.Version.class,
    description = {
      "Protects tables by cell suppression, noise or cell keys; audits protected tables, checks",
      "witnesses, accounts for privacy losses, and checks what an office published about its acts."
    },
    subcommands = {
      SuppressCommand.class,
      AuditCommand.class,
      VerifyCommand.class,
      NoiseCommand.class,
      CellKeyCommand.class,
      AccountCommand.class,
      VerifyLedgerCommand.class,
      VerifyPublicationCommand.class
    })
public final class PrivacyCommand {

  /** All is safe. */
  static final int SAFE = 0;

  /** The input cannot be used; one sentence says why. */
  static final int BAD_INPUT = 2;

  /** Something is not safe. */
  static final int NOT_SAFE = 3;

  private PrivacyCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new PrivacyCommand())
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              if (exception instanceof BadInput) {
                command.getErr().println(exception.getMessage());
                return BAD_INPUT;
              }
              throw exception;
            })
        .setParameterExceptionHandler(
            (exception, unused) -> {
              exception
                  .getCommandLine()
                  .getErr()
                  .println(exception.getMessage() + " (--help tells the options)");
              return BAD_INPUT;
            })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  static String version() {
    return Optional.ofNullable(PrivacyCommand.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Tells the version written into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"offenlage-privacy " + version()};
    }
  }
}
