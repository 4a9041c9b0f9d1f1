package org.offenlage.ejb.startup;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the newest schema when the server starts; other beans that run at start
 * name it in {@code @DependsOn("DatabaseMigration")}.
 *
 * <p>Flyway locks the database, so of several servers that start at once one migrates. The role of
 * the public side must exist; its name is {@code offenlage.db.public.user} or {@code
 * OFFENLAGE_DB_PUBLIC_USER}, else {@code offenlage_public}.
 */
@Startup
@Singleton(name = "DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource office;

  @PostConstruct
  void migrate() {
    migrate(office, publicRole());
  }

  /** Migrates the database behind this source. */
  static void migrate(DataSource office, String publicRole) {
    Flyway.configure(DatabaseMigration.class.getClassLoader())
        .dataSource(office)
        .locations("classpath:db/migration")
        .defaultSchema("migration")
        .createSchemas(true)
        .placeholders(Map.of("public_role", plain(publicRole)))
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static String publicRole() {
    String property = System.getProperty("offenlage.db.public.user");
    String role = property != null ? property : System.getenv("OFFENLAGE_DB_PUBLIC_USER");
    return role == null || role.isBlank() ? "offenlage_public" : role;
  }

  /** Role names go into statements as text; anything unusual is refused rather than escaped. */
  private static String plain(String role) {
    if (!role.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalStateException(
          "the public database role must be a plain name of lower case letters, digits and _");
    }
    return role;
  }
}
