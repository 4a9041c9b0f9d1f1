package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.offenlage.verification.RealServer;

/** What everybody can read of an indicator, from the public API's CSV. */
final class PublishedFigures {

  private final Map<List<String>, OptionalDouble> values = new LinkedHashMap<>();

  private PublishedFigures() {}

  /**
   * All figures of an indicator.
   *
   * @param dimensions names of its dimensions in the order in which they are asked for
   */
  static PublishedFigures of(String indicator, List<String> dimensions) {
    HttpResponse<String> answer =
        RealServer.get("/api/v1/indicators/" + indicator + "/data?format=csv");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String[] lines = answer.body().split("\r\n");
    List<String> header = List.of(lines[0].split(",", -1));
    PublishedFigures figures = new PublishedFigures();
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      assertThat(cells).as("a label with a comma needs a better reader").hasSize(header.size());
      List<String> codes = new ArrayList<>();
      for (String dimension : dimensions) {
        codes.add(cells[header.indexOf(dimension)]);
      }
      String value = cells[header.indexOf("value")];
      figures.values.put(
          codes,
          value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)));
    }
    return figures;
  }

  /** The figure at these codes; empty where it is hidden. */
  OptionalDouble at(List<String> codes) {
    OptionalDouble value = values.get(codes);
    assertThat(value).as("a figure at %s", codes).isNotNull();
    return value == null ? OptionalDouble.empty() : value;
  }

  /** The codes of all figures. */
  List<List<String>> places() {
    return List.copyOf(values.keySet());
  }

  long shown() {
    return values.values().stream().filter(OptionalDouble::isPresent).count();
  }
}
