/**
 * The part of a published table that a reader asked for, the same for pages, charts and API.
 *
 * <p>Entry type: {@link org.offenlage.web.selection.Selection}. How it looks is left to {@code
 * report}, {@code chart} and {@code api}.
 */
@NullMarked
package org.offenlage.web.selection;

import org.jspecify.annotations.NullMarked;
