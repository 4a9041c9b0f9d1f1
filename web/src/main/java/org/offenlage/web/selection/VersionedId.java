package org.offenlage.web.selection;

import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;

/**
 * An indicator as addresses name it: {@code birth-rate} is the newest version, {@code birth-rate@2}
 * always the same one.
 *
 * @param id the indicator's identifier
 * @param version the version, if one is fixed
 */
public record VersionedId(String id, Optional<Integer> version) {

  /** Reads a segment of a path; empty where it cannot name an indicator. */
  public static Optional<VersionedId> parse(String segment) {
    int at = segment.indexOf('@');
    String id = at < 0 ? segment : segment.substring(0, at);
    if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      return Optional.empty();
    }
    if (at < 0) {
      return Optional.of(new VersionedId(id, Optional.empty()));
    }
    String version = segment.substring(at + 1);
    return version.matches("[1-9][0-9]{0,8}")
        ? Optional.of(new VersionedId(id, Optional.of(Integer.valueOf(version))))
        : Optional.empty();
  }

  /** The table that is meant, if it is published. */
  public Optional<PublishedTable> in(Catalogue catalogue) {
    return version.isPresent() ? catalogue.version(id, version.get()) : catalogue.latest(id);
  }

  /** What is left of the version that is meant, where it was withdrawn. */
  public Optional<PublishedVersion.Withdrawn> tombstone(Catalogue catalogue) {
    return catalogue.versions(id).stream()
        .filter(each -> version.isEmpty() || version.get() == each.version())
        .findFirst()
        .filter(PublishedVersion.Withdrawn.class::isInstance)
        .map(PublishedVersion.Withdrawn.class::cast);
  }
}
