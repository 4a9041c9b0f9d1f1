package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The third wall: what the database lets the role of the public side do. */
class DatabaseWallIT {
  private static final Set<String> OPEN = Set.of("published", "participation");
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private record Table(String schema, String name) {
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  /** All tables, as their owner sees them. */
  private static List<Table> tables() throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Connection office = RealServer.officeDatabase();
        Statement statement = office.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT schemaname, tablename FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
                    + " ORDER BY 1, 2")) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), rows.getString(2)));
      }
    }
    return tables;
  }

  /** What the database says to the public role, as SQLSTATE; 00000 is consent. */
  private static String answerToPublicRole(String sql) throws SQLException {
    try (Connection connection = RealServer.publicDatabase();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.rollback();
      return "00000";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }

  @Nested
  class ThePublicRoleIsRefused {
    @Test
    void everyReadingOfAConfidentialTable() throws SQLException {
      List<Table> confidential = tables().stream().filter(t -> !OPEN.contains(t.schema())).toList();
      assertThat(confidential).hasSizeGreaterThan(5);
      for (Table table : confidential) {
        assertThat(answerToPublicRole("SELECT count(*) FROM " + quoted(table)))
            .as("reading %s", table)
            .isEqualTo(INSUFFICIENT_PRIVILEGE);
      }
    }

    @Test
    void everyWritingOfAPublishedTable() throws SQLException {
      for (Table table : tables()) {
        if (table.schema().equals("published")) {
          assertThat(answerToPublicRole("DELETE FROM " + quoted(table)))
              .as("deleting from %s", table)
              .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
      }
    }

    @Test
    void deedsOfAnOwner() throws SQLException {
      for (String deed :
          List.of(
              "SET ROLE offenlage_office",
              "CREATE SCHEMA mine",
              "CREATE TABLE public.mine (a int)",
              "CREATE TEMP TABLE mine (a int)",
              "COPY (SELECT 1) TO PROGRAM 'true'",
              "SELECT pg_read_file('/etc/hostname')",
              "ALTER ROLE offenlage_public CREATEDB")) {
        assertThat(answerToPublicRole(deed)).as(deed).isEqualTo(INSUFFICIENT_PRIVILEGE);
      }
    }
  }

  @Nested
  class ThePublicRoleIsServed {
    @Test
    void thePublishedTables() throws SQLException {
      List<Table> published =
          tables().stream()
              .filter(t -> t.schema().equals("published"))
              .filter(t -> !t.name().startsWith("flyway"))
              .toList();
      assertThat(published).isNotEmpty();
      for (Table table : published) {
        assertThat(answerToPublicRole("SELECT count(*) FROM " + quoted(table)))
            .as("reading %s", table)
            .isEqualTo("00000");
      }
    }
  }

  @Nested
  class AStranger {
    @Test
    void isNotLetInWithoutAPassword() {
      String url = VerificationSystem.get().database().url();
      for (String role : List.of("postgres", "offenlage_office", "offenlage_public")) {
        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(url, role, "guessed"))
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("28P01");
      }
    }
  }

  private static String quoted(Table table) {
    return '"' + table.schema() + "\".\"" + table.name() + '"';
  }
}
