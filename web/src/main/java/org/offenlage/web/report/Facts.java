package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Texts;

/** What a reader must know about an indicator, in the order in which pages tell it. */
final class Facts {

  private final List<IndicatorPage.Fact> facts = new ArrayList<>();
  private final Texts texts;

  private Facts(Texts texts) {
    this.texts = texts;
  }

  static List<IndicatorPage.Fact> of(PublishedTable table, Edition edition, Texts texts) {
    Facts told = new Facts(texts);
    IndicatorMetadata metadata = table.metadata();
    told.tell("facts.definition", metadata.definition());
    told.tell("facts.interpretation", metadata.interpretation());
    told.tell("facts.unit", metadata.unit());
    metadata
        .details()
        .ifPresent(
            details -> {
              told.tell("facts.basis", details.basis());
              told.tell("facts.direction", details.direction().label());
              told.tell("facts.caveats", details.caveats());
              told.tell("facts.updated", details.updateInterval());
            });
    told.tell("facts.source", metadata.source());
    metadata.details().ifPresent(details -> told.tell("facts.contact", details.contact()));
    told.tell("facts.field", metadata.field().label());
    told.tell("facts.version", LocalizedText.same(edition.version(texts)));
    told.tell("facts.rule", table.rule());
    told.tell("facts.hash", LocalizedText.same(table.contentHash()));
    return List.copyOf(told.facts);
  }

  private void tell(String key, LocalizedText text) {
    facts.add(new IndicatorPage.Fact(texts.get(key), text.in(texts.language().locale())));
  }
}
