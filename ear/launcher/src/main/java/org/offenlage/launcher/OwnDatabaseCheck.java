package org.offenlage.launcher;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether a PostgreSQL of the user's own can be used, found out before anything else is started: a
 * server that fails in the middle of its deployment says it less clearly.
 */
final class OwnDatabaseCheck {
  private static final int OLDEST_MAJOR_VERSION = 15;

  /** The role that the migrations grant the published tables to. */
  private static final String PUBLIC_ROLE = "offenlage_public";

  private OwnDatabaseCheck() {}

  /**
   * Connects as both roles.
   *
   * @throws StartRefused with what the administrator has to change
   */
  static void requireUsable(Settings.OwnDatabase database) throws StartRefused {
    if (!database.publicSide().role().equals(PUBLIC_ROLE)) {
      throw new StartRefused(
          "OFFENLAGE_DB_PUBLIC_USER has to be "
              + PUBLIC_ROLE
              + ", the role that is granted the published tables.");
    }
    requireLogin(database.url(), database.office());
    requireLogin(database.url(), database.publicSide());
  }

  private static void requireLogin(String url, Settings.Login login) throws StartRefused {
    try (Connection connection = Databases.connect(url, login.role(), login.password())) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_MAJOR_VERSION) {
        throw new StartRefused(
            "The PostgreSQL at "
                + url
                + " has version "
                + version
                + "; Offenlage needs "
                + OLDEST_MAJOR_VERSION
                + " or newer.");
      }
    } catch (SQLException e) {
      throw new StartRefused(
          "The PostgreSQL at " + url + " does not let " + login.role() + " in: " + e.getMessage(),
          e);
    }
  }
}
