package org.offenlage.web.report;

import java.util.Optional;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/**
 * A published table as everybody reads it.
 *
 * @param table the table
 * @param address whether links lead to the newest version or always to this one
 * @param newestVersion of the indicator
 */
record ReportEdition(PublishedTable table, Addresses.Version address, int newestVersion)
    implements Edition {

  @Override
  public String page() {
    return Addresses.path(table, address);
  }

  @Override
  public String drawing(String kind) {
    return "/chart/"
        + Addresses.encode(table.metadata().id())
        + "/"
        + table.version()
        + "/"
        + kind
        + ".svg";
  }

  @Override
  public String version(Texts texts) {
    return texts.get(
        "facts.version.text",
        Integer.toString(table.version()),
        Numbers.day(table.publishedAt(), texts.language()));
  }

  @Override
  public boolean isSuperseded() {
    return table.version() < newestVersion;
  }

  @Override
  public Optional<String> ifPublished(String address) {
    return Optional.of(address);
  }
}
