package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;

/** Reads hierarchies given as {@code child,parent}, with roots under an implied total. */
final class HierarchyFiles {

  static final String TOTAL = "Total";

  private final Map<String, List<Path>> files = new LinkedHashMap<>();

  /** The files of options {@code VAR=FILE}, where a variable may come twice. */
  HierarchyFiles(List<String> options) {
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals <= 0 || equals == option.length() - 1) {
        throw new BadInput("--hierarchy " + option + ": expected VARIABLE=FILE.");
      }
      files
          .computeIfAbsent(option.substring(0, equals), variable -> new ArrayList<>())
          .add(Path.of(option.substring(equals + 1)));
    }
  }

  /** The same without some variables. */
  HierarchyFiles without(Set<String> variables) {
    HierarchyFiles rest = new HierarchyFiles(List.of());
    files.forEach(
        (variable, paths) -> {
          if (!variables.contains(variable)) {
            rest.files.put(variable, paths);
          }
        });
    return rest;
  }

  /** The variables that have a hierarchy. */
  List<String> variables() {
    return List.copyOf(files.keySet());
  }

  /** The hierarchies of a variable; none where no file was given. */
  List<Hierarchy> of(String variable) {
    return files.getOrDefault(variable, List.of()).stream().map(HierarchyFiles::read).toList();
  }

  /** A variable with its hierarchies, or without any the codes right under the total. */
  SpanningVariable variable(String name, Collection<String> codes) {
    List<Hierarchy> given = of(name);
    List<String> leaves = codes.stream().filter(code -> !code.equals(TOTAL)).toList();
    if (given.isEmpty() && leaves.isEmpty()) {
      throw new BadInput("--hierarchy: '" + name + "' has no codes and needs a hierarchy.");
    }
    try {
      return new SpanningVariable(
          name, given.isEmpty() ? List.of(Hierarchy.flat(TOTAL, leaves)) : given);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--hierarchy " + name + ": " + e.getMessage() + ".");
    }
  }

  private static Hierarchy read(Path path) {
    CsvFile file = CsvFile.open(path);
    if (!file.columns().equals(List.of("child", "parent"))) {
      throw new BadInput(path, 1, "the header must be child,parent.");
    }
    Map<String, String> parents = new LinkedHashMap<>();
    Map<String, Long> lines = new LinkedHashMap<>();
    file.forEachRow(
        row -> {
          String child = row.fields().get(0);
          String parent = row.fields().get(1).isEmpty() ? TOTAL : row.fields().get(1);
          if (child.isEmpty() || child.equals(TOTAL)) {
            throw new BadInput(path, row.line(), "'" + child + "' cannot be a child.");
          }
          if (parents.putIfAbsent(child, parent) != null) {
            throw new BadInput(path, row.line(), "'" + child + "' has a parent already.");
          }
          lines.put(child, row.line());
        });
    if (parents.isEmpty()) {
      throw new BadInput(path, 1, "the hierarchy has no codes.");
    }
    Map<String, String> complete = new LinkedHashMap<>();
    for (String parent : parents.values()) {
      if (!parents.containsKey(parent) && !parent.equals(TOTAL)) {
        complete.put(parent, TOTAL);
      }
    }
    complete.putAll(parents);
    for (String code : parents.keySet()) {
      requireRoot(path, lines.getOrDefault(code, 1L), code, complete);
    }
    return Hierarchy.ofParents(complete);
  }

  private static void requireRoot(Path path, long line, String code, Map<String, String> parents) {
    int steps = 0;
    for (String at = code; !at.equals(TOTAL); ) {
      String up = parents.get(at);
      if (up == null || ++steps > parents.size()) {
        throw new BadInput(path, line, "'" + code + "' is its own ancestor.");
      }
      at = up;
    }
  }
}
