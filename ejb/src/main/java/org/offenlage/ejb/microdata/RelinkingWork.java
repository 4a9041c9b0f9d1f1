package org.offenlage.ejb.microdata;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.LinkageKeys;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.job.JobRun;
import org.offenlage.ejb.job.JobStep;
import org.offenlage.ejb.job.JobWork;
import org.offenlage.ejb.microdata.vault.StoredParts;

/**
 * Writes every snapshot again under a further linkage key, then lets all of them change at once.
 * Until then the old files are used; what an attempt that died has written is swept away.
 */
@Dependent
public class RelinkingWork implements JobWork {

  /** The one stage. */
  public static final String RELINKING = "RELINKING";

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageKeys keys;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Override
  public JobKind kind() {
    return JobKind.RELINKING;
  }

  @Override
  public void run(JobRun run) {
    int number = register.inForce() + 1;
    keys.make(number);
    Map<UUID, StoredParts> moved = new HashMap<>();
    boolean done = false;
    try {
      Optional<List<UUID>> left = Optional.empty();
      while (left.isEmpty()) {
        write(number, moved, run);
        left = register.change(number, moved, run.claim());
      }
      done = true;
      left.get().forEach(installed.vault()::erase);
    } finally {
      if (!done) {
        moved.values().forEach(stored -> installed.vault().erase(stored.folder()));
      }
    }
  }

  /** Writes what was not written yet; deliveries may have become visible meanwhile. */
  private void write(int number, Map<UUID, StoredParts> moved, JobRun run) {
    List<LinkageRegister.Linked> older = register.olderThan(number);
    for (LinkageRegister.Linked each : older) {
      run.tell(new JobStep(RELINKING, "", Math.min(99, 100 * moved.size() / older.size()), 0));
      UUID snapshot = each.stored().snapshot();
      if (!moved.containsKey(snapshot)) {
        moved.put(
            snapshot,
            installed
                .relink(each.declaration(), each.stored(), each.linkageKey(), number)
                .of(snapshot));
      }
    }
  }

  @Override
  public void clear(UUID job, Job.Ending ending) {
    // What an attempt has written it erases itself, or the next sweep does.
  }
}
