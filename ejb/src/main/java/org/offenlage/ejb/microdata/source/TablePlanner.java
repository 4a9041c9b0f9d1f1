package org.offenlage.ejb.microdata.source;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.Deliveries;

/** Hands tables of other databases in, as the office itself. */
@Stateless
@PermitAll
@RunAs(Roles.PLANNER)
public class TablePlanner {

  private static final int FETCHED_ROWS = 10_000;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Deliveries deliveries;

  /**
   * Says that this server reads a table on a day; false where another one does. Public, for a
   * container calls no other methods.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean claim(String datasetId, LocalDate day) {
    return entities
            .createNativeQuery(
                "insert into microdata.table_run (dataset_id, due_on) values (:dataset, :day)"
                    + " on conflict do nothing")
            .setParameter("dataset", datasetId)
            .setParameter("day", day)
            .executeUpdate()
        == 1;
  }

  /**
   * Reads a table into a delivery, which a job then checks as any other.
   *
   * @return false where its dataset is not declared
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean deliver(TableSource source, LocalDate day) throws SQLException, IOException {
    Optional<DatasetDeclaration> declaration = datasets.find(source.datasetId());
    if (declaration.isEmpty()) {
      return false;
    }
    List<String> columns = declaration.get().columns().stream().map(Column::name).toList();
    Properties login = new Properties();
    login.setProperty("user", source.user());
    if (source.passwordFile().isPresent()) {
      List<String> lines = Files.readAllLines(source.passwordFile().get());
      login.setProperty("password", lines.isEmpty() ? "" : lines.get(0));
    }
    try (Connection connection = DriverManager.getConnection(source.url(), login)) {
      // Some drivers fetch everything at once unless told that a transaction is open.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      String quote = connection.getMetaData().getIdentifierQuoteString();
      try (PreparedStatement statement =
          connection.prepareStatement(select(columns, source.table(), quote))) {
        statement.setFetchSize(FETCHED_ROWS);
        try (ResultSet rows = statement.executeQuery();
            TableLines lines = new TableLines(rows, columns)) {
          deliveries.receive(
              source.datasetId(), source.periodOn(day), source.table() + ".jsonl", lines);
        }
      }
      connection.rollback();
    }
    return true;
  }

  static String select(List<String> columns, String table, String quote) {
    return "select "
        + columns.stream()
            .map(name -> quote + name.replace(quote, quote + quote) + quote)
            .collect(Collectors.joining(", "))
        + " from "
        + table;
  }
}
