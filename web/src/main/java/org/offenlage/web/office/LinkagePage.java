package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.microdata.Linkage;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.vault.LinkCount;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Numbers;

/** How many records of one register find their respondent in another, and the linkage key. */
@Named("linkagePage")
@RequestScoped
public class LinkagePage {

  private static final int PER_CENT = 100;

  @Inject private Linkage linkage;
  @Inject private Notices notices;

  private final Form form = new Form();
  private @Nullable List<LinkCount> counts;

  /** Periods of which there are snapshots. */
  public List<ReferencePeriod> getPeriods() {
    return linkage.periods();
  }

  /** The period that the address asks for; empty where it names none. */
  public String getPeriod() {
    return Pages.parameter("period");
  }

  /** The counts of that period; empty where none is asked for. */
  public List<LinkCount> getCounts() {
    if (counts == null) {
      counts =
          linkage.periods().stream()
              .filter(period -> period.code().equals(getPeriod()))
              .findFirst()
              .map(linkage::counts)
              .orElse(List.of());
    }
    return counts;
  }

  /** The share of records that find theirs; empty where no record names anybody. */
  public String share(LinkCount count) {
    return count.records() == 0
        ? ""
        : Numbers.format(PER_CENT * count.linked() / count.records(), Pages.language()) + " %";
  }

  /** The number of the key in force. */
  public int getKey() {
    return linkage.keyInForce();
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** What is entered. */
  public Form getForm() {
    return form;
  }

  /** Has the key changed in the background. */
  public void change() {
    form.checkAgain();
    String reason = form.required("reason", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    Optional<Job> job = linkage.changeKey(reason);
    if (job.isPresent()) {
      Pages.goTo("/office/job?id=" + job.get().id());
    } else {
      notices.refused(Words.here().get("linkage.under-way"));
      Pages.goTo("/office/jobs");
    }
  }
}
