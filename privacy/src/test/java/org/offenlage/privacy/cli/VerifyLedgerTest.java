package org.offenlage.privacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyLedgerTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aFileThatIsNoLedgerDoesNotHold() throws IOException {
    Path file = Files.writeString(directory.resolve("ledger.ndjson"), "{\"format\":\"other\"}\n");
    assertThat(PrivacyCommand.run("verify-ledger", file.toString()))
        .isEqualTo(PrivacyCommand.NOT_SAFE);
    assertThat(PrivacyCommand.run("verify-publication", file.toString()))
        .isEqualTo(PrivacyCommand.NOT_SAFE);
  }

  @Test
  void aMissingFileAKeyThatIsNoneAndAnAddressThatIsNoneAreBadInput() {
    String missing = directory.resolve("missing").toString();
    assertThat(PrivacyCommand.run("verify-ledger", missing)).isEqualTo(PrivacyCommand.BAD_INPUT);
    assertThat(PrivacyCommand.run("verify-publication", missing))
        .isEqualTo(PrivacyCommand.BAD_INPUT);
    assertThat(PrivacyCommand.run("verify-ledger", missing, "--key", "x"))
        .isEqualTo(PrivacyCommand.BAD_INPUT);
    assertThat(PrivacyCommand.run("verify-ledger", "http://")).isEqualTo(PrivacyCommand.BAD_INPUT);
  }
}
