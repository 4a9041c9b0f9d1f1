package org.offenlage.ejb.participation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;

/** Sends, lists and answers contributions of citizens. */
@Stateless
public class Participation {

  /**
   * Records feedback of the calling citizen on a published figure.
   *
   * @param text 1 to 4,000 characters
   */
  @RolesAllowed("citizen")
  public Outcome<Contribution.Feedback> giveFeedback(FigureReference figure, String text) {
    throw new UnsupportedOperationException("participation is not built yet");
  }

  /**
   * Records a proposal of the calling citizen.
   *
   * @param title 1 to 200 characters
   * @param reason 1 to 4,000 characters
   */
  @RolesAllowed("citizen")
  public Outcome<Contribution.Proposal> propose(String title, String reason) {
    throw new UnsupportedOperationException("participation is not built yet");
  }

  /** What the caller sent, newest first. */
  @RolesAllowed("citizen")
  public List<Contribution> mine() {
    throw new UnsupportedOperationException("participation is not built yet");
  }

  /** Everything that citizens sent, newest first; never says who. */
  @RolesAllowed("planner")
  public List<Contribution> all() {
    throw new UnsupportedOperationException("participation is not built yet");
  }

  /** Answers a contribution; a second answer replaces the first for readers, both are kept. */
  @RolesAllowed("planner")
  public Outcome<Contribution.Answer> answer(UUID contribution, String text) {
    throw new UnsupportedOperationException("participation is not built yet");
  }
}
