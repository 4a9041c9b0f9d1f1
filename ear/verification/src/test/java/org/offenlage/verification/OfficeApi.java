package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The office by API, as one of the demo's accounts. Thread-safe. */
public final class OfficeApi {

  /** Tokens live for five minutes. */
  private static final Duration FRESH = Duration.ofMinutes(3);

  private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

  private final String user;

  private record Token(String value, long since) {}

  private OfficeApi(String user) {
    this.user = user;
  }

  /** The office as this account has it. */
  public static OfficeApi as(String user) {
    return new OfficeApi(user);
  }

  /** GET of a path below {@code /api/v1/office}. */
  public HttpResponse<String> get(String path) {
    return RealServer.send(request(path).GET());
  }

  /** POST of a document to a path below {@code /api/v1/office}. */
  public HttpResponse<String> post(String path, String json) {
    return RealServer.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** POST of a document that must be taken. */
  public String mustPost(String path, String json) {
    HttpResponse<String> answer = post(path, json);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /** Delivers a file. */
  public HttpResponse<String> deliver(String dataset, String period, BodyPublisher file) {
    return RealServer.send(
        request(
                "/deliveries?dataset="
                    + URLEncoder.encode(dataset, StandardCharsets.UTF_8)
                    + "&period="
                    + period
                    + "&fileName=by-api.csv")
            .header("Content-Type", "text/csv")
            .POST(file));
  }

  /** The first member of this name in a JSON text, if it is a text. */
  public static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
    return matcher.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(RealServer.url("/api/v1/office" + path)))
        .header("Authorization", "Bearer " + token())
        .header("Accept", "application/json");
  }

  private String token() {
    return TOKENS
        .compute(
            user,
            (name, known) ->
                known != null && System.nanoTime() - known.since() < FRESH.toNanos()
                    ? known
                    : new Token(RealServer.token(name), System.nanoTime()))
        .value();
  }
}
