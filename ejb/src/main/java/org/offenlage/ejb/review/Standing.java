package org.offenlage.ejb.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a publication stands, as far as the next move depends on it.
 *
 * @param state its state
 * @param circumstance how its review stands; empty where it is not under review
 */
record Standing(State state, Optional<Circumstance> circumstance) {

  /**
   * Where a history leads.
   *
   * @param reviewers how many reviewers the rule asked for when it was submitted, 1 or 2
   */
  static Standing of(List<HistoryEntry> history, int reviewers) {
    State state = history.get(history.size() - 1).state();
    return new Standing(
        state,
        switch (state) {
          case SUBMITTED ->
              Optional.of(reviewers == 2 ? Circumstance.TWO_REVIEWERS : Circumstance.ONE_REVIEWER);
          case PARTIALLY_REVIEWED ->
              Optional.of(
                  votes(history).get(0).action().filter(Action.REVIEW::equals).isPresent()
                      ? Circumstance.OTHER_AGREED
                      : Circumstance.OTHER_OBJECTED);
          case PREPARED,
              REVIEWED,
              CONFLICTED,
              APPROVED,
              PUBLISHED,
              RETURNED,
              REFUSED,
              WITHDRAWN,
              SUPERSEDED ->
              Optional.empty();
        });
  }

  /** The votes since the last submission, oldest first. */
  static List<HistoryEntry> votes(List<HistoryEntry> history) {
    List<HistoryEntry> votes = new ArrayList<>();
    for (HistoryEntry entry : history) {
      if (entry.state() == State.SUBMITTED) {
        votes.clear();
      } else if (entry.action().filter(Action::isVote).isPresent()) {
        votes.add(entry);
      }
    }
    return votes;
  }

  /** How somebody stands to a publication with this history. */
  static Move.Caller caller(List<HistoryEntry> history, String author, String name) {
    if (author.equals(name)) {
      return Move.Caller.AUTHOR;
    }
    return votes(history).stream().anyMatch(vote -> vote.actor().equals(name))
        ? Move.Caller.REVIEWER
        : Move.Caller.OTHER;
  }

  /**
   * The history as somebody may see it: while the second vote is out, nobody but the first reviewer
   * sees what the first one is.
   */
  static List<HistoryEntry> seenBy(List<HistoryEntry> history, String name) {
    int last = history.size() - 1;
    HistoryEntry entry = history.get(last);
    if (entry.state() != State.PARTIALLY_REVIEWED || entry.actor().equals(name)) {
      return history;
    }
    List<HistoryEntry> seen = new ArrayList<>(history);
    seen.set(
        last, new HistoryEntry(Optional.empty(), entry.state(), entry.actor(), entry.at(), ""));
    return seen;
  }
}
