/**
 * What all forms share: values with the complaints about them, notices that outlive a redirect, and
 * how a refusal is told.
 *
 * <p>Entry type: {@link org.offenlage.web.form.Form}. Knows nothing of what is asked in a form.
 */
@NullMarked
package org.offenlage.web.form;

import org.jspecify.annotations.NullMarked;
