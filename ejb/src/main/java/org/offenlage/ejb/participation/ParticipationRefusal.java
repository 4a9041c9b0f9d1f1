package org.offenlage.ejb.participation;

import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why something that was sent was not taken. */
public sealed interface ParticipationRefusal extends Refusal {

  /**
   * A text is empty or too long.
   *
   * @param field which text
   * @param most the most characters it may have
   */
  record TextLength(String field, int most) implements ParticipationRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "text-length";
    }

    @Override
    public String detail() {
      return "The " + field + " must have 1 to " + most + " characters.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("field", field, "most", Integer.toString(most));
    }
  }

  /** A text holds characters that no text has, such as NUL. */
  record ControlCharacters(String field) implements ParticipationRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "control-characters";
    }

    @Override
    public String detail() {
      return "The " + field + " holds control characters.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("field", field);
    }
  }

  /** There is no such published figure. */
  record UnknownFigure() implements ParticipationRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-figure";
    }

    @Override
    public String detail() {
      return "There is no such published figure.";
    }
  }

  /** There is no such contribution. */
  record UnknownContribution() implements ParticipationRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-contribution";
    }

    @Override
    public String detail() {
      return "There is no such contribution.";
    }
  }

  /**
   * The author sent too much in a short time.
   *
   * @param perHour the most contributions in an hour
   */
  record TooMany(int perHour) implements ParticipationRefusal {
    @Override
    public Kind kind() {
      return Kind.LIMIT;
    }

    @Override
    public String code() {
      return "too-many-contributions";
    }

    @Override
    public String detail() {
      return "At most " + perHour + " contributions an hour are taken from one author.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("perHour", Integer.toString(perHour));
    }
  }
}
