package org.offenlage.web.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Language;
import org.offenlage.web.selection.Dimensions;

/**
 * Finds indicators and places by words; a query that names both finds the figure at once.
 *
 * <p>A word is found at the beginning of a word, in German or English, whatever its case and with
 * or without the dots of an umlaut. Immutable.
 */
final class Search {

  /** A query longer than any name and topic together is cut. */
  static final int LONGEST_QUERY = 100;

  private static final int MOST_FIGURES = 20;

  private final Report report;
  private final Language language;

  Search(Report report, Language language) {
    this.report = report;
    this.language = language;
  }

  /** What was found. */
  public record Hit(Kind kind, String label, String url, String detail) {}

  /** What kind of thing was found. */
  public enum Kind {
    FIGURE,
    INDICATOR,
    PLACE
  }

  /** Hits, the most specific first. */
  List<Hit> find(String query) {
    List<String> words = words(query);
    if (words.isEmpty()) {
      return List.of();
    }
    List<PublishedTable> tables = new ArrayList<>();
    for (PublishedTable table : report.tables()) {
      if (words.stream().anyMatch(word -> begins(topics(table.metadata()), word))) {
        tables.add(table);
      }
    }
    List<Report.Area> areas = areas(words, tables);
    List<Hit> hits = new ArrayList<>();
    if (!tables.isEmpty() && !areas.isEmpty()) {
      hits.addAll(figures(words, tables, areas));
    }
    tables.stream()
        .filter(table -> areas.isEmpty() || all(words, topics(table.metadata())))
        .forEach(table -> hits.add(hit(table)));
    areas.stream()
        .filter(area -> tables.isEmpty() || all(words, words(area.label())))
        .forEach(
            area -> hits.add(new Hit(Kind.PLACE, area.label(), Addresses.place(area.code()), "")));
    return hits;
  }

  /** The areas meant: those that pages list, or where none of them fits, parts of towns. */
  private List<Report.Area> areas(List<String> words, List<PublishedTable> tables) {
    List<Report.Area> listed =
        matching(report.areas(language), words).stream()
            .filter(area -> meansAreaBeside(tables, words, area))
            .toList();
    if (!listed.isEmpty()) {
      return tables.isEmpty() ? listed : namedInFull(listed, words);
    }
    return matching(report.allAreas(language), words).stream()
        .filter(area -> meansAreaBeside(tables, words, area))
        .limit(MOST_FIGURES)
        .toList();
  }

  /** "Geburtenrate Elmshorn" means the town, though Amt Elmshorn-Land begins alike. */
  private static List<Report.Area> namedInFull(List<Report.Area> areas, List<String> words) {
    List<Report.Area> named =
        areas.stream().filter(area -> words.containsAll(words(area.label()))).toList();
    return named.isEmpty() ? areas : named;
  }

  private static List<Report.Area> matching(List<Report.Area> areas, List<String> words) {
    return areas.stream()
        .filter(area -> words.stream().anyMatch(word -> begins(words(area.label()), word)))
        .toList();
  }

  /** Whether every word that is not about a topic is about the area. */
  private static boolean meansAreaBeside(
      List<PublishedTable> tables, List<String> words, Report.Area area) {
    List<String> place = words(area.label());
    return words.stream()
        .allMatch(
            word ->
                begins(place, word)
                    || tables.stream().anyMatch(table -> begins(topics(table.metadata()), word)));
  }

  /** Figures at a place where every word of the query belongs to the topic or to the place. */
  private List<Hit> figures(
      List<String> words, List<PublishedTable> tables, List<Report.Area> areas) {
    List<Hit> hits = new ArrayList<>();
    for (PublishedTable table : tables) {
      List<String> topics = topics(table.metadata());
      for (Report.Area area : areas) {
        List<String> place = words(area.label());
        boolean known =
            Dimensions.withRole(table, Role.AREA)
                .filter(dimension -> dimension.codes().contains(area.code()))
                .isPresent();
        boolean meant =
            words.stream().allMatch(word -> begins(topics, word) || begins(place, word));
        if (known && meant && !all(words, place) && !all(words, topics)) {
          hits.add(
              new Hit(
                  Kind.FIGURE,
                  table.metadata().name().in(language.locale()) + ": " + area.label(),
                  Addresses.indicator(table.metadata().id(), area.code()),
                  table.metadata().definition().in(language.locale())));
        }
      }
    }
    return hits.size() > MOST_FIGURES ? hits.subList(0, MOST_FIGURES) : hits;
  }

  private Hit hit(PublishedTable table) {
    return new Hit(
        Kind.INDICATOR,
        table.metadata().name().in(language.locale()),
        Addresses.indicator(table.metadata().id()),
        table.metadata().definition().in(language.locale()));
  }

  private static List<String> topics(IndicatorMetadata metadata) {
    return Stream.of(metadata.name(), metadata.unit(), metadata.field().label())
        .flatMap(text -> Stream.of(text.german(), text.english()))
        .flatMap(text -> words(text).stream())
        .toList();
  }

  private static boolean all(List<String> words, List<String> among) {
    return words.stream().allMatch(word -> begins(among, word));
  }

  private static boolean begins(List<String> among, String word) {
    return among.stream().anyMatch(each -> each.startsWith(word));
  }

  static List<String> words(String text) {
    String cut = text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text;
    String plain =
        Normalizer.normalize(cut.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Stream.of(plain.split("[^\\p{L}\\p{N}]+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
