/**
 * The documents with which the office accounts for how it handles personal data (Art. 5(2) GDPR),
 * made from the live system: record of processing, impact assessment, retention list, answer to an
 * access request.
 *
 * <p>Entry type: {@link org.offenlage.web.office.accountability.DocumentServlet}. What is kept and
 * decided is asked of the EJBs; here it is only put into words, as HTML and as PDF/UA.
 */
@NullMarked
package org.offenlage.web.office.accountability;

import org.jspecify.annotations.NullMarked;
