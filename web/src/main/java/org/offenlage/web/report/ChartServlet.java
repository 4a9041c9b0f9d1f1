package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.VersionedId;
import org.offenlage.web.selection.View;

/**
 * Charts and maps as images: {@code /chart/birth-rate/2/map.svg?place=01056015&size=wide&…}.
 *
 * <p>Only what pages link to can be drawn: known codes, languages, themes and sizes; anything else
 * is not found, so that made-up addresses cost nothing.
 */
@WebServlet("/chart/*")
public class ChartServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final List<String> LOOK =
      List.of("place", "size", "theme", Language.PARAMETER, View.ROWS);

  @Inject private Catalogue catalogue;
  @Inject private Drawings drawings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> parameters = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
    Optional<Sketch.Look> look = DrawingLook.of(parameters);
    Optional<Asked> asked =
        look.flatMap(any -> asked(Paths.segments(request.getPathInfo()), parameters));
    if (look.isEmpty() || asked.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    View view = asked.get().view();
    Texts texts = Texts.in(look.get().language());
    String kind = asked.get().kind();
    String name =
        view.table().contentHash() + kind + view.rows().variable() + view.codes() + view.area();
    SvgAnswer.send(
        drawings.draw(
            name,
            look.get(),
            () -> kind.equals("map") ? Sketches.map(view, texts) : Sketches.chart(view, texts)),
        "public, max-age=31536000, immutable",
        request,
        response);
  }

  private record Asked(String kind, View view) {}

  private Optional<Asked> asked(List<String> segments, Map<String, String> parameters) {
    if (segments.size() != 3 || !segments.get(2).matches("(chart|map)\\.svg")) {
      return Optional.empty();
    }
    String kind = segments.get(2).substring(0, segments.get(2).indexOf('.'));
    Optional<PublishedTable> table =
        VersionedId.parse(segments.get(0) + "@" + segments.get(1)).flatMap(id -> id.in(catalogue));
    if (table.isEmpty()
        || parameters.keySet().stream().anyMatch(each -> !isKnown(table.get(), each))) {
      return Optional.empty();
    }
    View.Outcome outcome =
        View.parse(table.get(), Optional.ofNullable(parameters.get("place")), parameters);
    if (!(outcome instanceof View.Outcome.Shown shown)) {
      return Optional.empty();
    }
    boolean drawable = kind.equals("chart") || !Sketches.mapped(shown.view()).isEmpty();
    return drawable ? Optional.of(new Asked(kind, shown.view())) : Optional.empty();
  }

  private static boolean isKnown(PublishedTable table, String parameter) {
    return LOOK.contains(parameter)
        || table.dimensions().stream().anyMatch(each -> each.variable().equals(parameter));
  }
}
