package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.JobKind;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.RowProblemJson;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.upload.DeliveryReports;

/**
 * How far a job is, and the list of jobs. The page of a job comes again by itself until the job is
 * at its end, unless the reader stops that, and then leads to what came of it.
 */
@Named("jobPage")
@ViewScoped
public class JobPage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int SECONDS_BETWEEN_VIEWS = 2;
  private static final long SECONDS_IN_MINUTE = 60;
  private static final long MINUTES_IN_HOUR = 60;

  @Inject private transient Jobs jobs;
  @Inject private transient Deliveries deliveries;
  @Inject private DeliveryReports reports;
  @Inject private Notices notices;

  private @Nullable UUID id;
  private transient @Nullable Job job;

  /** Takes the job from the address. */
  @PostConstruct
  public void begin() {
    try {
      id = UUID.fromString(Pages.parameter("id"));
    } catch (IllegalArgumentException noIdentifier) {
      id = null;
      return;
    }
    Job shown = getJob();
    if (shown == null) {
      Pages.nothingHere();
    } else if (shown.kind() == JobKind.PREPARATION) {
      Pages.goTo("/office/preparation?id=" + shown.id());
    } else if (shown.state() instanceof Job.Ended ended) {
      report(shown, ended)
          .ifPresent(report -> Pages.goTo("/office/delivery?report=" + reports.keep(report)));
    } else if (isComingAgain()) {
      Pages.comeAgain(SECONDS_BETWEEN_VIEWS);
    }
  }

  /** What became of a delivered file; nothing where its job ended without an answer. */
  private Optional<DeliveryReports.Report> report(Job shown, Job.Ended ended) {
    return deliveries
        .find(shown.id())
        .map(
            delivery ->
                new DeliveryReports.Report(
                    delivery.datasetId(),
                    delivery.period(),
                    delivery.fileName(),
                    outcome(delivery, ended)));
  }

  private static DeliveryOutcome outcome(Delivery delivery, Job.Ended ended) {
    return delivery
        .snapshot()
        .<DeliveryOutcome>map(snapshot -> new DeliveryOutcome.Accepted(snapshot, List.of()))
        .orElseGet(() -> RowProblemJson.read(ended.report()));
  }

  /** All jobs that are under way, and the newest others. */
  public List<Job> getAll() {
    return jobs.newest();
  }

  /** The job that the address names; none where there is no such. */
  public @Nullable Job getJob() {
    if (job == null && id != null) {
      job = jobs.find(id).orElse(null);
    }
    return job;
  }

  /** How far it is, while a server works on it. */
  public Job.@Nullable Running getRunning() {
    Job shown = getJob();
    return shown != null && shown.state() instanceof Job.Running running ? running : null;
  }

  /** Whether the page comes again by itself. */
  public boolean isComingAgain() {
    Job shown = getJob();
    return shown != null && !shown.isEnded() && !Pages.parameter("still").equals("1");
  }

  /** How far a job is, in words. */
  public String state(Job shown) {
    String key;
    if (shown.state() instanceof Job.Ended ended) {
      key = ended.ending().name();
    } else if (shown.isCancelAsked()) {
      key = "CANCELLING";
    } else {
      key = shown.state() instanceof Job.Running ? "RUNNING" : "WAITING";
    }
    return Words.here().get("job.state." + key);
  }

  /** Whether it did what was ordered. */
  public boolean isDone() {
    Job shown = getJob();
    return shown != null
        && shown.state() instanceof Job.Ended ended
        && ended.ending() == Job.Ending.DONE;
  }

  /** KERN's name for how a state looks. */
  public String look(Job shown) {
    if (shown.state() instanceof Job.Ended ended) {
      return switch (ended.ending()) {
        case DONE -> "success";
        case CANCELLED, INTERRUPTED -> "warning";
        case REFUSED, FAILED -> "danger";
      };
    }
    return "info";
  }

  /** What a job does, in words. */
  public String kind(Job shown) {
    return Words.here().get("job.kind." + shown.kind().name());
  }

  /** How many rows were read, and how long it will take yet. */
  public String getStep() {
    Job.Running running = getRunning();
    Job shown = getJob();
    if (running != null && shown != null && shown.kind() == JobKind.RELINKING) {
      return Words.here().get("job.relinking");
    }
    if (running == null) {
      return Words.here().get("job.waiting");
    }
    Texts words = Words.here();
    String rows =
        words.get("job.rows", Numbers.format(running.step().rowsDone(), Pages.language()));
    return running.left().map(left -> rows + ", " + left(words, left)).orElse(rows);
  }

  private static String left(Texts words, Duration left) {
    long minutes = (left.toSeconds() + SECONDS_IN_MINUTE / 2) / SECONDS_IN_MINUTE;
    if (minutes == 0) {
      return words.get("job.left.seconds");
    }
    return minutes < 2 * MINUTES_IN_HOUR
        ? words.get("job.left.minutes", Long.toString(minutes))
        : words.get("job.left.hours", Long.toString(minutes / MINUTES_IN_HOUR));
  }

  /** Asks for the end of the job. */
  public void cancel() {
    Job shown = getJob();
    if (shown != null) {
      if (jobs.cancel(shown.id())) {
        notices.done(Words.here().get("job.cancel.asked"));
      }
      Pages.goTo(address(shown));
    }
  }

  /** The page of a job. */
  public String address(Job shown) {
    return (shown.kind() == JobKind.PREPARATION ? "/office/preparation?id=" : "/office/job?id=")
        + shown.id();
  }
}
