package org.offenlage.privacy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.offenlage.privacy.ledger.DamagedProof;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.JsonText;
import org.offenlage.privacy.ledger.NoteKey;
import org.offenlage.privacy.ledger.PublicationProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the proof of a publication: certificate, figures, ledger entry. */
@Command(
    name = "verify-publication",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that an office published exactly these figures, with this certificate, and recorded",
      "it in its ledger. Needs no network for a file."
    })
final class VerifyPublicationCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE-OR-URL",
      description = "The proof, as /api/v1/publications/ID/proof hands it out.")
  String proof = "";

  @Option(
      names = "--key",
      paramLabel = "NAME+ID+KEY",
      description = "A signing key that is known to be the office's.")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--content",
      paramLabel = "FILE",
      description = "The figures, where the proof does not hold them.")
  Optional<Path> content = Optional.empty();

  @Override
  public Integer call() {
    Optional<NoteKey> trusted = key.map(VerifyLedgerCommand::key);
    try (InputStream in = Origin.open(proof, "/")) {
      PublicationProof checked =
          PublicationProof.check(new String(in.readAllBytes(), StandardCharsets.UTF_8), trusted);
      boolean figures = checked.content().isPresent() || contentFits(checked.statement());
      tell(checked);
      System.out.println(
          figures
              ? "The figures are those that were published."
              : "The figures were not checked: the file does not hold them; name them with"
                  + " --content.");
      System.out.println(
          trusted.isPresent()
              ? "The given key vouches for it."
              : "Whose key that is was not checked: name a key that you know with --key. It says "
                  + checked.signer());
      return PrivacyCommand.SAFE;
    } catch (DamagedProof finding) {
      System.out.println("The proof does not hold: " + finding.getMessage() + ".");
      return PrivacyCommand.NOT_SAFE;
    } catch (IOException e) {
      throw new BadInput(proof + ": reading stopped halfway.");
    }
  }

  private boolean contentFits(JsonText.ObjectValue statement) {
    if (content.isEmpty()) {
      return false;
    }
    String expected = JsonText.object(statement.array("files").elements().get(0)).text("sha256");
    try {
      if (Hash.ofText(Files.readString(content.get())).toString().equals(expected)) {
        return true;
      }
    } catch (IOException e) {
      throw new BadInput(content.get() + ": the file cannot be read.");
    }
    throw new DamagedProof("the figures are not those that the certificate names");
  }

  private static void tell(PublicationProof checked) {
    JsonText.ObjectValue statement = checked.statement();
    JsonText.ObjectValue rule = statement.object("rule");
    System.out.println(
        "The proof of "
            + statement.text("publication")
            + " holds: published "
            + statement.text("publishedAt")
            + " under rule "
            + rule.text("id")
            + "@"
            + rule.number("version")
            + ", protected by "
            + statement.array("protection").elements().stream()
                .map(each -> JsonText.object(each).text("mechanism"))
                .distinct()
                .collect(Collectors.joining(", "))
            + ".");
    for (JsonText.Value each : statement.array("checks").elements()) {
      JsonText.ObjectValue check = JsonText.object(each);
      System.out.println(
          "  " + check.text("result") + " " + check.text("name") + " " + check.text("table"));
    }
    for (JsonText.Value each : statement.array("privacyLoss").elements()) {
      JsonText.ObjectValue loss = JsonText.object(each);
      System.out.println(
          "  " + loss.text("notion") + " " + loss.text("amount") + " of " + loss.text("budget"));
    }
    System.out.println(
        "It is entry "
            + checked.position()
            + " of the ledger "
            + checked.checkpoint().origin()
            + ", in the checkpoint of "
            + checked.checkpoint().size()
            + " entries with the root "
            + checked.checkpoint().root().base64()
            + ".");
  }
}
