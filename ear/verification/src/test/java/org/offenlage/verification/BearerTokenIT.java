package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The API with and without a token. */
class BearerTokenIT {
  /** Any path below the one that the office's roles guard. */
  private static final String OFFICE = "/api/v1/office/datasets";

  private static int status(String token) {
    return RealServer.send(
            HttpRequest.newBuilder(URI.create(RealServer.url(OFFICE)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET())
        .statusCode();
  }

  @Nested
  class TheOfficesPathsAreOpen {
    @Test
    void toAPlanner() {
      assertThat(status(RealServer.token("planung-a"))).isNotIn(401, 403);
    }
  }

  @Nested
  class TheOfficesPathsAreClosed {
    @Test
    void toACitizen() {
      assertThat(status(RealServer.token("buergerin"))).isEqualTo(403);
    }

    @Test
    void toATokenThatWasIssuedForAnotherClient() {
      assertThat(status(RealServer.strangersToken("planung-a"))).isEqualTo(401);
    }

    @Test
    void toATokenWithAForgedSignature() {
      String token = RealServer.token("planung-a");
      int signature = token.lastIndexOf('.') + 1;
      char first = token.charAt(signature) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, signature) + first + token.substring(signature + 1);
      assertThat(status(forged)).isEqualTo(401);
    }
  }
}
