/**
 * What readers will see of a publication, shown before it is public to those who decide about it:
 * the report's own page and drawings, filled from what was prepared and marked as not public.
 *
 * <p>Entry type: {@link org.offenlage.web.office.preview.PreviewServlet}. How the page looks is
 * left to {@code web.report}, which knows nothing of previews and reads only what was published.
 */
@NullMarked
package org.offenlage.web.office.preview;

import org.jspecify.annotations.NullMarked;
