package org.offenlage.web.office.preview;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;

/**
 * Shows previews to the caller of a request, and sees to it that the ledger tells of it: each page
 * is recorded, and the drawings of a page together with it.
 *
 * @param publications the workbench
 * @param request whose caller is shown something
 */
record Showing(Publications publications, HttpServletRequest request) {

  /** Whether the caller may see what is on the workbench. */
  boolean isAllowed() {
    return request.isUserInRole(Roles.PLANNER)
        || request.isUserInRole(Roles.DATA_PROTECTION_OFFICER);
  }

  /** A publication that there is, and that a page is about to show; recorded. */
  WorkbenchItem page(UUID id) {
    WorkbenchItem item = publications.view(id).orElseThrow();
    request.getSession().setAttribute(mark(id), request.getRemoteUser());
    return item;
  }

  /** What a drawing is about to show, if there is such; recorded where its page was not. */
  Optional<PublishedTable> drawing(UUID id) {
    Optional<PublishedTable> table = publications.preview(id);
    // Who logged in anew in the same browser is somebody else.
    if (table.isPresent()
        && !request.getRemoteUser().equals(request.getSession().getAttribute(mark(id)))) {
      page(id);
    }
    return table;
  }

  private static String mark(UUID id) {
    return Showing.class.getName() + "." + id;
  }

  /** The publication that a segment of a path names; empty where it cannot name one. */
  static Optional<UUID> named(String segment) {
    try {
      return Optional.of(UUID.fromString(segment));
    } catch (IllegalArgumentException noIdentifier) {
      return Optional.empty();
    }
  }
}
