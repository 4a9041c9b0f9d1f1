/**
 * Files that members of staff upload: read as they come in, never put aside on a disk, since they
 * name people.
 *
 * <p>Entry type: {@link org.offenlage.web.office.upload.DeliveryServlet}. Checking the rows is left
 * to {@code ejb.microdata}.
 */
@NullMarked
package org.offenlage.web.office.upload;

import org.jspecify.annotations.NullMarked;
