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

  /**
   * Writes categories so that {@link #read} reads them back: in their order, but what lies under a
   * code comes right after it.
   */
  static String write(List<Category> categories) {
    Map<String, List<Category>> under = new HashMap<>();
    for (Category category : categories) {
      under.computeIfAbsent(category.parent().orElse(""), none -> new ArrayList<>()).add(category);
    }
    StringBuilder text = new StringBuilder();
    under.getOrDefault("", List.of()).forEach(root -> write(root, 0, under, text));
    return text.toString();
  }

  private static void write(
      Category category, int depth, Map<String, List<Category>> under, StringBuilder text) {
    text.append("  ".repeat(depth)).append(line(category)).append('\n');
    under
        .getOrDefault(category.code(), List.of())
        .forEach(below -> write(below, depth + 1, under, text));
  }

  /** A category without what lies under it. */
  static String line(Category category) {
    LocalizedText label = category.label();
    if (label.german().equals(category.code()) && label.english().equals(label.german())) {
      return category.code();
    }
    return category.code()
        + " = "
        + label.german()
        + (label.english().equals(label.german()) ? "" : " | " + label.english());
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
