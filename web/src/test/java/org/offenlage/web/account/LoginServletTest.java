package org.offenlage.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a login may lead. */
class LoginServletTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/indicator/birth-rate?area=01056015&lang=en", "/account/propose"})
  void backIntoTheReport(String wish) {
    assertThat(LoginServlet.ownAddress(wish)).isEqualTo(wish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nX: y"})
  void neverToAnotherHost(String wish) {
    assertThat(LoginServlet.ownAddress(wish)).isEqualTo("/account/");
  }
}
