package org.offenlage.verification.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.privacy.ledger.DamagedProof;
import org.offenlage.privacy.ledger.NoteKey;
import org.offenlage.privacy.ledger.PublicationProof;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Journey.Scripts;
import org.offenlage.verification.Language;
import org.offenlage.verification.RealServer;

/** A reader checks how a publication came about, and that nothing was changed since. */
class CertificateIT {

  private static final String PUBLICATION = "birth-rate@1";
  private static final Path VERIFIER = Path.of("../../privacy/target/offenlage-privacy.jar");

  private static String get(String what) {
    HttpResponse<String> response =
        RealServer.get("/api/v1/publications/" + PUBLICATION + "/" + what);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private record Answer(int exit, String output) {}

  /** Runs the jar by itself, as on a machine that has nothing else. */
  private static Answer verify(String... arguments) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder process =
        new ProcessBuilder(java.toString(), "-jar", VERIFIER.toAbsolutePath().toString());
    process.command().addAll(List.of(arguments));
    Process running = process.redirectErrorStream(true).start();
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Answer(running.exitValue(), output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"birth-rate@1", "motorisation-rate@1", "benefit-rate@1"})
  void everyPublicationOfTheDemoHasOneThatHolds(String publication) {
    String json = RealServer.get("/api/v1/publications/" + publication + "/proof").body();
    PublicationProof proof = PublicationProof.check(json, Optional.empty());
    assertThat(proof.statement().text("publication")).isEqualTo(publication);
    assertThat(proof.content()).isPresent();
    assertThat(proof.statement().array("decisions").elements()).hasSize(5);
  }

  @Test
  void itHoldsOfflineForWhoHasOnlyTheJarAndTheKey(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("proof.json"), get("proof"));
    NoteKey key = PublicationProof.check(get("proof"), Optional.empty()).signer();
    Answer holds = verify("verify-publication", file.toString(), "--key", key.toString());
    assertThat(holds.output())
        .contains("The proof of birth-rate@1 holds", "The figures are those", "key vouches for it");
    assertThat(holds.exit()).isZero();

    String countsChanged = get("proof").replaceFirst("(count[^0-9]+)[0-9]", "$10");
    assertThat(countsChanged).isNotEqualTo(get("proof"));
    Files.writeString(file, countsChanged);
    Answer altered = verify("verify-publication", file.toString());
    assertThat(altered.output()).contains("does not hold");
    assertThat(altered.exit()).isEqualTo(3);
  }

  @Test
  void withoutFiguresItSaysSoAndTakesThemFromBeside(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("certificate.json"), get("certificate"));
    Path content = Files.writeString(directory.resolve("content.json"), get("content"));
    assertThat(verify("verify-publication", file.toString()).output())
        .contains("The figures were not checked", "Whose key that is was not checked");
    Answer both = verify("verify-publication", file.toString(), "--content", content.toString());
    assertThat(both.output()).contains("The figures are those that were published.");
    assertThat(both.exit()).isZero();
  }

  @Test
  void ofAnotherPublicationItDoesNotHold() {
    String other = RealServer.get("/api/v1/publications/motorisation-rate@1/content").body();
    String json = get("certificate");
    String quoted = other.replace("\\", "\\\\").replace("\"", "\\\"");
    String mixed = json.substring(0, json.length() - 1) + ",\"content\":\"" + quoted + "\"}";
    assertThatThrownBy(() -> PublicationProof.check(mixed, Optional.empty()))
        .isInstanceOf(DamagedProof.class)
        .hasMessageContaining("the figures are not those");
  }

  @Test
  void aBrowserChecksItWhereTheReaderReadsIt() {
    try (Journey journey = Journey.in(Language.GERMAN)) {
      Page page = journey.open("/indicator/birth-rate").page();
      journey.follow("Wie diese Zahlen zustande kamen");
      assertThat(journey.text())
          .contains("Nachweis: Geburtenrate, Fassung 1", "Person 3", "bestanden")
          .doesNotContain("planung-a", "datenschutz,");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Jetzt prüfen")).click();
      page.getByText("Alles stimmt.").waitFor();
      assertThat(journey.text()).doesNotContain("Stimmt nicht");
      journey.assertAccessible().assertFitsPhone();
    }
  }

  @Test
  void thePageIsCompleteWithoutScripts() {
    try (Journey journey = Journey.in(Language.ENGLISH, Scripts.BLOCKED)) {
      journey.open("/certificate/" + PUBLICATION);
      assertThat(journey.text())
          .contains("Certificate: Birth rate, version 1", "verify-publication")
          .doesNotContain("Check now");
    }
  }

  @Test
  void whatWasNeverPublishedHasNone() {
    assertThat(RealServer.get("/api/v1/publications/birth-rate@99/proof").statusCode())
        .isEqualTo(404);
    assertThat(RealServer.get("/api/v1/publications/birth-rate/certificate").statusCode())
        .isEqualTo(404);
    assertThat(RealServer.get("/certificate/birth-rate@99").statusCode()).isEqualTo(404);
  }
}
