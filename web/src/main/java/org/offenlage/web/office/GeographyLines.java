package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Geography;

/**
 * Geographies as members of staff write them: a line {@code # German | English} for each, its areas
 * as in {@link CategoryLines}, and indented below these the codes of the smallest areas in them.
 *
 * <p>Stateless.
 */
final class GeographyLines {

  private static final String HEADING = "#";

  /** A code that nobody can write, above all others. */
  private static final String ROOT = "\u2060";

  private GeographyLines() {}

  /**
   * Reads geographies.
   *
   * @throws IllegalArgumentException where something is no geography
   */
  static List<Geography> read(String text) {
    Map<LocalizedText, StringBuilder> blocks = new LinkedHashMap<>();
    StringBuilder block = null;
    for (String line : text.replace("\t", "    ").split("\\R", -1)) {
      if (line.strip().startsWith(HEADING)) {
        block = new StringBuilder(ROOT).append('\n');
        if (blocks.put(label(line.strip().substring(1).strip()), block) != null) {
          throw new IllegalArgumentException("a heading is there twice");
        }
      } else if (!line.isBlank()) {
        if (block == null) {
          throw new IllegalArgumentException("the first line must be a heading");
        }
        block.append(' ').append(line).append('\n');
      }
    }
    List<Geography> geographies = new ArrayList<>();
    blocks.forEach((label, lines) -> geographies.add(geography(label, lines.toString())));
    return geographies;
  }

  private static Geography geography(LocalizedText label, String lines) {
    List<Category> all = CategoryLines.read(lines);
    Set<String> above = new HashSet<>();
    all.forEach(category -> category.parent().ifPresent(above::add));
    List<Category> areas = new ArrayList<>();
    Map<String, String> members = new LinkedHashMap<>();
    for (Category category : all.subList(1, all.size())) {
      String parent = category.parent().orElse(ROOT);
      if (above.contains(category.code())) {
        areas.add(
            parent.equals(ROOT)
                ? Category.root(category.code(), category.label())
                : Category.under(parent, category.code(), category.label()));
      } else if (members.put(category.code(), parent) != null) {
        throw new IllegalArgumentException("'" + category.code() + "' lies in two areas");
      }
    }
    return new Geography(label, areas, members);
  }

  /** Writes geographies so that {@link #read} reads them back. */
  static String write(List<Geography> geographies) {
    StringBuilder text = new StringBuilder();
    for (Geography geography : geographies) {
      text.append(HEADING).append(' ').append(geography.label().german());
      if (!geography.label().english().equals(geography.label().german())) {
        text.append(" | ").append(geography.label().english());
      }
      text.append('\n');
      Map<String, Integer> depths = new LinkedHashMap<>();
      Map<String, String> members = new TreeMap<>(geography.members());
      for (Category area : geography.areas()) {
        int depth = area.parent().map(parent -> depths.getOrDefault(parent, 0) + 1).orElse(0);
        depths.put(area.code(), depth);
        for (String line :
            CategoryLines.write(List.of(Category.root(area.code(), area.label()))).split("\n")) {
          text.append("  ".repeat(depth)).append(line).append('\n');
        }
        members.forEach(
            (member, in) -> {
              // What is only not attributable is found again when areas are taken from a history.
              if (in.equals(area.code()) && !member.startsWith("?")) {
                text.append("  ".repeat(depth + 1)).append(member).append('\n');
              }
            });
      }
    }
    return text.toString();
  }

  private static LocalizedText label(String text) {
    int bar = text.indexOf('|');
    LocalizedText label =
        bar < 0
            ? LocalizedText.same(text)
            : new LocalizedText(text.substring(0, bar).strip(), text.substring(bar + 1).strip());
    if (label.german().isBlank() || label.english().isBlank()) {
      throw new IllegalArgumentException("a heading needs a name");
    }
    return label;
  }
}
