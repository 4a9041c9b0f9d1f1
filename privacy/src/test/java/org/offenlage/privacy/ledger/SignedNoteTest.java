package org.offenlage.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  // The example in the documentation of Go's package golang.org/x/mod/sumdb/note.
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String NOTE =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n"
          + "\n"
          + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  @Test
  void aNoteThatGoSignedIsSigned() {
    NoteKey key = NoteKey.parse(KEY);
    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key).hasToString(KEY);
    assertThat(SignedNote.parse(NOTE).isSignedBy(key)).isTrue();
  }

  @Test
  void aNoteIsNotSignedWithOneLetterChanged() {
    NoteKey key = NoteKey.parse(KEY);
    assertThat(SignedNote.parse(NOTE.replace("answer", "Answer")).isSignedBy(key)).isFalse();
    assertThat(SignedNote.parse(NOTE.replace("x08go/Z", "x08go/Y")).isSignedBy(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\nno dash\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name x08go/ZJkuBS9UG\n\n",
        "te\u0001xt\n\n— name x08go/ZJkuBS9UG=\n"
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(DamagedProof.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(DamagedProof.class);
  }
}
