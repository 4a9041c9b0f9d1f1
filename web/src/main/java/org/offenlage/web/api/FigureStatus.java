package org.offenlage.web.api;

import org.offenlage.ejb.catalogue.Figure;

/** What a figure is, in a word that programs can rely on. */
enum FigureStatus {
  PUBLISHED("published"),
  UNCERTAIN("uncertain"),
  PERTURBED("perturbed"),
  SUPPRESSED("suppressed"),
  BELOW_THRESHOLD("below_threshold"),
  NOT_MEASURED("not_measured"),
  PART_NOT_SHOWN("part_not_shown"),
  NOT_MEANINGFUL("not_meaningful"),
  NO_DATA("no_data");

  private final String code;

  FigureStatus(String code) {
    this.code = code;
  }

  /** The word in CSV and JSON. */
  String code() {
    return code;
  }

  static FigureStatus of(Figure figure) {
    if (figure instanceof Figure.Exact) {
      return PUBLISHED;
    }
    if (figure instanceof Figure.Uncertain) {
      return UNCERTAIN;
    }
    if (figure instanceof Figure.Perturbed) {
      return PERTURBED;
    }
    if (figure instanceof Figure.Hidden hidden) {
      return switch (hidden.reason()) {
        case CONFIDENTIAL -> SUPPRESSED;
        case TOO_SMALL_UNDER_NOISE -> BELOW_THRESHOLD;
        case NOT_MEASURED -> NOT_MEASURED;
        case PART_NOT_SHOWN -> PART_NOT_SHOWN;
        case NOT_MEANINGFUL -> NOT_MEANINGFUL;
        case NO_DATA -> NO_DATA;
      };
    }
    throw new IllegalStateException("a figure of an unknown kind");
  }
}
