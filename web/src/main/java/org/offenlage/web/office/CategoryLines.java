package org.offenlage.web.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;

/**
 * The codes of a dimension as members of staff write them: one a line, {@code code = German |
 * English}, what lies under a code indented deeper than it. A flat list gets a total above it.
 *
 * <p>Stateless.
 */
final class CategoryLines {

  private static final Category TOTAL =
      Category.root("Total", new LocalizedText("Insgesamt", "Total"));

  private CategoryLines() {}

  /** A line that has been read. */
  private record Line(int indent, String code, LocalizedText label) {}

  /**
   * The categories, parents before their children.
   *
   * @throws IllegalArgumentException where a code cannot be one
   */
  static List<Category> read(String text) {
    List<Line> lines = new ArrayList<>();
    for (String raw : text.replace("\t", "    ").split("\\R", -1)) {
      if (!raw.isBlank()) {
        lines.add(line(raw));
      }
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    int least = lines.stream().mapToInt(Line::indent).min().orElse(0);
    boolean oneRoot = lines.stream().filter(line -> line.indent() == least).count() == 1;
    List<Category> categories = new ArrayList<>();
    if (!oneRoot || lines.get(0).indent() != least) {
      categories.add(TOTAL);
    }
    Deque<Line> above = new ArrayDeque<>();
    for (Line line : lines) {
      while (!above.isEmpty() && above.peek().indent() >= line.indent()) {
        above.pop();
      }
      Optional<String> parent =
          above.isEmpty()
              ? categories.stream().findFirst().map(Category::code)
              : Optional.of(above.peek().code());
      categories.add(new Category(line.code(), line.label(), parent));
      above.push(line);
    }
    return categories;
  }

  /** Writes categories so that {@link #read} reads them back. */
  static String write(List<Category> categories) {
    Map<String, Integer> depths = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Category category : categories) {
      int depth = category.parent().map(parent -> depths.getOrDefault(parent, 0) + 1).orElse(0);
      depths.put(category.code(), depth);
      text.append("  ".repeat(depth)).append(category.code());
      LocalizedText label = category.label();
      if (!label.german().equals(category.code()) || !label.english().equals(label.german())) {
        text.append(" = ").append(label.german());
        if (!label.english().equals(label.german())) {
          text.append(" | ").append(label.english());
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static Line line(String raw) {
    int indent = raw.length() - raw.stripLeading().length();
    int equals = raw.indexOf(" = ");
    String code = (equals < 0 ? raw : raw.substring(0, equals)).strip();
    String label = equals < 0 ? code : raw.substring(equals + 3).strip();
    int bar = label.indexOf('|');
    return new Line(
        indent,
        code,
        bar < 0
            ? LocalizedText.same(label)
            : new LocalizedText(label.substring(0, bar).strip(), label.substring(bar + 1).strip()));
  }
}
