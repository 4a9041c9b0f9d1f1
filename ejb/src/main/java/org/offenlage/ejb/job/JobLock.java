package org.offenlage.ejb.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * That this server works on a job: an advisory lock of the database on a connection of its own.
 * When the server dies its connection ends, and the database takes the lock away; no clocks are
 * compared. Not safe for use by several threads.
 */
final class JobLock implements AutoCloseable {

  private final Connection connection;
  private final long key;

  private JobLock(Connection connection, long key) {
    this.connection = connection;
    this.key = key;
  }

  /** The lock's number. */
  static long key(UUID job) {
    return job.getMostSignificantBits() ^ job.getLeastSignificantBits();
  }

  /** Takes the lock; nothing where somebody has it. */
  static Optional<JobLock> take(DataSource office, UUID job) throws SQLException {
    Connection connection = office.getConnection();
    try {
      if (ask(connection, "select pg_try_advisory_lock(?)", key(job))) {
        return Optional.of(new JobLock(connection, key(job)));
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      ask(connection, "select pg_advisory_unlock(?)", key);
    }
  }

  private static boolean ask(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
