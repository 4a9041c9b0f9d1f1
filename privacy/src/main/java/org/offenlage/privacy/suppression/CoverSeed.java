package org.offenlage.privacy.suppression;

import java.util.List;

/**
 * The pattern from which repairs start: a cheap cover of all rows, to which cuts are added where
 * certificates are missing, until none is or the rounds are used up.
 */
final class CoverSeed {

  private static final int PASSES = 12;
  private static final int LAST_PASSES = 60;

  private final WorkingPattern pattern;
  private final LineCover cover;
  private final Certification certification;
  private final ProgressListener progress;

  CoverSeed(
      WorkingPattern pattern,
      LineCover cover,
      Certification certification,
      ProgressListener progress) {
    this.pattern = pattern;
    this.cover = cover;
    this.certification = certification;
    this.progress = progress;
  }

  /**
   * Suppresses the seed, and finds certificates as it goes.
   *
   * @param sensitive nodes that need certificates
   * @param rounds how often to add cuts
   */
  void suppress(int[] sensitive, int rounds) {
    for (int round = 0; round < rounds; round++) {
      pattern.startFrom(cover.find(PASSES));
      List<int[]> cuts = certification.obstacles(sensitive);
      progress.reached("seed", (round + 1.0) / (rounds + 1));
      if (cuts.isEmpty()) {
        return;
      }
      cover.add(cuts);
    }
    pattern.startFrom(cover.find(rounds == 0 ? PASSES : LAST_PASSES));
    progress.reached("seed", 1);
  }
}
