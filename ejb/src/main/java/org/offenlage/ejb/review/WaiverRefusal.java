package org.offenlage.ejb.review;

import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why an exception from a release rule was not made, not taken back, or does not hold. */
public sealed interface WaiverRefusal extends Refusal {

  /** The publication hides no such sensitive cell. */
  record NotSensitive() implements WaiverRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "waiver-not-sensitive";
    }

    @Override
    public String detail() {
      return "Name a cell that the examination of this publication found sensitive and that is"
          + " hidden.";
    }
  }

  /** Nobody makes exceptions for what they prepared themselves. */
  record ByTheAuthor() implements WaiverRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "waiver-by-the-author";
    }

    @Override
    public String detail() {
      return "Whoever prepared a publication cannot decide on exceptions for it.";
    }
  }

  /** There is such an exception already. */
  record GrantedAlready() implements WaiverRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "waiver-granted-already";
    }

    @Override
    public String detail() {
      return "There is an exception for this cell already; it takes effect when the publication is"
          + " prepared again.";
    }
  }

  /** There is no such exception, or it was taken back before. */
  record UnknownWaiver() implements WaiverRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-waiver";
    }

    @Override
    public String detail() {
      return "There is no such exception in force.";
    }
  }

  /** A cell is shown by an exception that was taken back since. */
  record Revoked(Action action) implements WaiverRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "waiver-revoked";
    }

    @Override
    public String detail() {
      return "An exception by which this publication shows a cell was taken back. Prepare it again.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("action", action.name());
    }
  }
}
