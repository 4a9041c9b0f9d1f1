package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.AreaSpells;
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
      geography.areas().stream()
          .filter(area -> area.parent().isEmpty())
          .forEach(area -> write(area, 0, geography, text));
    }
    return text.toString();
  }

  private static void write(Category area, int depth, Geography geography, StringBuilder text) {
    text.append("  ".repeat(depth)).append(CategoryLines.line(area)).append('\n');
    geography.areas().stream()
        .filter(below -> below.parent().filter(area.code()::equals).isPresent())
        .forEach(below -> write(below, depth + 1, geography, text));
    new TreeMap<>(geography.members())
        .forEach(
            (member, in) -> {
              // What is only not attributable is found again when areas are taken from a history.
              if (in.equals(area.code()) && !member.startsWith(AreaSpells.OPEN)) {
                text.append("  ".repeat(depth + 1)).append(member).append('\n');
              }
            });
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
