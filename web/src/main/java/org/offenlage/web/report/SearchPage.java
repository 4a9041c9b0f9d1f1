package org.offenlage.web.report;

import java.util.List;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage.Link;

/** What a search found, or where to go when it found nothing. */
public final class SearchPage {

  private final String query;
  private final List<Search.Hit> hits;
  private final HomePage home;
  private final Texts texts;

  SearchPage(String query, List<Search.Hit> hits, HomePage home, Texts texts) {
    this.query = query;
    this.hits = hits;
    this.home = home;
    this.texts = texts;
  }

  /** One result. */
  public record Result(String kind, String label, String url, String detail) {}

  /** How many were found, or why none. */
  public String summary() {
    if (query.isBlank()) {
      return texts.get("search.empty");
    }
    return switch (hits.size()) {
      case 0 -> texts.get("search.none", query);
      case 1 -> texts.get("search.results.one", "1", query);
      default -> texts.get("search.results", Numbers.format(hits.size(), texts.language()), query);
    };
  }

  /** The results. */
  public List<Result> results() {
    return hits.stream()
        .map(
            hit ->
                new Result(
                    switch (hit.kind()) {
                      case FIGURE -> texts.get("search.kind.figure");
                      case INDICATOR -> texts.get("search.kind.indicator");
                      case PLACE -> texts.get("search.kind.place");
                    },
                    hit.label(),
                    hit.url(),
                    hit.detail()))
        .toList();
  }

  /** Indicators to choose from when nothing was found. */
  public List<Link> indicators() {
    return home.fields().stream().flatMap(field -> field.indicators().stream()).toList();
  }

  /** Places to choose from when nothing was found. */
  public List<Link> places() {
    return home.places();
  }
}
