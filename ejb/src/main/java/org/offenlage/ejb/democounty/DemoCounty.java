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
  DemoReport report;

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

  /** The demo is ready without it, so its failure is told and changes nothing else. */
  private void fillReport() {
    Thread thread = Thread.currentThread();
    int priority = thread.getPriority();
    thread.setPriority(Thread.MIN_PRIORITY);
    try {
      report.fill();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the social report of the demo county cannot be completed", e);
    } finally {
      thread.setPriority(priority);
    }
  }

  private void load() {
    try {
      new DemoLoad(planner, new DemoPublications(planner, officer, approver), status, executor)
          .run();
      LOG.log(Level.INFO, "the demo county is loaded");
      if (DemoSwitch.wantsReport()) {
        fillReport();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      status.becomes(new DemoStatus.State.Failed("the server stopped"));
    } catch (ExecutionException | RuntimeException e) {
      LOG.log(Level.ERROR, "the demo county cannot be loaded", e);
      status.becomes(new DemoStatus.State.Failed(String.valueOf(e.getMessage())));
    }
  }
}
