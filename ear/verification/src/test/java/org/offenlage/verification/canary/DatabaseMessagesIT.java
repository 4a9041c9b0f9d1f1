package org.offenlage.verification.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.InContainer;

/** An error of the database, which ends in the log, does not repeat the row that it is about. */
@ArquillianTest
class DatabaseMessagesIT {
  private static final String CANARY = "Erika Mustermann";

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource office;

  @Resource(lookup = "java:jboss/datasources/PublicDS")
  @SuppressWarnings("NullAway.Init")
  DataSource publicSide;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(DatabaseMessagesIT.class);
  }

  @Test
  void whatTheOfficeStores() throws SQLException {
    assertNothingIsRepeated(office);
  }

  @Test
  void whatThePublicSideStores() throws SQLException {
    assertNothingIsRepeated(publicSide);
  }

  private static void assertNothingIsRepeated(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      SQLException refused =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  statement.execute(
                      "DO $$ BEGIN RAISE unique_violation USING MESSAGE = 'twice',"
                          + " DETAIL = 'Key (name)=("
                          + CANARY
                          + ") already exists.'; END $$"));
      assertThat(refused.getMessage()).contains("twice");
      assertThat(refused.toString()).doesNotContain(CANARY);
    }
  }
}
