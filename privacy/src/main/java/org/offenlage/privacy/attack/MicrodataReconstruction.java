package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * Reconstructs respondents from published tables, as was done with the tables of the 2010 census of
 * the United States: one leaf of every variable for each respondent, so that all tables hold.
 *
 * <p>Counts of combinations are the unknowns, published cells the equations. What all solutions
 * share is determined; one solution is the intruder's guess. Where nothing is published as it is,
 * the guess follows what is shown. Bounded; see {@link #attack}. After J. M. Abowd et al., "The
 * 2010 Census Confidentiality Protections Failed, Here's How and Why" (2023), section 3.
 */
public final class MicrodataReconstruction {

  private static final int MOST_COMBINATIONS = 60_000;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final long MOST_STEPS = 300_000_000L;

  private final Combinations combinations;
  private final boolean[] determined;
  private final long[] guess;
  private final double[] marginGuess;
  private final boolean isWhole;

  private MicrodataReconstruction(PublishedCorpus corpus, Combinations combinations) {
    this.combinations = combinations;
    this.determined = new boolean[combinations.count()];
    this.guess = new long[combinations.count()];
    this.marginGuess = MarginGuess.of(corpus, combinations);
    for (int i = 0; i < guess.length; i++) {
      guess[i] = Math.round(marginGuess[i]);
    }
    guessFromShown(corpus);
    this.isWhole = solve(corpus);
  }

  /**
   * Attacks a corpus; empty where it has more combinations than are looked at (60,000), so that
   * nothing is decided.
   *
   * @throws ContradictoryCorpusException where no microdata agree with everything published
   */
  public static Optional<MicrodataReconstruction> attack(PublishedCorpus corpus) {
    Optional<Combinations> combinations = Combinations.of(corpus, MOST_COMBINATIONS);
    if (combinations.isEmpty() || entries(corpus, combinations.get()) > MOST_ENTRIES) {
      return Optional.empty();
    }
    return Optional.of(new MicrodataReconstruction(corpus, combinations.get()));
  }

  private static long entries(PublishedCorpus corpus, Combinations combinations) {
    long[] entries = {0};
    for (SafeTable table : corpus.tables().values()) {
      for (int cell = 0; cell < table.cells().size(); cell++) {
        if (entries[0] <= MOST_ENTRIES && table.cells().get(cell) instanceof SafeCell.Published) {
          combinations.forEachIn(table, cell, combination -> entries[0]++);
        }
      }
    }
    return entries[0];
  }

  /** A cell that shows something of one combination alone is the best guess of it. */
  private void guessFromShown(PublishedCorpus corpus) {
    for (SafeTable table : corpus.tables().values()) {
      for (int cell = 0; cell < table.cells().size(); cell++) {
        double shown = MarginGuess.shown(table.cells().get(cell));
        List<Integer> within = new ArrayList<>();
        if (shown >= 0) {
          combinations.forEachIn(table, cell, within::add);
        }
        if (within.size() == 1) {
          guess[within.get(0)] = Math.round(shown);
        }
      }
    }
  }

  /** Whether a whole solution was found for every part. */
  private boolean solve(PublishedCorpus corpus) {
    List<Map<Integer, Integer>> left = new ArrayList<>();
    List<Long> sums = new ArrayList<>();
    for (SafeTable table : corpus.tables().values()) {
      for (int cell = 0; cell < table.cells().size(); cell++) {
        if (table.cells().get(cell) instanceof SafeCell.Published published) {
          Map<Integer, Integer> row = new TreeMap<>();
          combinations.forEachIn(table, cell, combination -> row.put(combination, 1));
          left.add(row);
          sums.add(published.count());
        }
      }
    }
    boolean all = true;
    for (HiddenEquations part : HiddenEquations.parts(combinations.count(), left, sums)) {
      Narrowing narrowing = new Narrowing(part);
      if (!narrowing.narrow()) {
        throw new ContradictoryCorpusException();
      }
      Optional<Narrowing> found = CandidateSearch.find(part, narrowing, MOST_STEPS);
      all &= found.isPresent();
      for (int unknown = 0; unknown < part.unknowns().size(); unknown++) {
        int combination = part.unknowns().get(unknown);
        determined[combination] = narrowing.isFixed(unknown);
        long guessed = found.map(each -> each).orElse(narrowing).lower(unknown);
        guess[combination] =
            found.isPresent() || determined[combination]
                ? guessed
                : clamped(guess[combination], narrowing, unknown);
      }
    }
    return all;
  }

  private static long clamped(long value, Narrowing narrowing, int unknown) {
    return Math.max(narrowing.lower(unknown), Math.min(narrowing.upper(unknown), value));
  }

  /** Whether microdata were found that agree with everything published as it is. */
  public boolean isConsistent() {
    return isWhole;
  }

  /** How many combinations there are. */
  public int combinations() {
    return combinations.count();
  }

  /**
   * How close the intruder came.
   *
   * @param truth how many respondents have a combination, given a leaf for each variable
   * @param smallest respondents who share their combination with fewer than this many, themselves
   *     included, count as rare
   */
  public Success against(ToLongFunction<Map<String, String>> truth, long smallest) {
    long[] counts = new long[combinations.count()];
    Arrays.setAll(counts, i -> truth.applyAsLong(combinations.codes(i)));
    return new Success(rateOfAll(counts), rateOfRare(counts, smallest));
  }

  private Rate rateOfAll(long[] truth) {
    long respondents = 0;
    long found = 0;
    long guessed = 0;
    double base = 0;
    for (int i = 0; i < truth.length; i++) {
      respondents += truth[i];
      found += determined[i] ? truth[i] : 0;
      guessed += Math.min(guess[i], truth[i]);
      base += Math.min(marginGuess[i], truth[i]);
    }
    return new Rate(respondents, found, guessed, base);
  }

  /**
   * A guess of too many would hit every rare combination by chance, so the number must be right.
   */
  private Rate rateOfRare(long[] truth, long smallest) {
    long respondents = 0;
    long found = 0;
    long guessed = 0;
    double base = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < smallest) {
        respondents += truth[i];
        found += determined[i] ? truth[i] : 0;
        guessed += guess[i] == truth[i] ? truth[i] : 0;
        base += Math.round(marginGuess[i]) == truth[i] ? truth[i] : 0;
      }
    }
    return new Rate(respondents, found, guessed, base);
  }

  /**
   * How close an intruder came. Confidential: rates of a real table hint at its small counts.
   *
   * @param all over all respondents
   * @param rare over those with a rare combination, who are the ones to protect
   */
  public record Success(Rate all, Rate rare) {}

  /**
   * How many of some respondents were found.
   *
   * @param respondents how many there are
   * @param determined those whose combination is the same in all microdata that agree with what is
   *     published
   * @param guessed those whom the intruder's microdata hold with their true combination; of rare
   *     combinations only where their number is guessed exactly
   * @param guessedFromMargins how many of them the margins alone yield
   */
  public record Rate(long respondents, long determined, long guessed, double guessedFromMargins) {}
}
