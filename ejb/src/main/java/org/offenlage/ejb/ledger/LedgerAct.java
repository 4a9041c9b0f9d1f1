package org.offenlage.ejb.ledger;

/** What can stand in the ledger. Names are stored: none is ever renamed or reused. */
public enum LedgerAct {
  /** What the files of a dataset look like was declared. */
  DATASET_DECLARED,
  /** A snapshot of microdata was taken into the vault. */
  DATA_DELIVERED,
  /** A snapshot was erased. */
  DATA_ERASED,
  /** An indicator was defined or its definition changed. */
  INDICATOR_DEFINED,
  /** A version of a release rule was drafted. */
  RULE_DRAFTED,
  /** A release rule was decided on. */
  RULE_DECIDED,
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
  /** A publication became public. */
  PUBLISHED,
  /** A publication was withdrawn. */
  WITHDRAWN
}
