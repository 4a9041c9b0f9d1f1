package org.offenlage.ejb.ledger;

/** What can stand in the ledger. Names are stored: none is ever renamed or reused. */
public enum LedgerAct {
  /** What the files of a dataset look like was declared. */
  DATASET_DECLARED,
  /** A history of areas was declared or changed. */
  AREAS_DECLARED,
  /** A snapshot of microdata was taken into the vault. */
  DATA_DELIVERED,
  /** Reasons were given for a delivery that differs much from the one before. */
  DELIVERY_JUSTIFIED,
  /** A snapshot was erased. */
  DATA_ERASED,
  /** An indicator was defined or its definition changed. */
  INDICATOR_DEFINED,
  /** A version of a release rule was drafted. */
  RULE_DRAFTED,
  /** A release rule was decided on. */
  RULE_DECIDED,
  /** It was said how many reviewers a release rule asks for. */
  REVIEWERS_ASKED,
  /** The privacy budget of a dataset was set. */
  BUDGET_ALLOWED,
  /** Privacy budget was spent, before noise was drawn. */
  BUDGET_SPENT,
  /** Noisy counts were drawn and stored. */
  MEASUREMENT_STORED,
  /** A publication was prepared. */
  PUBLICATION_PREPARED,
  /** A move of the review: submitted, reviewed, approved, returned or refused. */
  PUBLICATION_DECIDED,
  /** The data-protection officer allowed a cell to be shown though its rule would hide it. */
  WAIVER_GRANTED,
  /** Such an exception was taken back. */
  WAIVER_REVOKED,
  /** The release calendar says when something will become public. */
  RELEASE_ANNOUNCED,
  /** A publication became public. */
  PUBLISHED,
  /** A publication was withdrawn. */
  WITHDRAWN,
  /** The pseudonyms of every snapshot were made anew under a further key. */
  LINKAGE_KEY_CHANGED,
  /** A new key signs from now on. */
  SIGNING_KEY_CHANGED,
  /** Somebody of the office logged in. */
  STAFF_LOGGED_IN,
  /** Somebody of the office looked at what is not public, on a page. */
  CONFIDENTIAL_VIEWED,
  /** Somebody of the office fetched what is not public, as a document. */
  CONFIDENTIAL_DOWNLOADED;

  /**
   * How much of such an entry everybody may see. When staff come and what they look at is theirs:
   * that it was recorded can be proved without telling it.
   */
  Openness openness() {
    return switch (this) {
      case STAFF_LOGGED_IN, CONFIDENTIAL_VIEWED, CONFIDENTIAL_DOWNLOADED -> Openness.SEALED;
      case DATASET_DECLARED,
          AREAS_DECLARED,
          DATA_DELIVERED,
          DELIVERY_JUSTIFIED,
          DATA_ERASED,
          LINKAGE_KEY_CHANGED,
          INDICATOR_DEFINED,
          RULE_DRAFTED,
          RULE_DECIDED,
          REVIEWERS_ASKED,
          BUDGET_ALLOWED,
          BUDGET_SPENT,
          MEASUREMENT_STORED,
          PUBLICATION_PREPARED,
          PUBLICATION_DECIDED,
          WAIVER_GRANTED,
          WAIVER_REVOKED,
          RELEASE_ANNOUNCED,
          PUBLISHED,
          WITHDRAWN,
          SIGNING_KEY_CHANGED ->
          Openness.OPEN;
    };
  }
}
