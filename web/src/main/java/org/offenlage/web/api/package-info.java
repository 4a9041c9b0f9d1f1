/**
 * The public API: indicators, their figures and their versions for programs, and what citizens send
 * with a token.
 *
 * <p>Entry type: {@link org.offenlage.web.api.Api}. Says the same as the pages, in dot-decimal
 * numbers and with a status for each figure.
 */
@NullMarked
package org.offenlage.web.api;

import org.jspecify.annotations.NullMarked;
