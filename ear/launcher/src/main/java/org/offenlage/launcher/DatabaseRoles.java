package org.offenlage.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database of Offenlage and its two roles, each with the least that it needs.
 *
 * <p>{@code offenlage_office} owns the database and migrates it. {@code offenlage_public} may
 * connect, and nothing else: the migrations grant it the published tables and those of
 * participation.
 */
final class DatabaseRoles {
  private DatabaseRoles() {}

  /**
   * Makes the roles and a database of theirs; what is there already is kept, passwords are set
   * anew.
   *
   * @throws StartRefused if the server does not let us
   */
  static void create(
      String serverUrl,
      String databaseUrl,
      String database,
      String superuser,
      String superuserPassword,
      String officePassword,
      String publicPassword)
      throws StartRefused {
    try {
      try (Connection connection = Databases.connect(serverUrl, superuser, superuserPassword);
          Statement statement = connection.createStatement()) {
        role(statement, "offenlage_office", officePassword);
        role(statement, "offenlage_public", publicPassword);
        // The public side answers readers: no statement of its may hold the database for long.
        statement.execute("ALTER ROLE offenlage_public SET statement_timeout = '30s'");
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
          statement.execute("CREATE DATABASE " + database + " OWNER offenlage_office");
        }
        statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        statement.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO offenlage_public");
      }
      try (Connection connection = Databases.connect(databaseUrl, superuser, superuserPassword);
          Statement statement = connection.createStatement()) {
        statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        statement.execute("GRANT USAGE, CREATE ON SCHEMA public TO offenlage_office");
      }
    } catch (SQLException e) {
      throw new StartRefused("The database's roles could not be made: " + e.getMessage(), e);
    }
  }

  private static void role(Statement statement, String name, String password) throws SQLException {
    if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
      statement.execute("CREATE ROLE " + name + " NOSUPERUSER NOCREATEDB NOCREATEROLE LOGIN");
    }
    // Utility statements take no parameters; our own passwords hold letters and digits only.
    statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
