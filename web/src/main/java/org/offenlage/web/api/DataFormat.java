package org.offenlage.web.api;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;

/** The forms in which figures are handed out. */
enum DataFormat {
  JSON,
  CSV;

  private static final MediaType TEXT_CSV = new MediaType("text", "csv");

  /**
   * The form asked for: the parameter wins over the header, which a link cannot set.
   *
   * @throws ProblemException where it is none of these
   */
  static DataFormat of(Optional<String> parameter, List<MediaType> accepted) {
    if (parameter.isPresent()) {
      return switch (parameter.get()) {
        case "csv" -> CSV;
        case "json" -> JSON;
        default -> throw new ProblemException(Problem.ofStatus(406));
      };
    }
    for (MediaType type : accepted) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return JSON;
      }
      if (type.isCompatible(TEXT_CSV)) {
        return CSV;
      }
    }
    // A browser that opens the address asks for HTML; JSON is what it can show.
    boolean browser =
        accepted.stream().anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE));
    if (browser || accepted.isEmpty()) {
      return JSON;
    }
    throw new ProblemException(Problem.ofStatus(406));
  }
}
