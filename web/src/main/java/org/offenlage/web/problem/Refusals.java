package org.offenlage.web.problem;

import org.offenlage.ejb.access.Refusal;

/** Tells the refusals of the office's activities as problems. */
public final class Refusals {

  private Refusals() {}

  /** The problem that a refusal amounts to. */
  public static Problem problem(Refusal refusal) {
    return switch (refusal.kind()) {
      case INVALID -> of(refusal, 422, "What was sent cannot be used");
      case NOT_FOUND -> of(refusal, 404, "There is no such thing");
      case CONFLICT -> of(refusal, 409, "The state of things does not allow it");
      case FORBIDDEN -> of(refusal, 403, "This account may not do that");
      case LIMIT -> of(refusal, 429, "Too often or too much");
    };
  }

  private static Problem of(Refusal refusal, int status, String title) {
    return Problem.of(refusal.code(), status, title, refusal.detail());
  }
}
