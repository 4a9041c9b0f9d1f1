package org.offenlage.web.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SafeguardTest {

  private static final String OWN = "https://bericht.example";

  @Nested
  class TheSameOriginRule {

    @Test
    void letsOwnPagesThrough() {
      assertThat(SameOrigin.isSameOrigin("same-origin", null, OWN)).isTrue();
      assertThat(SameOrigin.isSameOrigin(null, OWN, OWN)).isTrue();
    }

    @Test
    void refusesOtherSites() {
      assertThat(SameOrigin.isSameOrigin("cross-site", OWN, OWN)).isFalse();
      assertThat(SameOrigin.isSameOrigin("same-site", null, OWN)).isFalse();
      assertThat(SameOrigin.isSameOrigin(null, "https://evil.example", OWN)).isFalse();
      assertThat(SameOrigin.isSameOrigin(null, "null", OWN)).isFalse();
    }

    @Test
    void refusesWhoSaysNothing() {
      assertThat(SameOrigin.isSameOrigin(null, null, OWN)).isFalse();
    }

    @Test
    void knowsABearerTokenInAnySpelling() {
      assertThat(SameOrigin.carriesToken("bearer abc")).isTrue();
      assertThat(SameOrigin.carriesToken("Basic abc")).isFalse();
      assertThat(SameOrigin.carriesToken(null)).isFalse();
    }
  }

  @Nested
  class TheContentSecurityPolicy {

    @Test
    void allowsNothingInlineAndNothingForeign() {
      assertThat(ResponseHeaders.policy("https://login.example"))
          .contains("default-src 'self'")
          .contains("form-action 'self' https://login.example;")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }

    @Test
    void namesTheOriginOfTheLoginOnly() {
      assertThat(ResponseHeaders.origin("http://localhost:8180/realms/offenlage"))
          .isEqualTo("http://localhost:8180");
      assertThat(ResponseHeaders.origin("https://login.example/realms/x"))
          .isEqualTo("https://login.example");
    }
  }
}
