/**
 * What the public may read: indicators with their metadata, areas, and published tables.
 *
 * <p>Entry type: {@link org.offenlage.ejb.catalogue.Catalogue}. Reads the schema {@code published}
 * through the public database role only. How anything came to be published is left to {@code
 * publication}.
 */
@NullMarked
package org.offenlage.ejb.catalogue;

import org.jspecify.annotations.NullMarked;
