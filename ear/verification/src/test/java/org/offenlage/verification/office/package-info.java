/** Journeys of staff and citizens, in the browser and by API, against the real server. */
@NullMarked
package org.offenlage.verification.office;

import org.jspecify.annotations.NullMarked;
