package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/**
 * How far a preparation is. The page comes again by itself until it is at its end, unless the
 * reader stops that, and then leads to the publication.
 */
@Named("preparationPage")
@ViewScoped
public class PreparationPage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int SECONDS_BETWEEN_VIEWS = 2;

  @Inject private transient PreparationOrders orders;
  @Inject private Notices notices;

  private final Form form = new Form();
  private @Nullable UUID id;
  private transient @Nullable PreparationOrder order;

  /** Takes the preparation from the address. */
  @PostConstruct
  public void begin() {
    try {
      id = UUID.fromString(Pages.parameter("id"));
    } catch (IllegalArgumentException noIdentifier) {
      id = null;
    }
    PreparationOrder shown = getOrder();
    if (shown == null) {
      Pages.nothingHere();
    } else if (shown.progress() instanceof PreparationOrder.Prepared prepared) {
      notices.done(Words.here().get("prepare.done"));
      Pages.goTo("/office/publication?id=" + prepared.publication());
    } else if (isComingAgain()) {
      Pages.comeAgain(SECONDS_BETWEEN_VIEWS);
    }
  }

  /** The preparation that the address names; none where there is no such. */
  public @Nullable PreparationOrder getOrder() {
    if (order == null && id != null) {
      order = orders.find(id).orElse(null);
    }
    return order;
  }

  /** How far it is, while it is under way. */
  public PreparationOrder.@Nullable Running getRunning() {
    PreparationOrder shown = getOrder();
    return shown != null && shown.progress() instanceof PreparationOrder.Running running
        ? running
        : null;
  }

  /** Whether the page comes again by itself. */
  public boolean isComingAgain() {
    return getRunning() != null && !Pages.parameter("still").equals("1");
  }

  /** Where it stands, in words. */
  public String getState() {
    PreparationOrder shown = getOrder();
    return shown == null ? "" : PreparationWords.state(shown);
  }

  /** What is being done, in words. */
  public String getStep() {
    PreparationOrder.Running running = getRunning();
    return running == null ? "" : PreparationWords.step(running);
  }

  /** Why it cannot be prepared; empty where it can. */
  public String getRefusal() {
    PreparationOrder shown = getOrder();
    return shown != null && shown.progress() instanceof PreparationOrder.Refused refused
        ? Words.refusal(refused.refusal())
        : "";
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** Calls the preparation off. */
  public void cancel() {
    PreparationOrder shown = getOrder();
    if (shown != null) {
      if (orders.cancel(shown.id())) {
        notices.done(Words.here().get("job.cancel.asked"));
      }
      Pages.goTo(address(shown));
    }
  }

  /** Begins again what was interrupted. */
  public void repeat() {
    form.checkAgain();
    PreparationOrder shown = getOrder();
    if (shown == null) {
      return;
    }
    Outcome<PreparationOrder> outcome = orders.repeat(shown.id());
    if (outcome instanceof Outcome.Done<PreparationOrder> done) {
      Pages.goTo(address(done.value()));
    } else {
      form.refuse("", Words.refusal(((Outcome.Refused<PreparationOrder>) outcome).refusal()));
      order = null;
    }
  }

  static String address(PreparationOrder order) {
    return "/office/preparation?id=" + order.id();
  }
}
