package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.vault.MemoryFolder;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.launcher.Backup;
import org.offenlage.launcher.EmbeddedDatabase;
import org.offenlage.launcher.Ports;
import org.offenlage.launcher.RunDirectory;
import org.offenlage.launcher.StartRefused;

/**
 * An installation is backed up, lost and restored: a snapshot needs its files, its key in the
 * database, and the master key, and is read again with all three.
 */
class BackupIT {

  private static final String PASSPHRASE = "correct horse battery";
  private static final int ROWS = 1_000;

  @TempDir Path folder;

  private static DatasetDeclaration people() {
    return new DatasetDeclaration(
        "people",
        "people",
        CsvFormat.INTERNATIONAL,
        List.of(
            Column.required("person", new ColumnType.Identifier("person")),
            Column.required("area", new ColumnType.Code(List.of("a", "b")))),
        new Respondent("person", "person", Respondent.Records.ONE),
        "none, invented",
        Period.ofYears(1));
  }

  private static EmbeddedDatabase start(RunDirectory run) throws IOException, StartRefused {
    return EmbeddedDatabase.start(
        VerificationSystem.property("offenlage.launcher.binaries"),
        run.database(),
        run.logs().resolve("postgresql.log"),
        Ports.anyFree().database(),
        EmbeddedDatabase.Durability.DURABLE,
        run.secrets(),
        run.processes());
  }

  private static Connection connect(EmbeddedDatabase database, RunDirectory run) throws Exception {
    return DriverManager.getConnection(
        database.url(), "offenlage_office", run.secrets().machine("database.office"));
  }

  private static Vault vault(RunDirectory run) throws IOException {
    return new Vault(run.vault(), Files.readAllBytes(run.keys().resolve("vault-master.key")));
  }

  /** Stores a snapshot, as the server does, and answers with its plain bytes. */
  private static byte[] store(RunDirectory run) throws Exception {
    Files.write(run.keys().resolve("vault-master.key"), new byte[32]);
    StoredParts stored;
    try (SnapshotWriter writer = vault(run).write(UUID.randomUUID(), people())) {
      for (int row = 0; row < ROWS; row++) {
        writer.beginRecord(row);
        writer.pseudonym(row, row);
        writer.code(row % 2);
        writer.endRecord();
      }
      stored = writer.finish();
    }
    try (EmbeddedDatabase database = start(run);
        Connection connection = connect(database, run)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create schema microdata; create table microdata.stored_parts (folder uuid,"
                + " part_count int, wrapped_key bytea, checksum text)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into microdata.stored_parts values (?, ?, ?, ?)")) {
        insert.setObject(1, stored.folder());
        insert.setInt(2, stored.partCount());
        insert.setBytes(3, stored.wrappedKey());
        insert.setString(4, stored.checksum());
        insert.executeUpdate();
      }
    }
    return plain(run, stored);
  }

  private static byte[] plain(RunDirectory run, StoredParts stored) throws IOException {
    try (MemoryFolder memory = MemoryFolder.create()) {
      return Files.readAllBytes(vault(run).decrypt(stored, memory).get(0));
    }
  }

  private static byte[] readAgain(RunDirectory run) throws Exception {
    try (EmbeddedDatabase database = start(run);
        Connection connection = connect(database, run);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from microdata.stored_parts")) {
      assertThat(row.next()).isTrue();
      UUID files = row.getObject(1, UUID.class);
      return plain(
          run, new StoredParts(files, files, row.getInt(2), row.getBytes(3), row.getString(4)));
    }
  }

  @Test
  void whatWasLostIsReadAgainAndATamperedBackupIsRefused() throws Exception {
    Path file = folder.resolve("offenlage.backup");
    byte[] before;
    try (RunDirectory run = RunDirectory.open(folder.resolve("run"))) {
      before = store(run);
      assertThatThrownBy(() -> Backup.make(run, file, "short"))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("OFFENLAGE_BACKUP_PASSPHRASE");
      Backup.make(run, file, PASSPHRASE);
      assertThatThrownBy(() -> Backup.restore(run, file, PASSPHRASE))
          .as("over data that is there")
          .hasMessageContaining("already");
      run.reset();
    }
    byte[] good = Files.readAllBytes(file);
    assertThat(new String(good, StandardCharsets.ISO_8859_1))
        .doesNotContain("secrets.properties")
        .doesNotContain("stored_parts");

    try (RunDirectory run = RunDirectory.open(folder.resolve("restored"))) {
      assertRefused(run, file, "another passphrase");
      byte[] changed = good.clone();
      changed[good.length / 2] ^= 1;
      Files.write(file, changed);
      assertRefused(run, file, PASSPHRASE);
      Files.write(file, java.util.Arrays.copyOf(good, good.length - 100_000));
      assertRefused(run, file, PASSPHRASE);

      Files.write(file, good);
      Backup.restore(run, file, PASSPHRASE);
      assertThat(readAgain(run)).isEqualTo(before);
    }
  }

  private static void assertRefused(RunDirectory run, Path file, String passphrase) {
    assertThatThrownBy(() -> Backup.restore(run, file, passphrase))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("nothing was restored");
    assertThat(run.holdsData()).isFalse();
  }
}
