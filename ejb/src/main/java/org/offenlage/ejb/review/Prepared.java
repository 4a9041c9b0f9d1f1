package org.offenlage.ejb.review;

import java.util.List;
import org.offenlage.ejb.catalogue.ContentJson;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.ejb.ledger.CanonicalJson;

/**
 * A publication that was protected and is ready for the workbench.
 *
 * @param content what would become public
 * @param ruleId the release rule
 * @param ruleVersion and its version
 * @param findings what was found
 * @param examination what the server found when it examined it
 * @param counted the tables that were counted for it
 */
record Prepared(
    PublicationContent content,
    String ruleId,
    int ruleVersion,
    Findings findings,
    Examination examination,
    List<CountedTable> counted) {

  Prepared {
    counted = List.copyOf(counted);
  }

  String contentJson() {
    return CanonicalJson.of(ContentJson.write(content));
  }

  @Override
  public String toString() {
    return "prepared " + content.metadata().id();
  }
}
