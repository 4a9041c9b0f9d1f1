/**
 * Cell suppression: sensitive cells in, a pattern of suppressed cells out under which no sensitive
 * cell can be estimated more closely than its protection level allows, over the whole system.
 *
 * <p>Entry type: {@link org.offenlage.privacy.suppression.CellSuppressor}. Which cells are
 * sensitive is decided in {@code risk}; an independent check lives in {@code audit}.
 */
@NullMarked
package org.offenlage.privacy.suppression;

import org.jspecify.annotations.NullMarked;
