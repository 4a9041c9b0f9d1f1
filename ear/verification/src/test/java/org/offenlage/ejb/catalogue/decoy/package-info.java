/** A violation of the architecture on purpose; entry type: none. */
@NullMarked
package org.offenlage.ejb.catalogue.decoy;

import org.jspecify.annotations.NullMarked;
