package org.offenlage.privacy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offenlage.privacy.ledger.DamagedProof;
import org.offenlage.privacy.ledger.LedgerFile;
import org.offenlage.privacy.ledger.NoteKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a downloaded ledger: entries, tree, checkpoint, keys. */
@Command(
    name = "verify-ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the ledger of an office: that no entry was changed, removed or put in, and that the",
      "office vouches for them with its signing key. Needs no network for a file."
    })
final class VerifyLedgerCommand implements Callable<Integer> {

  private static final String USUAL = "/api/v1/ledger/file";

  @Parameters(paramLabel = "FILE-OR-URL", description = "The ledger, or the host that serves it.")
  String ledger = "";

  @Option(
      names = "--key",
      paramLabel = "NAME+ID+KEY",
      description = "A signing key that is known to be the office's.")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--earlier",
      paramLabel = "FILE",
      description = "A checkpoint that was kept; the ledger must continue it. Repeatable.")
  List<Path> earlier = new ArrayList<>();

  @Override
  public Integer call() {
    Optional<NoteKey> trusted = key.map(VerifyLedgerCommand::key);
    List<String> seen = earlier.stream().map(VerifyLedgerCommand::text).toList();
    try (InputStream in = Origin.open(ledger, USUAL)) {
      LedgerFile.Result result =
          LedgerFile.check(new InputStreamReader(in, StandardCharsets.UTF_8), trusted, seen);
      System.out.println(
          "The ledger "
              + result.checkpoint().origin()
              + " holds: "
              + result.checkpoint().size()
              + " entries lead to the signed root "
              + result.checkpoint().root().base64()
              + ".");
      result.acts().forEach((act, times) -> System.out.println("  " + act + " " + times));
      System.out.println("  sealed " + result.sealed());
      if (!seen.isEmpty()) {
        System.out.println("It continues what was seen before.");
      }
      System.out.println(
          trusted.isPresent()
              ? "The given key vouches for it."
              : "Whose key that is was not checked: name a key that you know with --key. It says "
                  + result.keys().at(result.checkpoint().size()));
      return PrivacyCommand.SAFE;
    } catch (DamagedProof finding) {
      System.out.println("The ledger does not hold: " + finding.getMessage() + ".");
      return PrivacyCommand.NOT_SAFE;
    } catch (IOException e) {
      throw new BadInput(ledger + ": reading stopped halfway.");
    }
  }

  static NoteKey key(String text) {
    try {
      return NoteKey.parse(text);
    } catch (DamagedProof finding) {
      throw new BadInput("--key: " + finding.getMessage() + ".");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput(file + ": the file cannot be read.");
    }
  }
}
