package org.offenlage.ejb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageKeysTest {

  private static final String FOLDER = "offenlage.keys.dir";
  private static final String PASSWORD = "offenlage.keystore.password";

  @TempDir Path directory;

  @BeforeEach
  void useAFolderOfItsOwn() {
    System.setProperty(FOLDER, directory.toString());
  }

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty(FOLDER);
    System.clearProperty(PASSWORD);
  }

  @Test
  void everyNumberHasAKeyThatStaysTheSame() {
    LinkageKeys keys = new LinkageKeys();
    keys.make(1);
    byte[] first = keys.key(1);
    keys.make(2);
    keys.make(1);

    assertThat(first).hasSize(32).isEqualTo(new LinkageKeys().key(1));
    assertThat(new LinkageKeys().key(2)).hasSize(32).isNotEqualTo(first);
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    new LinkageKeys().make(1);
    assertThatThrownBy(() -> new LinkageKeys().key(7)).hasMessageContaining("linkage-7");
  }

  @Test
  void withoutThePasswordNoKeyIsRead() throws IOException {
    System.setProperty(PASSWORD, "one that the operator keeps elsewhere");
    new LinkageKeys().make(1);
    System.setProperty(PASSWORD, "another one");

    assertThatThrownBy(() -> new LinkageKeys().key(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("password");
    assertThat(Files.getPosixFilePermissions(directory.resolve("linkage.p12")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(directory.resolve("keystore-password.key")).doesNotExist();
  }
}
