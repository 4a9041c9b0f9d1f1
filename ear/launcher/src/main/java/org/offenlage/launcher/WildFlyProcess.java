package org.offenlage.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A WildFly of our own with the application.
 *
 * <p>It runs from the provisioned installation, which several may share; configuration, deployment,
 * logs and temporary files live in a base directory of its own. Configuration and deployment are
 * copied anew at each start. Not thread-safe.
 */
public final class WildFlyProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;
  private static final String DEPLOYMENT = "offenlage.ear";

  /** What WildFly's own start script opens to libraries, as its common.sh lists it. */
  private static final List<String> MODULE_OPTIONS =
      List.of(
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  private final Process process;
  private final ProcessRegister register;
  private final Path base;
  private final Path log;

  private WildFlyProcess(Process process, ProcessRegister register, Path base, Path log) {
    this.process = process;
    this.register = register;
    this.base = base;
    this.log = log;
  }

  /**
   * Begins to start the server; {@link #awaitDeployed} tells when the application is in place.
   *
   * @param home the provisioned WildFly
   * @param base the base directory
   * @param archive the EAR
   * @param logs directory of the log
   * @param properties system properties; no secrets, for everybody on the machine can see them
   * @param environment added to the environment; secrets go here
   */
  public static WildFlyProcess start(
      Path home,
      Path base,
      Path archive,
      Path logs,
      Ports ports,
      Map<String, String> properties,
      Map<String, String> environment,
      ProcessRegister register)
      throws IOException {
    prepare(home, base, archive);
    Path java = JavaPrograms.java();
    Path log = logs.resolve("server.log");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(MODULE_OPTIONS);
    command.addAll(
        List.of(
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djboss.modules.system.pkgs=org.jboss.byteman",
            "-Dorg.jboss.boot.log.file=" + log,
            "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties")));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + base,
            "-Djboss.server.log.dir=" + logs,
            "-Djboss.http.port=" + ports.web(),
            "-Djboss.management.http.port=" + ports.management(),
            "--server-config=offenlage.xml"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs.resolve("wildfly-console.log").toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    register.add("WildFly", process, java);
    return new WildFlyProcess(process, register, base, log);
  }

  private static void prepare(Path home, Path base, Path archive) throws IOException {
    for (String old : List.of("configuration", "deployments", "tmp")) {
      PrivateFiles.deleteTree(base.resolve(old));
    }
    PrivateFiles.copyTree(home.resolve("standalone/configuration"), base.resolve("configuration"));
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Files.copy(archive, deployments.resolve(DEPLOYMENT));
  }

  /** Waits until the application is deployed. */
  public void awaitDeployed() throws StartRefused, IOException {
    Path deployments = base.resolve("deployments");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(deployments.resolve(DEPLOYMENT + ".deployed"))) {
      if (!process.isAlive()) {
        throw new StartRefused("WildFly did not start; its messages are in " + log + ".");
      }
      if (Files.exists(deployments.resolve(DEPLOYMENT + ".failed"))) {
        throw new StartRefused(
            "The application could not be deployed: " + lastError() + " (more in " + log + ").");
      }
      if (System.nanoTime() > end) {
        throw new StartRefused(
            "The application was not in place within five minutes; see " + log + ".");
      }
      Waiting.briefly();
    }
  }

  private String lastError() throws IOException {
    String last = "unknown reason";
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      if (line.contains(" ERROR ")) {
        last = line;
      }
    }
    return last;
  }

  public Process process() {
    return process;
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
