package org.offenlage.web.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the path behind a servlet's own apart. */
public final class Paths {

  private Paths() {}

  /** The segments, decoded by the container already; a slash at the end does not matter. */
  public static List<String> segments(@Nullable String pathInfo) {
    return pathInfo == null
        ? List.of()
        : Stream.of(pathInfo.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }
}
