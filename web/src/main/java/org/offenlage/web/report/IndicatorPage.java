package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.Addresses.Version;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/**
 * The page of an indicator, or of an indicator at one place: the same figures as sentence, table,
 * chart and map, and all that is needed to judge them.
 *
 * <p>Read by its template. Immutable; not for keeping beyond a request.
 */
public final class IndicatorPage {

  private final View view;
  private final PublishedTable table;
  private final Texts texts;
  private final Edition edition;
  private final List<Row> rows;

  /**
   * The page of a view.
   *
   * @param texts of the report, in the language of the page
   * @param edition where the table stands
   */
  public IndicatorPage(View view, Texts texts, Edition edition) {
    this.view = view;
    this.table = view.table();
    this.texts = texts;
    this.edition = edition;
    this.rows = Rows.of(view, texts, edition);
  }

  /** A row of the table. */
  public record Row(
      String label, String url, int depth, boolean emphasised, Cell cell, Cell comparison) {

    /** Whether the label leads somewhere. */
    public boolean isLinked() {
      return !url.isEmpty();
    }
  }

  /** A link, named. */
  public record Link(String label, String url) {}

  /** A choice box: one dimension that can stand at another code. */
  public record Choice(String name, String label, List<Option> options) {}

  /** One entry of a choice box. */
  public record Option(String code, String label, boolean selected) {}

  /** A class in the legend of the map; the level is 1 to 5. */
  public record LegendEntry(int level, String label) {}

  /** A fact about the indicator. */
  public record Fact(String label, String text) {}

  // --- What it is about
  // ---------------------------------------------------------------------------

  /** The indicator's name. */
  public String name() {
    return in(table.metadata().name());
  }

  /** The heading: name, and place where there is one. */
  public String heading() {
    return view.area().isPresent() ? name() + ": " + areaLabel() : name();
  }

  /** The place; empty where the page is about all. */
  public String areaLabel() {
    return areas()
        .filter(areas -> view.area().isPresent())
        .map(areas -> label(areas, view.code(areas)))
        .orElse("");
  }

  /** Whether the page is about one place. */
  public boolean isOfPlace() {
    return view.area().isPresent();
  }

  /** The page of the indicator at all places. */
  public String overviewUrl() {
    return edition.page();
  }

  /** The profile of the place. */
  public String placeUrl() {
    return view.area().map(Addresses::place).map(this::ifPublished).orElse("");
  }

  /** Unit of the figures. */
  public String unit() {
    return in(table.metadata().unit());
  }

  /** The finding in a sentence or two. */
  public String finding() {
    return Finding.of(view, texts);
  }

  // --- Versions
  // -----------------------------------------------------------------------------------

  /** Whether a newer version replaced this one. */
  public boolean isSuperseded() {
    return edition.isSuperseded();
  }

  /** The same page in the newest version. */
  public String newestUrl() {
    return Addresses.page(Addresses.path(table, Version.NEWEST), view);
  }

  /** An address under which exactly these figures will always stand. */
  public String permalink() {
    return ifPublished(Addresses.page(Addresses.path(table, Version.FIXED), view));
  }

  /** That address as text, or that there is none yet. */
  public String permalinkText() {
    return permalink().isEmpty() ? texts.get("facts.permalink.later") : permalink();
  }

  // --- Choices
  // ------------------------------------------------------------------------------------

  /** Where the form of the choices leads. */
  public String choiceTarget() {
    return edition.page();
  }

  /** The dimensions at whose codes the page can stand, and how rows are laid out. */
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (PublishedDimension dimension : table.dimensions()) {
      boolean fixed = !dimension.equals(view.rows()) && dimension.codes().size() > 1;
      if (fixed) {
        choices.add(choice(dimension));
      }
    }
    if (view.candidates().size() > 1) {
      choices.add(
          new Choice(
              View.ROWS,
              texts.get("choice.rows"),
              view.candidates().stream()
                  .map(
                      each ->
                          new Option(each.variable(), in(each.label()), each.equals(view.rows())))
                  .toList()));
    }
    return choices;
  }

  private Choice choice(PublishedDimension dimension) {
    List<String> codes = new ArrayList<>(Dimensions.displayed(dimension));
    if (!codes.contains(view.code(dimension))) {
      codes.add(view.code(dimension));
    }
    if (dimension.role() == Role.PERIOD) {
      Collections.reverse(codes);
    }
    List<Option> options = new ArrayList<>();
    for (String code : codes) {
      String indent = "\u2003".repeat(Dimensions.depth(dimension, code));
      options.add(
          new Option(code, indent + label(dimension, code), code.equals(view.code(dimension))));
    }
    return new Choice(dimension.variable(), in(dimension.label()), options);
  }

  // --- Table
  // --------------------------------------------------------------------------------------

  /** What the rows are. */
  public String rowHeading() {
    return in(view.rows().label());
  }

  /** Heading of the column of figures. */
  public String valueHeading() {
    return unit();
  }

  /** What the table holds, for its caption. */
  public String caption() {
    List<String> parts = new ArrayList<>();
    for (PublishedDimension dimension : table.dimensions()) {
      if (!dimension.equals(view.rows())) {
        parts.add(in(dimension.label()) + ": " + label(dimension, view.code(dimension)));
      }
    }
    return parts.isEmpty() ? name() : name() + ". " + String.join(", ", parts);
  }

  /** The rows of the table. */
  public List<Row> rows() {
    return rows;
  }

  /** Whether any figure carries a margin, so that the table needs a column for it. */
  public boolean isMargined() {
    return rows.stream().anyMatch(row -> !row.cell().margin().isEmpty());
  }

  /** Whether the rows are compared with the whole area. */
  public boolean isCompared() {
    return !comparisonHeading().isEmpty();
  }

  /** Heading of the column that compares. */
  public String comparisonHeading() {
    return Rows.comparedWith(view).map(mean -> label(mean.dimension(), mean.code())).orElse("");
  }

  /** Reasons why some figures are missing, each once. */
  public List<Fact> missing() {
    return rows.stream()
        .flatMap(row -> Stream.of(row.cell(), row.comparison()))
        .filter(cell -> !cell.reason().isEmpty())
        .map(cell -> new Fact(cell.text(), cell.reason()))
        .distinct()
        .toList();
  }

  /** The areas directly below the place, each with its newest figure. */
  public List<Row> parts() {
    return Rows.parts(view, texts, edition);
  }

  /** At which period and classes the figures of the parts stand. */
  public String partsCaption() {
    return mapCaption();
  }

  /** Probability with which the margins hold the true values, in percent. */
  public String coverage() {
    return view.rows().codes().stream()
        .map(view::figure)
        .filter(Figure.Uncertain.class::isInstance)
        .map(figure -> Integer.toString(((Figure.Uncertain) figure).coveragePercent()))
        .findFirst()
        .orElse("");
  }

  /** Where figures can be seen, when not one of these can. */
  public Optional<Link> wayOut() {
    if (view.area().isEmpty() || rows.stream().anyMatch(row -> row.cell().isNumber())) {
      return Optional.empty();
    }
    PublishedDimension areas = areas().orElseThrow();
    for (String above : Dimensions.above(areas, view.code(areas))) {
      View higher = view.at(areas, above);
      if (view.rows().codes().stream()
          .anyMatch(code -> Values.of(higher.figure(code)).isPresent())) {
        return Optional.of(
            new Link(label(areas, above), Addresses.page(edition.page(), view, above)));
      }
    }
    return Optional.of(new Link(name(), overviewUrl()));
  }

  // --- Drawings
  // -----------------------------------------------------------------------------------

  /** The chart. */
  public Picture chart() {
    return new Picture("chart", view, texts.get("chart.alt", caption(), finding()));
  }

  /** Whether there is a map. */
  public boolean isMapped() {
    return !Sketches.mapped(view).isEmpty();
  }

  /** What the map shows. */
  public String mapCaption() {
    return Dimensions.withRole(table, Role.PERIOD)
        .map(periods -> name() + " " + label(periods, view.code(periods)))
        .orElse(name());
  }

  /** The map. */
  public Picture map() {
    return new Picture(
        "map", view, texts.get("map.alt", mapCaption(), Finding.ofAreas(view, texts)));
  }

  /** The classes of the map. */
  public List<LegendEntry> legend() {
    MapClasses classes = Sketches.classes(view);
    List<LegendEntry> legend = new ArrayList<>();
    for (int c = 0; c < classes.count(); c++) {
      String lower = Cell.number(classes.limits().get(c), table, texts);
      String upper = Cell.number(classes.limits().get(c + 1), table, texts);
      String key = c == classes.count() - 1 ? "map.class.last" : "map.class";
      legend.add(new LegendEntry(c + 1, texts.get(key, lower, upper)));
    }
    return legend;
  }

  /** A drawing in all its looks. */
  public final class Picture {

    private final String kind;
    private final View shown;
    private final String alt;

    Picture(String kind, View shown, String alt) {
      this.kind = kind;
      this.shown = shown;
      this.alt = alt;
    }

    /** What it shows, in words. */
    public String alt() {
      return alt;
    }

    /** Address of one look. */
    public String url(String size, String theme) {
      return Addresses.drawing(
          edition.drawing(kind),
          shown,
          new Sketch.Look(
              texts.language(),
              theme.equals("dark") ? Sketch.Theme.DARK : Sketch.Theme.LIGHT,
              size.equals("narrow") ? Sketch.Size.NARROW : Sketch.Size.WIDE));
    }
  }

  // --- Protection, facts, downloads
  // ---------------------------------------------------------------

  /** How the figures were protected, in plain words. */
  public List<ProtectionNote> protection() {
    return table.statements().stream()
        .map(statement -> ProtectionNote.of(statement, texts))
        .distinct()
        .toList();
  }

  /** What a reader must know. */
  public List<Fact> facts() {
    return Facts.of(table, edition, texts);
  }

  /** How this version came about, for checking. */
  public String certificateUrl() {
    return ifPublished("/certificate/" + table.publicationId());
  }

  /** Exactly these figures as CSV. */
  public String csvUrl() {
    return ifPublished(Addresses.data(view, "csv"));
  }

  /** Exactly these figures as JSON. */
  public String jsonUrl() {
    return ifPublished(Addresses.data(view, "json"));
  }

  /** Where to say something about these figures. */
  public String feedbackUrl() {
    return ifPublished(Addresses.feedback(view));
  }

  private String ifPublished(String address) {
    return edition.ifPublished(address).orElse("");
  }

  private Optional<PublishedDimension> areas() {
    return Dimensions.withRole(table, Role.AREA);
  }

  private String label(PublishedDimension dimension, String code) {
    return Labels.of(dimension, code, texts.language());
  }

  private String in(LocalizedText text) {
    return text.in(texts.language().locale());
  }
}
