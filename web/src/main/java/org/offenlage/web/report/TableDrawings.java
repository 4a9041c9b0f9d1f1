package org.offenlage.web.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.View;

/**
 * Answers requests for charts and maps of tables: {@code map.svg?place=01056015&size=wide&…}.
 *
 * <p>Only what pages link to can be drawn: known codes, languages, themes and sizes; anything else
 * is not found, so that made-up addresses cost nothing.
 *
 * @param drawings draws
 * @param caching value of {@code Cache-Control}
 */
public record TableDrawings(Drawings drawings, String caching) {

  private static final List<String> LOOK =
      List.of("place", "size", "theme", Language.PARAMETER, View.ROWS);

  /**
   * Sends a drawing, or says that there is none.
   *
   * @param file {@code chart.svg} or {@code map.svg}
   * @param found the table; asked for only where the rest of the address makes sense
   */
  public void send(
      String file,
      Supplier<Optional<PublishedTable>> found,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Map<String, String> parameters = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
    Optional<Sketch.Look> look = DrawingLook.of(parameters);
    boolean isMap = file.equals("map.svg");
    Optional<View> shown =
        look.isPresent() && (isMap || file.equals("chart.svg"))
            ? found
                .get()
                .flatMap(table -> view(table, parameters))
                .filter(view -> !isMap || !Sketches.mapped(view).isEmpty())
            : Optional.empty();
    if (look.isEmpty() || shown.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    View view = shown.get();
    Texts texts = Texts.in(look.get().language());
    String name =
        view.table().contentHash() + file + view.rows().variable() + view.codes() + view.area();
    SvgAnswer.send(
        drawings.draw(
            name,
            look.get(),
            () -> isMap ? Sketches.map(view, texts) : Sketches.chart(view, texts)),
        caching,
        request,
        response);
  }

  private static Optional<View> view(PublishedTable table, Map<String, String> parameters) {
    if (parameters.keySet().stream().anyMatch(each -> !isKnown(table, each))) {
      return Optional.empty();
    }
    View.Outcome outcome =
        View.parse(table, Optional.ofNullable(parameters.get("place")), parameters);
    return outcome instanceof View.Outcome.Shown shown
        ? Optional.of(shown.view())
        : Optional.empty();
  }

  private static boolean isKnown(PublishedTable table, String parameter) {
    return LOOK.contains(parameter)
        || table.dimensions().stream().anyMatch(each -> each.variable().equals(parameter));
  }
}
