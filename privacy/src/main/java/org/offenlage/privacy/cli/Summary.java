package org.offenlage.privacy.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offenlage.privacy.audit.InformationLoss;

/** Tells the report's figures to people. Stateless. */
final class Summary {

  private Summary() {}

  static void print(
      PrintStream out,
      Map<String, Object> figures,
      InformationLoss loss,
      List<Object> alternatives,
      Measure measure) {
    out.printf(
        "%s cells; %s sensitive, %s suppressed beside these, with a sum of %s.%n",
        figures.get("cells"),
        figures.get("primary"),
        figures.get("secondary"),
        figures.get("sumSuppressed"));
    out.printf(
        "%n%-20s %5s %10s %10s %8s %14s%n",
        "variable", "level", "cells", "suppressed", "share", "sum");
    for (InformationLoss.Level level : loss.levels()) {
      out.printf(
          Locale.ROOT,
          "%-20s %5d %10d %10d %7.1f%% %14s%n",
          level.variable(),
          level.level(),
          level.cells(),
          level.suppressed(),
          100.0 * level.suppressed() / level.cells(),
          measure.written(level.sumSuppressed()));
    }
    for (Object entry : alternatives) {
      if (entry instanceof Map<?, ?> alternative) {
        out.printf("%nWith coarser %s: ", alternative.get("coarser"));
        if (!Boolean.TRUE.equals(alternative.get("tried"))) {
          out.printf("not tried, %s cells.", alternative.get("cells"));
        } else if (Boolean.TRUE.equals(alternative.get("safe"))) {
          out.printf(
              "%s of %s cells suppressed, with a sum of %s.",
              alternative.get("suppressed"),
              alternative.get("cells"),
              alternative.get("sumSuppressed"));
        } else {
          out.print("cannot be protected.");
        }
      }
    }
    if (!alternatives.isEmpty()) {
      out.println();
    }
    out.flush();
  }
}
