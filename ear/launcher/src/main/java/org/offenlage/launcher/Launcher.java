package org.offenlage.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts database, login server and application server, waits until the demo county can be read,
 * and stops everything again when it is told to.
 *
 * <p>The settings are system properties and environment variables, see {@link Settings}. It ends
 * with status 1, and with everything stopped, when a part cannot be started or ends by itself.
 */
public final class Launcher {
  private final Settings settings;
  private final Progress progress;
  private final RunningParts parts;

  private Launcher(Settings settings, Progress progress, RunningParts parts) {
    this.settings = settings;
    this.progress = progress;
    this.parts = parts;
  }

  /** Runs until it is interrupted. */
  public static void main(String[] arguments) {
    Progress progress = new Progress(System.out);
    RunningParts parts = new RunningParts(progress);
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop everything"));
    String refusal;
    try {
      Settings settings = Settings.from(System.getProperties(), System.getenv());
      if (settings.errand().isPresent()) {
        run(settings.errand().get(), settings, progress);
        return;
      }
      refusal = new Launcher(settings, progress, parts).run();
    } catch (StartRefused e) {
      refusal = e.getMessage();
    } catch (IOException e) {
      refusal = "A file could not be read or written: " + e;
    }
    if (!parts.isAboutToStop()) {
      progress.print("");
      progress.print("Offenlage could not run. " + refusal);
      // Ends the Maven that we run in, too: its own report of the failure would bury the sentence.
      System.exit(1);
    }
  }

  /** Backs up or restores, while nothing runs. */
  private static void run(Settings.Errand errand, Settings settings, Progress progress)
      throws IOException, StartRefused {
    if (settings.ownDatabase().isPresent()) {
      throw new StartRefused(
          "A database of your own is backed up with its own tools; see docs/operation.md.");
    }
    String passphrase =
        Optional.ofNullable(System.getenv("OFFENLAGE_BACKUP_PASSPHRASE")).orElse("");
    try (RunDirectory directory = RunDirectory.open(settings.runDirectory())) {
      for (String orphan : directory.processes().stopOrphans()) {
        progress.say(orphan, "left over from an earlier start: stopped");
      }
      if (errand instanceof Settings.Errand.MakeBackup backup) {
        Backup.make(directory, backup.file(), passphrase);
        progress.say("Backup", "written to " + backup.file());
      } else if (errand instanceof Settings.Errand.RestoreBackup backup) {
        Backup.restore(directory, backup.file(), passphrase);
        progress.say("Backup", "restored from " + backup.file());
      }
    }
  }

  /** Starts everything and stays; returns why it could not stay. */
  private String run() throws IOException, StartRefused {
    progress.print("Offenlage: starting the demo. Data: " + settings.runDirectory());
    RunDirectory directory =
        parts.add(RunningParts.DATA, RunDirectory.open(settings.runDirectory()));
    ProcessRegister processes = directory.processes();
    for (String orphan : processes.stopOrphans()) {
      progress.say(orphan, "left over from an earlier start: stopped");
    }
    if (settings.beginning() == Settings.Beginning.ANEW) {
      directory.reset();
      progress.say("Data", "earlier data deleted, as -Dreset asks");
    } else if (directory.holdsData()) {
      progress.say("Data", "kept from the earlier start (-Dreset would begin anew)");
    }
    requireFreePorts();
    String webUrl = "http://localhost:" + settings.ports().web();
    Secrets secrets = directory.secrets();

    CompletableFuture<Optional<KeycloakProcess>> keycloak =
        CompletableFuture.supplyAsync(
            () -> unchecked(() -> startKeycloak(directory, secrets, processes, webUrl)));
    Optional<EmbeddedDatabase> database = startDatabase(directory, secrets, processes);
    WildFlyProcess wildfly = startWildFly(directory, secrets, processes, webUrl, database);
    awaitApplication(webUrl);
    Optional<KeycloakProcess> login = join(keycloak);

    welcome(webUrl, login.isPresent() ? DemoAccount.all(secrets) : List.of());
    return awaitEnd(wildfly, database, login);
  }

  private void requireFreePorts() throws StartRefused {
    Ports ports = settings.ports();
    Ports.requireFree(ports.web(), "the web server", "port");
    Ports.requireFree(ports.management(), "WildFly's management", "management.port");
    if (settings.ownRealm().isEmpty()) {
      Ports.requireFree(ports.keycloak(), "Keycloak", "keycloak.port");
    }
    if (settings.ownDatabase().isEmpty()) {
      Ports.requireFree(ports.database(), "PostgreSQL", "database.port");
    }
  }

  private Optional<KeycloakProcess> startKeycloak(
      RunDirectory directory, Secrets secrets, ProcessRegister processes, String webUrl)
      throws IOException, StartRefused {
    if (settings.ownRealm().isPresent()) {
      String url = settings.ownRealm().get().url();
      progress.say("Keycloak", "using " + url);
      KeycloakProcess.awaitRealm(url, Optional.empty());
      return Optional.empty();
    }
    Path home = directory.keycloak();
    progress.say("Keycloak", "starting on port " + settings.ports().keycloak());
    KeycloakProcess keycloak =
        parts.add(
            "Keycloak",
            KeycloakProcess.start(
                settings.keycloakHome(),
                home,
                directory.logs().resolve("keycloak.log"),
                settings.ports().keycloak(),
                webUrl,
                secrets,
                processes));
    keycloak.awaitReady();
    Path prepared = home.resolve("prepared-for");
    if (!Files.exists(prepared) || !Files.readString(prepared).equals(webUrl)) {
      KeycloakAdministration realm = KeycloakAdministration.of(keycloak, secrets);
      realm.setApplication(webUrl, secrets.machine("keycloak.client"));
      realm.addAccounts(DemoAccount.all(secrets));
      Files.writeString(prepared, webUrl, StandardCharsets.UTF_8);
    }
    progress.say("Keycloak", "ready");
    return Optional.of(keycloak);
  }

  private Optional<EmbeddedDatabase> startDatabase(
      RunDirectory directory, Secrets secrets, ProcessRegister processes)
      throws IOException, StartRefused {
    if (settings.ownDatabase().isPresent()) {
      OwnDatabaseCheck.requireUsable(settings.ownDatabase().get());
      progress.say("PostgreSQL", "using " + settings.ownDatabase().get().url());
      return Optional.empty();
    }
    progress.say("PostgreSQL", "starting on port " + settings.ports().database());
    EmbeddedDatabase database =
        parts.add(
            "PostgreSQL",
            EmbeddedDatabase.start(
                settings.binaries(),
                directory.database(),
                directory.logs().resolve("postgresql.log"),
                settings.ports().database(),
                EmbeddedDatabase.Durability.DURABLE,
                secrets,
                processes));
    progress.say("PostgreSQL", "ready");
    return Optional.of(database);
  }

  private WildFlyProcess startWildFly(
      RunDirectory directory,
      Secrets secrets,
      ProcessRegister processes,
      String webUrl,
      Optional<EmbeddedDatabase> database)
      throws IOException, StartRefused {
    Map<String, String> environment = new HashMap<>();
    if (database.isPresent()) {
      environment.put("OFFENLAGE_DB_URL", database.get().url());
      environment.put("OFFENLAGE_DB_OFFICE_USER", "offenlage_office");
      environment.put("OFFENLAGE_DB_OFFICE_PASSWORD", secrets.machine("database.office"));
      environment.put("OFFENLAGE_DB_PUBLIC_USER", "offenlage_public");
      environment.put("OFFENLAGE_DB_PUBLIC_PASSWORD", secrets.machine("database.public"));
    }
    if (settings.ownRealm().isEmpty()) {
      environment.put(
          "OFFENLAGE_OIDC_URL",
          "http://localhost:" + settings.ports().keycloak() + "/realms/" + KeycloakProcess.REALM);
      environment.put("OFFENLAGE_OIDC_SECRET", secrets.machine("keycloak.client"));
    }
    environment.put("OFFENLAGE_PUBLIC_URL", webUrl);
    environment.put("OFFENLAGE_VAULT_DIR", directory.vault().toString());
    environment.put("OFFENLAGE_KEYS_DIR", directory.keys().toString());
    // Only Linux has a memory file system by default; the demo's people are invented.
    if (!Files.isDirectory(Path.of("/dev/shm"))) {
      environment.put("OFFENLAGE_MEMORY_DIR", directory.memory().toString());
    }
    progress.say("WildFly", "starting on port " + settings.ports().web());
    WildFlyProcess wildfly =
        parts.add(
            "WildFly",
            WildFlyProcess.start(
                settings.wildflyHome(),
                directory.wildfly(),
                settings.archive(),
                directory.logs(),
                settings.ports(),
                Map.of("offenlage.demo", "true", "offenlage.demo.report", "true"),
                environment,
                processes));
    wildfly.awaitDeployed();
    progress.say("WildFly", "application deployed");
    return wildfly;
  }

  /**
   * Waits until the application answers and, where it loads the demo county, until that is done.
   */
  private void awaitApplication(String webUrl) throws StartRefused {
    Http http = new Http();
    String shown = "";
    while (!parts.isStopping()) {
      Optional<Http.Answer> health = http.ask(webUrl + "/api/v1/health");
      if (health.isPresent() && health.get().status() == 404) {
        return;
      }
      if (health.isPresent() && health.get().status() == 200) {
        String demo = health.get().member("demo").orElse("READY");
        String step = health.get().member("step").orElse("");
        if (demo.equals("FAILED")) {
          throw new StartRefused("The demo county could not be loaded: " + step);
        }
        if (!demo.equals("LOADING")) {
          return;
        }
        if (!step.equals(shown)) {
          progress.say("Demo", step);
          shown = step;
        }
      }
      Waiting.briefly();
    }
  }

  private void welcome(String webUrl, List<DemoAccount> accounts) {
    progress.print("");
    progress.print("  The report      " + webUrl + "/");
    progress.print("  The office      " + webUrl + "/office/");
    if (!accounts.isEmpty()) {
      progress.print("  Log in as");
      for (DemoAccount account : accounts) {
        progress.print(
            String.format(
                "    %-14s %-18s %s", account.user(), account.password(), account.whom()));
      }
    }
    progress.print("  Messages of the servers: " + settings.runDirectory().resolve("log"));
    progress.print("  Ctrl-C stops everything; the data is kept.");
    progress.print("");
    progress.print("READY " + webUrl + "/");
    progress.print("  The demo's further indicators are published in the background, in minutes.");
  }

  private String awaitEnd(
      WildFlyProcess wildfly,
      Optional<EmbeddedDatabase> database,
      Optional<KeycloakProcess> login) {
    CompletableFuture<String> end = new CompletableFuture<>();
    completeAtExit(end, wildfly.process(), "WildFly");
    database.ifPresent(d -> completeAtExit(end, d.process(), "PostgreSQL"));
    login.ifPresent(k -> completeAtExit(end, k.process(), "Keycloak"));
    return end.join()
        + " ended by itself; its messages are in "
        + settings.runDirectory()
        + "/log.";
  }

  private static void completeAtExit(CompletableFuture<String> end, Process process, String name) {
    var unused = process.onExit().thenRun(() -> end.complete(name));
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException, StartRefused;
  }

  private static <T> T unchecked(Step<T> step) {
    try {
      return step.run();
    } catch (IOException | StartRefused e) {
      throw new CompletionException(e);
    }
  }

  private static <T> T join(CompletableFuture<T> future) throws IOException, StartRefused {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartRefused refused) {
        throw refused;
      }
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw e;
    }
  }
}
