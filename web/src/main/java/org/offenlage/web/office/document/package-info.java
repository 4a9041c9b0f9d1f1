/**
 * Datasets, indicators, release rules and publications as JSON documents of the office API, which
 * the office pages take too.
 *
 * <p>Entry types: {@link org.offenlage.web.office.document.DatasetDocument} and its siblings, each
 * of which reads and writes one kind. Whether a document fits what is stored is left to the EJBs.
 */
@NullMarked
package org.offenlage.web.office.document;

import org.jspecify.annotations.NullMarked;
