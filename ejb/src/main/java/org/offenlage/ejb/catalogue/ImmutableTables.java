package org.offenlage.ejb.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the tables that were read last. They never change, so nothing ever has to be thrown away
 * but for space. Safe for use by several threads.
 */
@ApplicationScoped
public class ImmutableTables {

  private static final int MOST_TABLES = 100;

  private final Map<String, PublishedTable> byPublication =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PublishedTable> eldest) {
          return size() > MOST_TABLES;
        }
      };

  /** The table of a publication, made by the supplier if it is not at hand. */
  public PublishedTable get(String publicationId, Supplier<PublishedTable> make) {
    synchronized (byPublication) {
      PublishedTable known = byPublication.get(publicationId);
      if (known != null) {
        return known;
      }
    }
    // Made outside of the lock: two threads may do it at once, and both get the same table.
    PublishedTable made = make.get();
    synchronized (byPublication) {
      byPublication.put(publicationId, made);
    }
    return made;
  }
}
