package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.View;

/** Says that an indicator does not have what was asked for, and what it has instead. */
public final class MissingPage {

  private final PublishedTable table;
  private final View.Outcome.Missing missing;
  private final Edition edition;
  private final Texts texts;

  MissingPage(PublishedTable table, View.Outcome.Missing missing, Edition edition, Texts texts) {
    this.table = table;
    this.missing = missing;
    this.edition = edition;
    this.texts = texts;
  }

  /** The indicator's name. */
  public String name() {
    return table.metadata().name().in(texts.language().locale());
  }

  /** Why there is nothing to see. */
  public String reason() {
    return texts.get(
        "missing.text", name(), missing.dimension().label().in(texts.language().locale()));
  }

  /** Pages that do have figures. */
  public List<IndicatorPage.Link> waysOut() {
    List<IndicatorPage.Link> links = new ArrayList<>();
    links.add(new IndicatorPage.Link(texts.get("missing.overview", name()), edition.page()));
    switch (missing.dimension().role()) {
      case AREA ->
          missing.dimension().codes().stream()
              .filter(code -> Dimensions.depth(missing.dimension(), code) < 2)
              .limit(12)
              .forEach(
                  code ->
                      links.add(
                          new IndicatorPage.Link(
                              name()
                                  + ": "
                                  + Labels.of(missing.dimension(), code, texts.language()),
                              edition.page() + "/" + Addresses.encode(code))));
      case PERIOD, CLASSIFICATION -> {
        // The overview lists them in its choices.
      }
    }
    return links;
  }
}
