package org.offenlage.ejb.access;

/** The realm's roles, as they stand in tokens and in {@code @RolesAllowed}. */
public final class Roles {

  /** Sends feedback and proposes indicators. */
  public static final String CITIZEN = "citizen";

  /** Delivers microdata, prepares publications, approves those of others. */
  public static final String PLANNER = "planner";

  /** Decides on release rules, reviews publications, watches the privacy budget. */
  public static final String DATA_PROTECTION_OFFICER = "data-protection-officer";

  /** Runs the installation; sees no confidential content. */
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
