/**
 * The reader's language: which it is, the texts in it, and how numbers and dates look in it.
 *
 * <p>Entry type: {@link org.offenlage.web.language.Language}. What is said about a figure is left
 * to {@code report}.
 */
@NullMarked
package org.offenlage.web.language;

import org.jspecify.annotations.NullMarked;
