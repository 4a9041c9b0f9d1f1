package org.offenlage.web.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a browser is told of the session's cookie. */
class SecureSessionTest {

  @Test
  void itIsForTlsOnlyWhereReadersComeByTls() {
    assertThat(told(Map.of("OFFENLAGE_PUBLIC_URL", "https://sozialbericht.example.org")))
        .containsExactly(true);
    assertThat(told(Map.of("OFFENLAGE_PUBLIC_URL", "HTTPS://sozialbericht.example.org")))
        .containsExactly(true);
  }

  @Test
  void itIsForEveryConnectionElsewhere() {
    assertThat(told(Map.of("OFFENLAGE_PUBLIC_URL", "http://localhost:8080")))
        .containsExactly(false);
    assertThat(told(Map.of())).containsExactly(false);
  }

  private static List<Boolean> told(Map<String, String> environment) {
    List<Boolean> secure = new ArrayList<>();
    SessionCookieConfig cookie =
        answering(
            SessionCookieConfig.class,
            (name, value) -> {
              assertThat(name).isEqualTo("setSecure");
              secure.add((Boolean) value);
              return null;
            });
    ServletContext context = answering(ServletContext.class, (name, value) -> cookie);
    new SecureSession(environment).contextInitialized(new ServletContextEvent(context));
    return secure;
  }

  private interface Answer {
    @Nullable Object of(String method, @Nullable Object value);
  }

  private static <T> T answering(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.of(
                    method.getName(),
                    arguments == null || arguments.length == 0 ? null : arguments[0])));
  }
}
