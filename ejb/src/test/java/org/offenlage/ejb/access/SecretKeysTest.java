package org.offenlage.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {

  private static final String PROPERTY = "offenlage.keys.dir";

  @TempDir Path directory;

  @BeforeEach
  void useAFolderThatIsNotThereYet() {
    System.setProperty(PROPERTY, directory.resolve("keys").toString());
  }

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void aKeyStaysTheSameFromStartToStart() {
    assertThat(new SecretKeys().key(SecretKeys.Purpose.PSEUDONYM))
        .hasSize(32)
        .isEqualTo(new SecretKeys().key(SecretKeys.Purpose.PSEUDONYM));
  }

  @Test
  void eachPurposeHasItsOwn() {
    SecretKeys keys = new SecretKeys();
    assertThat(
            Stream.of(SecretKeys.Purpose.values())
                .map(purpose -> List.of(keys.key(purpose)[0], keys.key(purpose)[31]).toString())
                .distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void onlyTheServersUserCanReadIt() throws IOException {
    new SecretKeys().key(SecretKeys.Purpose.VAULT_MASTER);

    try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void whoeverMakesAKeyAtTheSameTimeGetsTheSame() {
    assertThat(
            IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> new SecretKeys().key(SecretKeys.Purpose.PUBLICATION_SIGNING))
                .map(HexFormat.of()::formatHex)
                .distinct())
        .hasSize(1);
  }

  @Test
  void aDamagedKeyIsNotReplacedByAnother() throws IOException {
    Files.createDirectories(directory.resolve("keys"));
    Files.write(directory.resolve("keys/pseudonym.key"), new byte[31]);

    assertThatThrownBy(() -> new SecretKeys().key(SecretKeys.Purpose.PSEUDONYM))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aPseudonymDependsOnNameAndInstallation() {
    String here = new SecretKeys().pseudonym("buergerin");
    System.setProperty(PROPERTY, directory.resolve("elsewhere").toString());
    String elsewhere = new SecretKeys().pseudonym("buergerin");

    assertThat(here).hasSize(64).isNotEqualTo(elsewhere);
    assertThat(elsewhere).isNotEqualTo(new SecretKeys().pseudonym("buerger"));
  }
}
