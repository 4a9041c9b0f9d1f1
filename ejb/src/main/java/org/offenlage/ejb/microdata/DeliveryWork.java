package org.offenlage.ejb.microdata;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobEnded;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.job.JobRun;
import org.offenlage.ejb.job.JobStep;
import org.offenlage.ejb.job.JobWork;
import org.offenlage.ejb.microdata.vault.CountedStream;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.Vault;

/**
 * Reads a delivered file that was put aside. An attempt that died has left sealed parts of the
 * snapshot; the next one reads the file again, for what is checked needs every record, but seals
 * only what is behind them.
 */
@Dependent
public class DeliveryWork implements JobWork {

  /** The one stage: records are read, checked, pseudonymised, sealed. */
  public static final String READING = "READING";

  @Inject
  @SuppressWarnings("NullAway.Init")
  DeliveryJobs files;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Deliveries deliveries;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister linkage;

  @Override
  public JobKind kind() {
    return JobKind.DELIVERY;
  }

  @Override
  public void run(JobRun run) {
    WaitingFile file =
        files
            .find(run.job())
            .orElseThrow(() -> new IllegalStateException("the delivered file is gone"));
    run.tell(JobStep.begun(READING));
    DatasetDeclaration declaration = datasets.find(file.datasetId()).orElseThrow();
    int key = linkage.inForce();
    try (SnapshotWriter writer = writer(run.job(), file, declaration, key);
        InputStream plain = installed.vault().received().open(file.kept());
        InputStream counted =
            new CountedStream(
                plain, bytes -> run.tell(step(bytes, file.kept().byteCount(), writer)))) {
      try {
        deliveries.take(
            new Deliveries.Reading(
                declaration, file.period(), file.fileName(), key, Optional.of(run.claim())),
            writer,
            counted);
      } catch (JobEnded ended) {
        if (ended.why() != JobEnded.Why.CANCELLED) {
          writer.keepForLater();
        }
        throw ended;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the delivered file cannot be read", e);
    }
  }

  private static JobStep step(long bytes, long of, SnapshotWriter writer) {
    // The last percent is for what comes after the last byte.
    int percent = of == 0 ? 0 : (int) Math.min(99, 100 * bytes / of);
    return new JobStep(READING, "", percent, writer.rowsTaken());
  }

  /** Goes on with what an earlier attempt left, or begins. */
  private SnapshotWriter writer(
      UUID job, WaitingFile file, DatasetDeclaration declaration, int key) {
    Vault vault = installed.vault();
    Optional<SnapshotWriter> left =
        file.checkpoint()
            .filter(folder -> file.linkageKey() == key)
            .flatMap(folder -> vault.resume(folder, declaration));
    if (left.isPresent()) {
      return left.get();
    }
    UUID folder = UUID.randomUUID();
    files.writingTo(job, folder, key);
    return vault.write(folder, declaration);
  }

  @Override
  public void clear(UUID job, Job.Ending ending) {
    Optional<WaitingFile> file = files.find(job);
    if (file.isEmpty()) {
      return;
    }
    switch (ending) {
      case DONE -> {}
      case REFUSED, CANCELLED, FAILED, INTERRUPTED ->
          file.get().checkpoint().ifPresent(installed.vault()::erase);
    }
    installed.vault().received().delete(job);
    files.forget(job);
  }
}
