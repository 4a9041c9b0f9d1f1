package org.offenlage.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.web.form.Pages;

/** What the caller sent, with the answers. */
@Named("myContributions")
@RequestScoped
public class MyContributions {

  @Inject private HttpServletRequest request;
  @Inject private Participation participation;
  @Inject private Catalogue catalogue;

  private @Nullable List<Contribution> all;

  /** Whether the caller can contribute; members of staff without that role cannot. */
  public boolean isCitizen() {
    return request.isUserInRole(Roles.CITIZEN);
  }

  /** What the caller sent, newest first. */
  public List<Contribution> getAll() {
    if (all == null) {
      all = isCitizen() ? participation.mine() : List.of();
    }
    return all;
  }

  /** A text of the account with its place filled in. */
  public String say(String key, Object value) {
    return AccountWords.here().get(key, String.valueOf(value));
  }

  /** Name of the indicator that a feedback is about. */
  public String name(Contribution contribution) {
    if (!(contribution instanceof Contribution.Feedback feedback)) {
      return "";
    }
    return catalogue.indicators().stream()
        .filter(each -> each.id().equals(feedback.figure().indicatorId()))
        .findFirst()
        .map(each -> each.name().in(Pages.language().locale()))
        .orElse(feedback.figure().indicatorId());
  }

  /** Version and codes of the figure that a feedback is about. */
  public String about(Contribution contribution) {
    if (!(contribution instanceof Contribution.Feedback feedback)) {
      return "";
    }
    return AccountWords.here()
        .get(
            "mine.about",
            Integer.toString(feedback.figure().version()),
            String.join(", ", feedback.figure().codes()));
  }

  /** Whether a contribution is about a figure. */
  public boolean isFeedback(Contribution contribution) {
    return contribution instanceof Contribution.Feedback;
  }
}
