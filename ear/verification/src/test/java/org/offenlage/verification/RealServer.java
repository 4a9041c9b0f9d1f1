package org.offenlage.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.launcher.DemoAccount;

/**
 * The real archive in a WildFly of its own, with the demo county, against the real database and the
 * real login server.
 *
 * <p>It is shared by all tests of a run: a test brings its own datasets and proposals, and does not
 * rely on what another has left. The first use waits until the demo county is loaded. Thread-safe.
 */
public final class RealServer {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private static boolean ready;

  private RealServer() {}

  /** URL of a path such as {@code /} or {@code /api/v1/indicators}. */
  public static String url(String path) {
    awaitReady();
    return VerificationSystem.get().webUrl() + path;
  }

  /** URL of the realm that its users log in to. */
  public static String realmUrl() {
    VerificationSystem.get().awaitLogin();
    return VerificationSystem.get().realmUrl();
  }

  /**
   * One of the demo's accounts: buergerin, planung-a, planung-b, datenschutz, datenschutz-b or
   * verwaltung.
   */
  public static DemoAccount account(String user) {
    try {
      return DemoAccount.all(VerificationSystem.get().secrets()).stream()
          .filter(a -> a.user().equals(user))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no demo account " + user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bearer token of this account, meant for the API. */
  public static String token(String user) {
    return token(user, "verification");
  }

  /** A bearer token that the realm issued to another client, which the API must not accept. */
  public static String strangersToken(String user) {
    return token(user, "verification-stranger");
  }

  private static String token(String user, String client) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id="
                            + client
                            + "&username="
                            + user
                            + "&password="
                            + URLEncoder.encode(
                                account(user).password(), StandardCharsets.UTF_8))));
    return member(answer.body(), "access_token");
  }

  /** GET as an anonymous reader; redirects are not followed. */
  public static HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))).GET());
  }

  /** Sends a request and reads the answer as text; redirects are not followed. */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The server's database, as the role that owns it. */
  public static Connection officeDatabase() throws SQLException {
    return connect("office");
  }

  /** The server's database, as the role of the public side. */
  public static Connection publicDatabase() throws SQLException {
    return connect("public");
  }

  private static Connection connect(String role) throws SQLException {
    awaitReady();
    VerificationSystem system = VerificationSystem.get();
    try {
      return DriverManager.getConnection(
          system.database().url(),
          "offenlage_" + role,
          system.secrets().machine("database." + role));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its servers write their messages. */
  public static Path logs() {
    try {
      return VerificationSystem.get().directory().logs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its encrypted snapshots lie. */
  public static Path vault() {
    try {
      return VerificationSystem.get().directory().vault();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void awaitReady() {
    if (ready) {
      return;
    }
    VerificationSystem system = VerificationSystem.get();
    system.awaitServer();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> health =
          send(HttpRequest.newBuilder(URI.create(system.webUrl() + "/api/v1/health")).GET());
      if (health.body().contains("\"FAILED\"")) {
        throw new IllegalStateException("the demo county could not be loaded: " + health.body());
      }
      if (!health.body().contains("\"LOADING\"")) {
        ready = true;
        return;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the demo county is not there: " + health.body());
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in the answer");
    }
    return matcher.group(1);
  }
}
