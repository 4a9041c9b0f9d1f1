/**
 * Citizens answer back: feedback on a published figure and proposals for indicators, and the
 * office's answers.
 *
 * <p>Entry type: {@link org.offenlage.ejb.participation.Participation}. Uses the schema {@code
 * participation} through the public database role only.
 */
@NullMarked
package org.offenlage.ejb.participation;

import org.jspecify.annotations.NullMarked;
