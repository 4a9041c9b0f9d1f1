package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.upload.DeliveryReports;

/** What the pages about deliveries show. */
@Named("deliveryPages")
@RequestScoped
public class DeliveryPages {

  private static final int MOST_SHOWN = 200;

  @Inject private Deliveries deliveries;
  @Inject private DeliveryReports reports;

  private @Nullable List<Delivery> all;
  private DeliveryReports.@Nullable Report report;
  private boolean looked;

  /** All files that were handed in, newest first. */
  public List<Delivery> getAll() {
    if (all == null) {
      all = deliveries.list();
    }
    return all;
  }

  /** The dataset for which the form was opened. */
  public String getDataset() {
    return Pages.parameter("dataset");
  }

  /** The period with which the form was sent before. */
  public String getPeriod() {
    return Pages.parameter("period");
  }

  /** The name of the report that the address asks for. */
  public String getReportName() {
    return Pages.parameter("report");
  }

  /** The report that the address asks for; none where it is not kept any more. */
  public DeliveryReports.@Nullable Report getReport() {
    if (!looked) {
      looked = true;
      report = reports.find(getReportName()).orElse(null);
      if (report == null) {
        Pages.nothingHere();
      }
    }
    return report;
  }

  /** What was accepted; none where nothing was. */
  public DeliveryOutcome.@Nullable Accepted getAccepted() {
    DeliveryReports.Report shown = getReport();
    return shown != null && shown.outcome() instanceof DeliveryOutcome.Accepted accepted
        ? accepted
        : null;
  }

  /** What was rejected; none where nothing was. */
  public DeliveryOutcome.@Nullable Rejected getRejected() {
    DeliveryReports.Report shown = getReport();
    return shown != null && shown.outcome() instanceof DeliveryOutcome.Rejected rejected
        ? rejected
        : null;
  }

  /** The first problems of what was rejected. */
  public List<RowProblem> getProblems() {
    DeliveryOutcome.Rejected rejected = getRejected();
    if (rejected == null) {
      return List.of();
    }
    return rejected.problems().subList(0, Math.min(MOST_SHOWN, rejected.problems().size()));
  }

  /** What became of a file, in words. */
  public String result(Delivery delivery) {
    Texts words = Words.here();
    return delivery
        .snapshot()
        .map(
            snapshot ->
                words.get("deliveries.accepted")
                    + ", "
                    + words.get("deliveries.rows", number(snapshot.rows())))
        .orElseGet(
            () ->
                words.get("deliveries.rejected")
                    + ", "
                    + words.get("deliveries.problems", number(delivery.problemCount())));
  }

  private static String number(long number) {
    return Numbers.format(number, Pages.language());
  }

  /** Whether the file only waits for reasons. */
  public boolean isHeld() {
    DeliveryOutcome.Rejected rejected = getRejected();
    return rejected != null
        && rejected.problems().stream()
            .allMatch(problem -> problem.reason() == RowProblem.Reason.IMPLAUSIBLE);
  }

  /** What would have been right, or what is unusual, in the reader's language. */
  public String detail(RowProblem problem) {
    return problem.detail(Pages.language().locale());
  }

  /** What is wrong, in the reader's language. */
  public String reason(RowProblem problem) {
    return problem.reason().in(Pages.language().locale());
  }
}
