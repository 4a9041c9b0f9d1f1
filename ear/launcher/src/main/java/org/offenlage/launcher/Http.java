package org.offenlage.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short exchanges with the servers on this machine. Thread-safe. */
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body as text
   */
  record Answer(int status, String body) {
    /** The first string member of this name; our answers are small and flat enough for that. */
    Optional<String> member(String name) {
      Matcher matcher =
          Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(body);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Asks, and has no answer while nobody listens. */
  Optional<Answer> ask(String url) throws StartRefused {
    try {
      return Optional.of(send(HttpRequest.newBuilder(URI.create(url)).GET()));
    } catch (IOException nobodyListensYet) {
      return Optional.empty();
    }
  }

  Answer get(String url, String token) throws IOException, StartRefused {
    return send(authorised(url, token).GET());
  }

  Answer json(String method, String url, String token, String body)
      throws IOException, StartRefused {
    return send(
        authorised(url, token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  Answer form(String url, Map<String, String> fields) throws IOException, StartRefused {
    String body =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder authorised(String url, String token) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, StartRefused {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted.", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
