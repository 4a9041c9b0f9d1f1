package org.offenlage.privacy.dp;

import java.util.List;

/**
 * The cells whose codes have these heights in the hierarchies of their variables: all
 * municipalities by year, all Ämter by year, and so on.
 *
 * <p>A code's height is its greatest distance from a leaf below it. In an unbalanced hierarchy all
 * leaves share height 0, so all municipalities get the same noise whether or not they belong to an
 * Amt.
 *
 * @param heights one for each spanning variable, in the structure's order; 0 is a leaf
 */
public record Level(List<Integer> heights) {

  public Level {
    heights = List.copyOf(heights);
    for (int height : heights) {
      if (height < 0) {
        throw new IllegalArgumentException("a height must not be negative");
      }
    }
  }

  /** Heights in the variables' order, joined by dots, such as {@code 1.0}. */
  @Override
  public String toString() {
    return String.join(".", heights.stream().map(String::valueOf).toList());
  }
}
