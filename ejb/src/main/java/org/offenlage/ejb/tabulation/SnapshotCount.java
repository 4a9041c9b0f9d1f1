package org.offenlage.ejb.tabulation;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.MemoryFolder;
import org.offenlage.ejb.microdata.vault.ParquetColumns;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;

/**
 * Runs a statement over one snapshot after the other.
 *
 * <p>Snapshots of many parts are counted some parts at a time, where records do not depend on each
 * other, so that plain data take no more memory than those parts. For use by one thread.
 */
final class SnapshotCount {

  private final TabulationSession session;
  private final Vault vault;
  private final MemoryFolder memory;
  private final CountStatement statement;
  private final CountedDataset dataset;

  SnapshotCount(
      TabulationSession session,
      Vault vault,
      MemoryFolder memory,
      CountStatement statement,
      CountedDataset dataset) {
    this.session = session;
    this.vault = vault;
    this.memory = memory;
    this.statement = statement;
    this.dataset = dataset;
  }

  /** Reads the rows of a result. */
  interface RowReader {
    void read(ResultSet rows) throws SQLException;
  }

  /** Plain files and the relation over them. */
  private record Plain(List<Path> files, Relation relation) {}

  void of(ReferencePeriod period, RowReader reader) throws SQLException {
    StoredParts stored = Objects.requireNonNull(dataset.snapshots().get(period));
    Map<Condition.Linked, Plain> linked = new HashMap<>();
    Map<Condition.Linked, Relation> relations = new HashMap<>();
    for (Map.Entry<Condition.Linked, CountedDataset.LinkedSnapshots> link :
        dataset.linked().entrySet()) {
      StoredParts other = Objects.requireNonNull(link.getValue().byPeriod().get(period));
      DatasetDeclaration declaration = link.getValue().declaration();
      List<Path> files =
          vault.decryptColumns(
              other,
              new Vault.Parts(0, other.partCount()),
              ParquetColumns.places(declaration, CountStatement.columns(link.getKey())),
              memory,
              session.footers());
      Plain plain = new Plain(files, session.read(files, declaration));
      linked.put(link.getKey(), plain);
      relations.put(link.getKey(), plain.relation());
    }
    if (stored.partCount() >= session.partsAtOnce() && statement.isPartByPart()) {
      countPartByPart(stored, relations, period, reader);
    } else {
      List<Path> files = decrypt(stored, new Vault.Parts(0, stored.partCount()));
      Relation relation = session.read(files, dataset.declaration());
      query(statement.over(relation, relations, period), reader);
      session.forget(relation, files);
    }
    for (Plain plain : linked.values()) {
      session.forget(plain.relation(), plain.files());
    }
  }

  private List<Path> decrypt(StoredParts stored, Vault.Parts parts) throws SQLException {
    return vault.decryptColumns(
        stored,
        parts,
        ParquetColumns.places(dataset.declaration(), statement.columns()),
        memory,
        session.footers());
  }

  private void countPartByPart(
      StoredParts stored,
      Map<Condition.Linked, Relation> relations,
      ReferencePeriod period,
      RowReader reader)
      throws SQLException {
    for (int first = 0; first < stored.partCount(); first += session.partsAtOnce()) {
      int end = Math.min(stored.partCount(), first + session.partsAtOnce());
      List<Path> files = decrypt(stored, new Vault.Parts(first, end));
      Relation relation = session.read(files, dataset.declaration());
      SqlWriter.Sql sql = statement.classesOf(relation, relations, period);
      String into =
          first == 0
              ? "CREATE TEMP TABLE " + CountStatement.CLASSES + " AS "
              : "INSERT INTO " + CountStatement.CLASSES + " ";
      try (PreparedStatement insert =
          prepared(new SqlWriter.Sql(into + sql.text(), sql.parameters()))) {
        insert.execute();
      }
      session.forget(relation, files);
    }
    query(statement.overClasses(), reader);
    try (Statement drop = session.connection().createStatement()) {
      drop.execute("DROP TABLE " + CountStatement.CLASSES);
    }
  }

  private void query(SqlWriter.Sql sql, RowReader reader) throws SQLException {
    try (PreparedStatement query = prepared(sql);
        ResultSet rows = query.executeQuery()) {
      reader.read(rows);
    }
  }

  private PreparedStatement prepared(SqlWriter.Sql sql) throws SQLException {
    PreparedStatement prepared = session.connection().prepareStatement(sql.text());
    try {
      for (int p = 0; p < sql.parameters().size(); p++) {
        prepared.setObject(p + 1, sql.parameters().get(p));
      }
      return prepared;
    } catch (SQLException e) {
      prepared.close();
      throw e;
    }
  }
}
