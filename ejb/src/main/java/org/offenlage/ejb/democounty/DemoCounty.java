package org.offenlage.ejb.democounty;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;

/**
 * Loads the demo county after the server has started, where it is asked for: by the system property
 * {@code offenlage.demo} or the environment variable {@code OFFENLAGE_DEMO}, {@code true} in
 * either.
 *
 * <p>A start that finds the demo loaded changes nothing. How far it is tells {@link DemoStatus}.
 */
@Startup
@Singleton
@DependsOn({"DatabaseMigration", "VaultSweep"})
public class DemoCounty {

  private static final Logger LOG = System.getLogger(DemoCounty.class.getName());

  @Resource
  @SuppressWarnings("NullAway.Init")
  ManagedExecutorService executor;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoPlanner planner;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoOfficer officer;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoApprover approver;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoStatus status;

  @PostConstruct
  void start() {
    if (DemoSwitch.isOn()) {
      status.becomes(new DemoStatus.State.Loading(0, "starting"));
      executor.execute(this::load);
    }
  }

  private void load() {
    try {
      new DemoLoad(planner, new DemoPublications(planner, officer, approver), status, executor)
          .run();
      LOG.log(Level.INFO, "the demo county is loaded");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      status.becomes(new DemoStatus.State.Failed("the server stopped"));
    } catch (ExecutionException | RuntimeException e) {
      LOG.log(Level.ERROR, "the demo county cannot be loaded", e);
      status.becomes(new DemoStatus.State.Failed(String.valueOf(e.getMessage())));
    }
  }
}
