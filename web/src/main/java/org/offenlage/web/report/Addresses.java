package org.offenlage.web.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** The addresses of pages, drawings and downloads. */
final class Addresses {

  private Addresses() {}

  /** Whether an address leads to the newest version or always to the same one. */
  enum Version {
    NEWEST,
    FIXED
  }

  static String indicator(String id) {
    return "/indicator/" + encode(id);
  }

  static String indicator(String id, String area) {
    return indicator(id) + "/" + encode(area);
  }

  static String place(String area) {
    return "/place/" + encode(area);
  }

  /** The page of a view, below the page of all places. */
  static String page(String overview, View view) {
    return overview
        + view.area().map(area -> "/" + encode(area)).orElse("")
        + query(List.copyOf(view.parameters().entrySet()));
  }

  /** The page of one place, everything else as in the view. */
  static String page(String overview, View view, String area) {
    return overview
        + "/"
        + encode(area)
        + query(
            view.parameters().entrySet().stream()
                .filter(each -> isClassification(view, each.getKey()))
                .toList());
  }

  private static boolean isClassification(View view, String name) {
    return Dimensions.named(view.table(), name)
        .filter(dimension -> dimension.role() == Role.CLASSIFICATION)
        .isPresent();
  }

  static String path(PublishedTable table, Version version) {
    return indicator(table.metadata().id())
        + switch (version) {
          case NEWEST -> "";
          case FIXED -> "@" + table.version();
        };
  }

  /** A look of a drawing that shows a view. */
  static String drawing(String drawing, View view, Sketch.Look look) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    view.area().ifPresent(area -> parameters.add(Map.entry("place", area)));
    parameters.addAll(view.parameters().entrySet());
    parameters.add(Map.entry("size", look.size().code()));
    parameters.add(Map.entry("theme", look.theme().code()));
    parameters.add(Map.entry("lang", look.language().code()));
    return drawing + query(parameters);
  }

  static String data(View view, String format) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    view.selection()
        .parameters()
        .forEach((name, codes) -> codes.forEach(code -> parameters.add(Map.entry(name, code))));
    parameters.add(Map.entry("format", format));
    return "/api/v1/indicators/"
        + encode(view.table().metadata().id())
        + "@"
        + view.table().version()
        + "/data"
        + query(parameters);
  }

  static String feedback(View view) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(Map.entry("indicator", view.table().metadata().id()));
    parameters.add(Map.entry("version", Integer.toString(view.table().version())));
    view.codes().values().forEach(code -> parameters.add(Map.entry("codes", code)));
    return "/account/feedback" + query(parameters);
  }

  static String query(List<? extends Map.Entry<String, String>> parameters) {
    StringBuilder query = new StringBuilder();
    for (Map.Entry<String, String> each : parameters) {
      query.append(query.isEmpty() ? '?' : '&');
      query.append(encode(each.getKey())).append('=').append(encode(each.getValue()));
    }
    return query.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
