package org.offenlage.ejb.microdata;

import java.util.List;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * A file that differs so much from the delivery before that it waits for reasons. Of its content
 * nothing is kept but its hash.
 *
 * @param delivery which
 * @param sha256 of the file, lower case hexadecimal
 * @param changes a phrase each
 */
public record HeldDelivery(Delivery delivery, String sha256, List<LocalizedText> changes) {
  public HeldDelivery {
    changes = List.copyOf(changes);
  }
}
