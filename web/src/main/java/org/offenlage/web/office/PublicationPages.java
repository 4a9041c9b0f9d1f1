package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.form.Pages;

/** What the list of publications shows. */
@Named("publicationPages")
@RequestScoped
public class PublicationPages {

  @Inject private Publications publications;
  @Inject private PreparationOrders orders;

  private @Nullable List<WorkbenchItem> all;
  private @Nullable List<PreparationOrder> open;

  /** Everything on the workbench, newest first. */
  public List<WorkbenchItem> getAll() {
    if (all == null) {
      all = publications.all();
    }
    return all;
  }

  /** Preparations under way, and those that wait to be repeated, newest first. */
  public List<PreparationOrder> getOrders() {
    if (open == null) {
      open = orders.open();
    }
    return open;
  }

  /** Where a preparation stands, in words. */
  public String orderState(PreparationOrder order) {
    return PreparationWords.state(order);
  }

  /** KERN's name for how a preparation looks. */
  public String orderLook(PreparationOrder order) {
    return PreparationWords.look(order);
  }

  /** The page of a preparation. */
  public String orderLink(PreparationOrder order) {
    return PreparationPage.address(order);
  }

  /** Consecutive years as a span. */
  public String periods(List<String> codes) {
    return Periods.inWords(codes);
  }

  /** Name of a state in the reader's language. */
  public String state(State state) {
    return Words.here().get("state." + state.name());
  }

  /** KERN's name for how a state looks. */
  public String look(State state) {
    return switch (state) {
      case PREPARED, SUBMITTED, PARTIALLY_REVIEWED, REVIEWED, APPROVED -> "info";
      case PUBLISHED -> "success";
      case RETURNED, CONFLICTED, SUPERSEDED -> "warning";
      case REFUSED, WITHDRAWN -> "danger";
    };
  }

  /** When something was last done with it. */
  public Instant changed(WorkbenchItem item) {
    return item.history().get(item.history().size() - 1).at();
  }

  /** The page of one publication. */
  public String link(WorkbenchItem item) {
    return address(item);
  }

  static String address(WorkbenchItem item) {
    return "/office/publication?id=" + Pages.encoded(item.id().toString());
  }
}
