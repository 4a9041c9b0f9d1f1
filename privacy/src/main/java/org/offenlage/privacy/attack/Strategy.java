package org.offenlage.privacy.attack;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which outcomes the intruder of {@link MembershipGame} takes for a sign of the respondent. */
sealed interface Strategy {

  boolean saysYes(long outcome);

  /** Outcomes from this one on. */
  record AtLeast(long threshold) implements Strategy {
    @Override
    public boolean saysYes(long outcome) {
      return outcome >= threshold;
    }
  }

  /** Outcomes below this one. */
  record Below(long threshold) implements Strategy {
    @Override
    public boolean saysYes(long outcome) {
      return outcome < threshold;
    }
  }

  /** Single outcomes. */
  record OneOf(Set<Long> outcomes) implements Strategy {
    @Override
    public boolean saysYes(long outcome) {
      return outcomes.contains(outcome);
    }
  }

  /**
   * How often each outcome was seen, with and without the respondent.
   *
   * @param rounds of each
   * @param counts by outcome: with, without
   */
  record Seen(int rounds, TreeMap<Long, int[]> counts) {

    /** What tells the two apart best: a threshold, or single outcomes where there are few. */
    Strategy bestApart() {
      long threshold = Long.MAX_VALUE;
      int best = 0;
      int gain = 0;
      int single = 0;
      Set<Long> likelier = new HashSet<>();
      for (Map.Entry<Long, int[]> outcome : counts.descendingMap().entrySet()) {
        int lead = outcome.getValue()[0] - outcome.getValue()[1];
        gain += lead;
        if (gain > best) {
          best = gain;
          threshold = outcome.getKey();
        }
        if (lead > 0) {
          likelier.add(outcome.getKey());
          single += lead;
        }
      }
      // Of many rare outcomes half look likelier by chance, so single ones need a clear lead.
      boolean isClear = single > best + 3 * Math.sqrt((double) rounds * counts.size());
      return isClear ? new OneOf(likelier) : new AtLeast(threshold);
    }

    /** The upper part of outcomes that is most likelier with the respondent, by ratio. */
    Strategy mostTelltaleUpper() {
      long threshold = Long.MAX_VALUE;
      double best = Double.NEGATIVE_INFINITY;
      int with = 0;
      int without = 0;
      for (Map.Entry<Long, int[]> outcome : counts.descendingMap().entrySet()) {
        with += outcome.getValue()[0];
        without += outcome.getValue()[1];
        double promise = promise(with, without);
        if (promise > best) {
          best = promise;
          threshold = outcome.getKey();
        }
      }
      return new AtLeast(threshold);
    }

    /** The lower part of outcomes that is most likelier without the respondent, by ratio. */
    Strategy mostTelltaleLower() {
      long threshold = Long.MIN_VALUE;
      double best = Double.NEGATIVE_INFINITY;
      int with = 0;
      int without = 0;
      for (Map.Entry<Long, int[]> outcome : counts.entrySet()) {
        double promise = promise(without, with);
        if (promise > best) {
          best = promise;
          threshold = outcome.getKey();
        }
        with += outcome.getValue()[0];
        without += outcome.getValue()[1];
      }
      return new Below(threshold);
    }

    /** About the ratio that can be shown: three standard errors on either side. */
    private static double promise(int likelier, int rarer) {
      double shown = likelier - 3 * Math.sqrt(likelier);
      return shown <= 0 ? Double.NEGATIVE_INFINITY : shown / (rarer + 3 * Math.sqrt(rarer) + 9);
    }
  }
}
