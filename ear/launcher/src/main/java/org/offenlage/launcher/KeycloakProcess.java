package org.offenlage.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Keycloak of our own, with the realm of {@code realm-config}.
 *
 * <p>It runs from the provisioned installation, which several may share, and keeps its data in a
 * directory of its own. Not thread-safe.
 */
public final class KeycloakProcess implements AutoCloseable {
  /** Name of the realm. */
  public static final String REALM = "offenlage";

  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final ProcessRegister register;
  private final Path log;
  private final int port;

  private KeycloakProcess(Process process, ProcessRegister register, Path log, int port) {
    this.process = process;
    this.register = register;
    this.log = log;
    this.port = port;
  }

  /**
   * Begins to start the server; {@link #awaitReady} tells when it answers.
   *
   * @param home the provisioned Keycloak
   * @param directory holds its data
   * @param log a file to which its messages are added
   * @param webUrl where the application answers, to which browsers are sent back
   */
  public static KeycloakProcess start(
      Path home,
      Path directory,
      Path log,
      int port,
      String webUrl,
      Secrets secrets,
      ProcessRegister register)
      throws IOException {
    Path java = JavaPrograms.java();
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // Short starts and a small footprint matter more here than the speed of a login.
    command.addAll(List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname-strict=false",
            "--import-realm"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "KC_DB_URL",
                "jdbc:h2:file:" + directory.resolve("keycloak") + ";NON_KEYWORDS=VALUE",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.machine("keycloak.admin"),
                "OFFENLAGE_OIDC_SECRET",
                secrets.machine("keycloak.client"),
                "OFFENLAGE_PUBLIC_URL",
                webUrl));
    Process process = builder.start();
    register.add("Keycloak", process, java);
    return new KeycloakProcess(process, register, log, port);
  }

  /** Base URL of the server. */
  public String url() {
    return "http://localhost:" + port;
  }

  /** URL of the realm. */
  public String realmUrl() {
    return url() + "/realms/" + REALM;
  }

  public Process process() {
    return process;
  }

  /** Waits until the realm answers. */
  public void awaitReady() throws StartRefused {
    awaitRealm(realmUrl(), Optional.of(this));
  }

  /** Waits until a realm answers, whoever runs it. */
  static void awaitRealm(String realmUrl, Optional<KeycloakProcess> ours) throws StartRefused {
    Http http = new Http();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (http.ask(realmUrl + "/.well-known/openid-configuration")
        .filter(a -> a.status() == 200)
        .isEmpty()) {
      if (ours.isPresent() && !ours.get().process.isAlive()) {
        throw new StartRefused(
            "Keycloak did not start; its messages are in " + ours.get().log + ".");
      }
      if (System.nanoTime() > end) {
        throw new StartRefused("No Keycloak realm answers at " + realmUrl + ".");
      }
      Waiting.briefly();
    }
  }

  /** Whether a realm database is there already, so that the realm's file is not read again. */
  static boolean holdsRealm(Path directory) {
    return Files.exists(directory.resolve("keycloak.mv.db"));
  }

  @Override
  public void close() {
    ProcessRegister.stop(process.toHandle());
    try {
      register.remove(process);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
