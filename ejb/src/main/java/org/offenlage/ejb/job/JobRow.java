package org.offenlage.ejb.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "job", name = "job")
@SuppressWarnings("NullAway.Init")
class JobRow {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private JobKind kind;

  private String title;
  private String author;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  @Column(name = "lock_key")
  private long lockKey;

  private @Nullable Long execution;
  private int attempt;
  private int deaths;

  @Column(name = "alive_at")
  private Instant aliveAt;

  @Column(name = "begun_at")
  private @Nullable Instant begunAt;

  private String stage;
  private String detail;
  private int percent;

  @Column(name = "rows_done")
  private long rowsDone;

  @Column(name = "cancelled_by")
  private @Nullable String cancelledBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  private Job.@Nullable Ending ending;

  private String report;

  protected JobRow() {}

  JobRow(UUID id, JobKind kind, String title, String author, Instant orderedAt) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.author = author;
    this.orderedAt = orderedAt;
    this.lockKey = JobLock.key(id);
    this.aliveAt = orderedAt;
    this.stage = "";
    this.detail = "";
    this.report = "";
  }

  OptionalLong execution() {
    return execution == null ? OptionalLong.empty() : OptionalLong.of(execution);
  }

  void startedAs(long batchExecution) {
    this.execution = batchExecution;
  }

  boolean isEnded() {
    return endedAt != null;
  }

  /** How many servers died over it. */
  int deaths() {
    return deaths;
  }

  /** Counts as a death until the attempt ends otherwise. */
  JobClaim claim(Instant at) {
    attempt++;
    deaths++;
    begunAt = at;
    aliveAt = at;
    return new JobClaim(id, attempt);
  }

  boolean isClaimedBy(JobClaim claim) {
    return endedAt == null && attempt == claim.attempt();
  }

  boolean isCancelAsked() {
    return cancelledBy != null;
  }

  void tell(JobStep step, Instant at) {
    stage = step.stage();
    detail = step.detail();
    percent = step.percent();
    rowsDone = step.rowsDone();
    aliveAt = at;
  }

  /** The server lets go of it without having died. */
  void release() {
    deaths--;
    begunAt = null;
    aliveAt = Instant.EPOCH;
  }

  void cancel(String by) {
    cancelledBy = by;
  }

  void end(Job.Ending how, String what, Instant at) {
    ending = how;
    report = what;
    endedAt = at;
  }

  Job job() {
    return new Job(id, kind, title, author, orderedAt, cancelledBy != null, state());
  }

  private Job.State state() {
    if (ending != null && endedAt != null) {
      return new Job.Ended(ending, endedAt, report);
    }
    return begunAt == null
        ? new Job.Waiting()
        : new Job.Running(new JobStep(stage, detail, percent, rowsDone), begunAt, aliveAt);
  }
}
