package org.offenlage.web.report;

import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.web.language.Language;

/** Names of codes. */
final class Labels {

  private Labels() {}

  /** What readers call a code; the code itself where it has no name. */
  static String of(PublishedDimension dimension, String code, Language language) {
    LocalizedText label = dimension.labels().get(code);
    return label == null ? code : label.in(language.locale());
  }
}
