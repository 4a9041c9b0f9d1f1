package org.offenlage.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublicationProofTest {

  private static final String CONTENT = "{\"tables\":[1,2,\"geschützt\"]}";
  private static final String STATEMENT = statement(CONTENT, "birth-rate@1");

  private static String statement(String content, String publication) {
    return ("{\"checks\":[],\"files\":[{\"path\":\"/content\",\"sha256\":\"%s\"}],"
            + "\"format\":\"offenlage-certificate-1\",\"publication\":\"%s\"}")
        .formatted(Hash.ofText(content), publication);
  }

  private static String recorded(String statement, String content) {
    return "{\"certificate\":\"%s\",\"sha256\":\"%s\"}"
        .formatted(Hash.ofText(statement), Hash.ofText(content));
  }

  /** A proof whose parts fit, before one of them is replaced. */
  private static final class Parts {
    private final InventedOffice office =
        new InventedOffice()
            .act("DATA_DELIVERED", "dataset/births@2023", "{}")
            .sealed()
            .act("PUBLISHED", "publication/birth-rate@1", recorded(STATEMENT, CONTENT))
            .newKey(1, 2);
    private String statement = STATEMENT;
    private String content = "," + "\"content\":" + InventedOffice.quoted(CONTENT);
    private int position = 3;
    private int signer = 1;
    private int checkpointSigner = 2;

    String json() {
      String entry = office.entries().get(position - 1);
      String path =
          ReferenceTree.path(position - 1, office.leaves()).stream()
              .map(hash -> "\"" + hash + "\"")
              .collect(Collectors.joining(","));
      return "{\"format\":\"offenlage-publication-proof-1\",\"certificate\":"
          + InventedOffice.quoted(statement)
          + ",\"signature\":\""
          + HexFormat.of().formatHex(InventedOffice.sign(signer, statement))
          + "\",\"ledger\":{\"position\":"
          + position
          + ",\"entry\":"
          + InventedOffice.quoted(entry)
          + ",\"proof\":["
          + path
          + "],\"checkpoint\":"
          + InventedOffice.quoted(office.checkpoint(4, checkpointSigner))
          + "},\"keys\":"
          + office.keysJson()
          + content
          + "}";
    }
  }

  private static PublicationProof check(String json) {
    return PublicationProof.check(json, Optional.empty());
  }

  private static void refused(Parts parts, String finding) {
    assertThatThrownBy(() -> check(parts.json()))
        .isInstanceOf(DamagedProof.class)
        .hasMessageContaining(finding);
  }

  @Test
  void anUntouchedOneHoldsForWhoTrustsAnyKeyOfTheOffice() {
    String json = new Parts().json();
    for (int number = 1; number <= 2; number++) {
      PublicationProof proof =
          PublicationProof.check(json, Optional.of(InventedOffice.publicKey(number)));
      assertThat(proof.position()).isEqualTo(3);
      assertThat(proof.content()).contains(CONTENT);
      assertThat(proof.signer()).isEqualTo(InventedOffice.publicKey(1));
    }
  }

  @Test
  void oneWithoutFiguresTellsThatItHasNone() {
    Parts parts = new Parts();
    parts.content = "";
    assertThat(check(parts.json()).content()).isEmpty();
  }

  @Test
  void isRefusedWhateverByteWasChanged() {
    byte[] json = new Parts().json().getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < json.length; at++) {
      byte[] altered = json.clone();
      altered[at] ^= 1;
      String text = new String(altered, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> check(text))
          .as("byte %d: %s", at, (char) altered[at])
          .isInstanceOf(DamagedProof.class);
    }
  }

  @Test
  void isRefusedForOtherFigures() {
    Parts parts = new Parts();
    parts.content = ",\"content\":" + InventedOffice.quoted(CONTENT.replace('1', '7'));
    refused(parts, "the figures are not those");
  }

  @Test
  void isRefusedWithTheEntryOfSomethingElse() {
    Parts parts = new Parts();
    parts.statement = statement(CONTENT, "birth-rate@2");
    refused(parts, "about something else");
    parts.statement = statement("{}", "birth-rate@1");
    refused(parts, "about something else");
    parts.statement = STATEMENT;
    parts.position = 1;
    refused(parts, "");
  }

  @Test
  void isRefusedWhereAnotherKeySigned() {
    Parts certificate = new Parts();
    certificate.signer = 2;
    refused(certificate, "the certificate is not signed");
    Parts checkpoint = new Parts();
    checkpoint.checkpointSigner = 1;
    refused(checkpoint, "the checkpoint is not signed");
    assertThatThrownBy(
            () ->
                PublicationProof.check(
                    new Parts().json(), Optional.of(InventedOffice.publicKey(9))))
        .isInstanceOf(DamagedProof.class)
        .hasMessageContaining("none of the keys");
  }
}
