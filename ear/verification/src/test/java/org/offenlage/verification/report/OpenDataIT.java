package org.offenlage.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.verification.RealServer;

/** A program fetches what is published, without a token. */
class OpenDataIT {

  private static final String DATA = "/api/v1/indicators/birth-rate/data";

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RealServer.url(path)));
    return RealServer.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (var reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  @Nested
  class Figures {

    @Test
    void areTheSameInBothFormats() {
      HttpResponse<String> csv = get(DATA + "?area=01056015", "Accept", "text/csv");
      assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
      List<String> rows = csv.body().lines().toList();
      assertThat(rows.get(0))
          .isEqualTo(
              "area,area_label,year,year_label,value,lower,upper,coverage_percent,status,measured,whole");
      List<JsonValue> figures =
          List.copyOf(json(get(DATA + "?area=01056015")).getJsonArray("figures"));
      assertThat(rows).hasSize(figures.size() + 1);
      for (int i = 0; i < figures.size(); i++) {
        JsonObject figure = figures.get(i).asJsonObject();
        String[] cells = rows.get(i + 1).split(",", -1);
        assertThat(cells[2]).isEqualTo(figure.getString("year"));
        assertThat(cells[8]).isEqualTo(figure.getString("status"));
        if (!figure.isNull("value")) {
          assertThat(cells[4])
              .isEqualTo(figure.getJsonNumber("value").bigDecimalValue().toPlainString());
        }
      }
    }

    @Test
    void ofAllPlacesHoldHiddenOnesWithoutValue() {
      List<String[]> rows =
          get(DATA + "?format=csv").body().lines().skip(1).map(row -> row.split(",", -1)).toList();
      assertThat(rows).hasSizeGreaterThan(500);
      assertThat(rows).anyMatch(row -> row[8].equals("suppressed"));
      assertThat(rows)
          .allSatisfy(row -> assertThat(row[4].isEmpty()).isEqualTo(!row[8].equals("published")));
    }

    @Test
    void ofAVersionAreTheSameForGood() {
      HttpResponse<String> response = get("/api/v1/indicators/birth-rate@1/data");
      String tag = response.headers().firstValue("ETag").orElseThrow();
      assertThat(get("/api/v1/indicators/birth-rate@1/data", "If-None-Match", tag).statusCode())
          .isEqualTo(304);
      assertThat(json(response).getInt("version")).isEqualTo(1);
    }

    @Test
    void mayBeReadByPagesOfOtherSites() {
      assertThat(get(DATA).headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(
              get("/api/v1/account/contributions")
                  .headers()
                  .firstValue("Access-Control-Allow-Origin"))
          .isEmpty();
    }
  }

  @Nested
  class AMistake {

    @ParameterizedTest
    @ValueSource(
        strings = {
          DATA + "?area=99999999",
          DATA + "?colour=red",
          DATA + "?lang=fr",
          "/api/v1/indicators?x=1"
        })
    void inAParameterIsAnsweredWithWhatToDo(String path) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(json(response).getString("detail")).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/api/v1/indicators/nothing",
          "/api/v1/indicators/birth-rate@99/data",
          "/api/v1/nowhere"
        })
    void inAnAddressIsNotFound(String path) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(json(response).getInt("status")).isEqualTo(404);
    }

    @Test
    void aboutTheLoginIsAProblemToo() {
      HttpResponse<String> response = get("/api/v1/account/contributions");
      assertThat(response.statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class Drawings {

    private static final String MAP =
        "/chart/birth-rate/1/map.svg?place=01056015&size=wide&theme=light&lang=de";

    @Test
    void areImagesThatMayBeKept() {
      HttpResponse<String> response = get(MAP);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("image/svg+xml");
      assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
          .contains("immutable");
      assertThat(response.body()).startsWith("<svg").contains("Elmshorn");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/chart/birth-rate/1/map.svg",
          MAP + "&x=1",
          "/chart/birth-rate/1/map.svg?size=9999&theme=light&lang=de",
          "/chart/birth-rate/9/map.svg?size=wide&theme=light&lang=de",
          "/chart/birth-rate/1/map.svg?place=1&size=wide&theme=light&lang=de"
        })
    void areMadeOnlyForAddressesThatPagesHave(String path) {
      assertThat(get(path).statusCode()).isEqualTo(404);
    }
  }

  @Nested
  class EveryAnswer {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nirgendwo", "/api/v1/indicators", "/indicator/birth-rate"})
    void tellsBrowsersToTrustNobodyElse(String path) {
      HttpResponse<String> response = get(path);
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }
}
