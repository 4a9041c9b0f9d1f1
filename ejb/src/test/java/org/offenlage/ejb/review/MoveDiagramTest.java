package org.offenlage.ejb.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The diagram in the documentation is made from the table of moves. */
class MoveDiagramTest {

  private static final Path DOCUMENT = Path.of("../docs/review-moves.md");
  private static final Path MADE = Path.of("target/review-moves.md");

  @Test
  void inTheDocumentationIsThatOfTheTable() throws IOException {
    Files.createDirectories(MADE.getParent());
    Files.writeString(MADE, document());
    assertThat(Files.readString(DOCUMENT))
        .as("the table of moves was changed: copy ejb/%s to docs", MADE)
        .isEqualTo(document());
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # The moves of a publication
            Made from `ejb.review.Move.TABLE` by `MoveDiagramTest`, which fails where the two differ. What is not here is refused.

            ```mermaid
            stateDiagram-v2
                [*] --> PREPARED: prepare
            """);
    Move.TABLE.stream()
        .map(
            move ->
                "    %s --> %s: %s%s%n"
                    .formatted(move.from(), move.to(), words(move.action()), when(move, " [", "]")))
        .distinct()
        .forEach(text::append);
    text.append(
        """
        ```

        | from | action | to | role | who | when |
        |---|---|---|---|---|---|
        """);
    for (Move move : Move.TABLE) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  move.from(),
                  words(move.action()),
                  move.to(),
                  move.role().orElse("the server"),
                  who(move),
                  when(move, "", "")));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String who(Move move) {
    return switch (move.relation()) {
      case AUTHOR -> "the author";
      case NOT_AUTHOR -> "not the author";
      case UNINVOLVED -> "neither the author nor who voted already";
      case ANYBODY -> "anybody";
    };
  }

  private static String when(Move move, String before, String after) {
    return move.when().map(each -> before + words(each) + after).orElse("");
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
