package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.form.Pages;
import org.offenlage.web.language.Texts;

/** Who is working here: the roles, and what waits for them. */
@Named
@RequestScoped
public class Staff {

  /** Actions that wait for somebody; taking back is always possible and waits for nobody. */
  private static final Set<Action> WAITING =
      EnumSet.complementOf(EnumSet.of(Action.WITHDRAW, Action.SUPERSEDE));

  @Inject private HttpServletRequest request;
  @Inject private Publications publications;
  @Inject private ReleaseRules rules;
  @Inject private Participation participation;

  private @Nullable List<Task> tasks;

  /** Whether the caller is a planner. */
  public boolean isPlanner() {
    return request.isUserInRole(Roles.PLANNER);
  }

  /** Whether the caller is a data-protection officer. */
  public boolean isOfficer() {
    return request.isUserInRole(Roles.DATA_PROTECTION_OFFICER);
  }

  /** Whether the caller runs the installation. */
  public boolean isAdministrator() {
    return request.isUserInRole(Roles.ADMINISTRATOR);
  }

  /** Login name of the caller. */
  public String getName() {
    String name = request.getRemoteUser();
    return name == null ? "" : name;
  }

  /** The caller's roles in words. */
  public String getRoles() {
    List<String> roles = new ArrayList<>();
    for (String role : List.of(Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR)) {
      if (request.isUserInRole(role)) {
        roles.add(Words.here().get("role." + role));
      }
    }
    return String.join(", ", roles);
  }

  /** Whether the page's address begins so; the overview has an address of its own. */
  public boolean at(String prefix) {
    Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String path = forwarded instanceof String original ? original : request.getRequestURI();
    return prefix.endsWith("/") ? path.equals(prefix) : path.startsWith(prefix);
  }

  /** A text of the office with its place filled in. */
  public String say(String key, Object value) {
    return Words.here().get(key, String.valueOf(value));
  }

  /** A text of the office with its two places filled in. */
  public String say(String key, Object first, Object second) {
    return Words.here().get(key, String.valueOf(first), String.valueOf(second));
  }

  /** A text of the office with its three places filled in. */
  public String say(String key, Object first, Object second, Object third) {
    return Words.here()
        .get(key, String.valueOf(first), String.valueOf(second), String.valueOf(third));
  }

  /** What waits for the caller. */
  public List<Task> getTasks() {
    if (tasks == null) {
      tasks = findTasks();
    }
    return tasks;
  }

  private List<Task> findTasks() {
    Texts words = Words.here();
    List<Task> found = new ArrayList<>();
    if (isPlanner() || isOfficer()) {
      for (WorkbenchItem item : publications.all()) {
        if (item.possible().stream().anyMatch(WAITING::contains)) {
          found.add(
              new Task(
                  "/office/publication?id=" + item.id(),
                  item.metadata().name().in(Pages.language().locale())
                      + ", "
                      + Periods.inWords(item.periods()),
                  words.get("state." + item.state().name())));
        }
      }
    }
    if (isOfficer()) {
      for (ReleaseRule rule : rules.all()) {
        if (rule.state() == ReleaseRule.State.DRAFT && !rule.author().equals(getName())) {
          found.add(
              new Task(
                  RulePages.address(rule),
                  rule.draft().title().in(Pages.language().locale()),
                  words.get("overview.rule-to-decide")));
        }
      }
    }
    if (isPlanner()) {
      long open = participation.all().stream().filter(each -> each.answer().isEmpty()).count();
      if (open > 0) {
        found.add(
            new Task(
                "/office/contributions",
                words.get("nav.contributions"),
                words.get("overview.unanswered", Long.toString(open))));
      }
    }
    return found;
  }

  /**
   * Something that waits for the caller.
   *
   * @param address where it is done
   * @param title what it is about
   * @param state where it stands
   */
  public record Task(String address, String title, String state) {}
}
