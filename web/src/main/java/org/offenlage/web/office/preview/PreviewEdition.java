package org.offenlage.web.office.preview;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.Edition;

/**
 * A table as it lies on the workbench: its pages and drawings have addresses of the office, and it
 * has no files, no certificate and no address for good.
 *
 * @param id of the publication in the making
 * @param became under which version it became public, and when; empty before
 */
public record PreviewEdition(UUID id, Optional<Became> became) implements Edition {

  static final String PAGES = "/office/publication-preview";
  static final String DRAWINGS = "/office/publication-preview-drawing";

  /** That it became public. */
  record Became(int version, Instant at) {}

  /** The edition of a publication in the making. */
  public static PreviewEdition of(WorkbenchItem item) {
    return new PreviewEdition(
        item.id(),
        item.history().stream()
            .filter(each -> each.state() == State.PUBLISHED && item.publishedVersion().isPresent())
            .findFirst()
            .map(each -> new Became(item.publishedVersion().getAsInt(), each.at())));
  }

  @Override
  public String page() {
    return page(id);
  }

  static String page(UUID id) {
    return PAGES + "/" + id;
  }

  @Override
  public String drawing(String kind) {
    return DRAWINGS + "/" + id + "/" + kind + ".svg";
  }

  @Override
  public String version(Texts texts) {
    return became
        .map(
            known ->
                texts.get(
                    "facts.version.text",
                    Integer.toString(known.version()),
                    Numbers.day(known.at(), texts.language())))
        .orElseGet(() -> texts.get("facts.version.later"));
  }

  /** Never: what replaced it, the workbench says. */
  @Override
  public boolean isSuperseded() {
    return false;
  }

  /** Nothing: a preview is for reading, and no file of it is handed out. */
  @Override
  public Optional<String> ifPublished(String address) {
    return Optional.empty();
  }
}
