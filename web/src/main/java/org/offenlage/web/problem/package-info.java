/**
 * Refusals and errors as readers and programs see them: RFC 9457 for the API, pages for people.
 *
 * <p>Entry type: {@link org.offenlage.web.problem.Problem}. Says what to do next and never tells
 * anything of the inside.
 */
@NullMarked
package org.offenlage.web.problem;

import org.jspecify.annotations.NullMarked;
