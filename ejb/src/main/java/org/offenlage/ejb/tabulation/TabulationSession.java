package org.offenlage.ejb.tabulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/** A connection to the database that counts, and what was put before it. For one thread. */
interface TabulationSession extends AutoCloseable {

  /** The words of the database. */
  SqlDialect dialect();

  /** What the names of tables end in, so that sessions keep out of each other's way. */
  String suffix();

  /** Snapshots of at least so many parts are counted so many parts at a time. */
  int partsAtOnce();

  /** Where statements run. */
  Connection connection();

  /** An engine of this process that tells where in files columns lie; gone with the session. */
  DuckDBConnection footers() throws SQLException;

  /** Makes the table of a climb; its name ends in {@link #suffix}. */
  void load(Climb climb) throws SQLException;

  /**
   * Lets statements read the files of a snapshot, which stay until the session forgets them.
   *
   * @param files plain Parquet, at least one
   */
  Relation read(List<Path> files, DatasetDeclaration declaration) throws SQLException;

  /** Deletes files and all that {@link #read} made of them. */
  void forget(Relation relation, List<Path> files) throws SQLException;

  @Override
  void close() throws SQLException;
}
