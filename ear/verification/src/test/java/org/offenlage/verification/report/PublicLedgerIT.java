package org.offenlage.verification.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.privacy.ledger.Checkpoint;
import org.offenlage.privacy.ledger.DamagedProof;
import org.offenlage.privacy.ledger.Hash;
import org.offenlage.privacy.ledger.KeySuccession;
import org.offenlage.privacy.ledger.LedgerFile;
import org.offenlage.privacy.ledger.TreeProof;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/** Anybody checks the office's ledger with what the server hands out to everybody. */
class PublicLedgerIT {

  private static final String ROOT = "/api/v1/ledger";

  private static String text(String path) {
    HttpResponse<String> response = RealServer.get(ROOT + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static JsonObject json(String path) {
    try (var reader = Json.createReader(new StringReader(text(path)))) {
      return reader.readObject();
    }
  }

  private static List<Hash> hashes(JsonObject json) {
    return json.getJsonArray("proof").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .map(Hash::parse)
        .toList();
  }

  private static LedgerFile.Result check(String file) throws IOException {
    return LedgerFile.check(new StringReader(file), Optional.empty(), List.of());
  }

  @Test
  void theWholeLedgerHolds() throws IOException {
    LedgerFile.Result result = check(text("/file"));
    assertThat(result.checkpoint().size()).isGreaterThan(50);
    assertThat(result.acts())
        .containsKeys("DATA_DELIVERED", "RULE_DECIDED", "BUDGET_SPENT", "PUBLISHED");
  }

  @Test
  void aLedgerWithOneLetterChangedDoesNot() {
    String altered = text("/file").replaceFirst("\"act\":\"PUBLISHED\"", "\"act\":\"PUBLISHEd\"");
    assertThatThrownBy(() -> check(altered)).isInstanceOf(DamagedProof.class);
  }

  @Test
  void anEntryIsProvedToBeInAndALaterCheckpointToContinueAnEarlierOne() throws IOException {
    KeySuccession keys = check(text("/file")).keys();
    Checkpoint checkpoint = keys.checkpoint(text("/checkpoint"));
    JsonObject entry = json("/entries/7?size=" + checkpoint.size());
    assertThat(
            TreeProof.rootOfInclusion(
                Hash.ofLeaf(entry.getString("entry")), 6, checkpoint.size(), hashes(entry)))
        .isEqualTo(checkpoint.root());

    JsonObject consistency = json("/consistency?earlier=7&later=" + checkpoint.size());
    TreeProof.requireConsistency(
        keys.checkpoint(consistency.getString("earlier")), checkpoint, hashes(consistency));
  }

  @Test
  void whoOfTheOfficeFetchesWhatIsNotPublicIsRecordedButNotTold() throws IOException {
    long sealed = check(text("/file")).sealed();
    assertThat(OfficeApi.as("planung-a").get("/publications").statusCode()).isEqualTo(200);
    String after = text("/file");
    assertThat(check(after).sealed()).isGreaterThan(sealed);
    assertThat(after).doesNotContain("planung-a", "CONFIDENTIAL");
    assertThat(OfficeApi.as("datenschutz").get("/ledger/inspection").body()).contains("INTACT");
  }

  @Test
  void onlyAnAdministratorChangesTheSigningKey() throws IOException {
    String reason = "{\"reason\":\"planned\"}";
    for (String other : List.of("planung-a", "datenschutz")) {
      assertThat(OfficeApi.as(other).post("/signing-keys", reason).statusCode()).isEqualTo(403);
    }
    OfficeApi administrator = OfficeApi.as("verwaltung");
    assertThat(administrator.post("/signing-keys", "{}").statusCode()).isEqualTo(422);
    int before = check(text("/file")).keys().keys().size();
    administrator.mustPost("/signing-keys", reason);
    assertThat(check(text("/file")).keys().keys()).hasSize(before + 1);
  }

  @Nested
  class AMistake {

    @ParameterizedTest
    @ValueSource(strings = {"/checkpoint?size=x", "/entries?first=0", "/file?x=1"})
    void inAParameterIsAnsweredWithWhatToDo(String path) {
      HttpResponse<String> response = RealServer.get(ROOT + path);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/checkpoint?size=999999999",
          "/entries/999999999",
          "/entries/x",
          "/consistency?earlier=5&later=3"
        })
    void aboutWhatIsNotThereIsNotFound(String path) {
      assertThat(RealServer.get(ROOT + path).statusCode()).isEqualTo(404);
    }
  }
}
