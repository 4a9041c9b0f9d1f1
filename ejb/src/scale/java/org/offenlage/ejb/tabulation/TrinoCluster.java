package org.offenlage.ejb.tabulation;

import io.trino.plugin.hive.HivePlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/**
 * A Trino of one coordinator and two workers in this process, whose Hive connector reads the memory
 * file system; started once and left to end with the process.
 */
@NullMarked
final class TrinoCluster {

  private static final Path FOLDER = Path.of("/dev/shm");

  /** Named as folders that the vault sweeps away when their process is gone. */
  private static final String METASTORE =
      "offenlage-" + ProcessHandle.current().pid() + "-trino-metastore";

  private static final TabulationEngine ENGINE = start();

  private TrinoCluster() {}

  /** The engine that counts on it. */
  static TabulationEngine engine() {
    return ENGINE;
  }

  private static TabulationEngine start() {
    try {
      // Closed by the end of the process: jqwik has no moment after all containers.
      @SuppressWarnings("resource")
      DistributedQueryRunner runner =
          DistributedQueryRunner.builder(TestingSession.testSessionBuilder().build())
              .setWorkerCount(2)
              .build();
      runner.installPlugin(new HivePlugin());
      runner.createCatalog(
          "hive",
          "hive",
          Map.of(
              "hive.metastore", "file",
              "hive.metastore.catalog.dir", "local:///" + METASTORE,
              "fs.native-local.enabled", "true",
              "local.location", FOLDER.toString(),
              "hive.security", "allow-all"));
      String url =
          "jdbc:trino://" + runner.getCoordinator().getAddress() + "/hive/offenlage?user=offenlage";
      return new TabulationEngine.Trino(url, FOLDER, Optional.empty());
    } catch (Exception e) {
      throw new IllegalStateException("Trino does not start", e);
    }
  }
}
