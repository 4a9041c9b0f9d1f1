/**
 * The office by API, for programs with a bearer token of a member of staff: the same acts as on the
 * office pages, with the same refusals.
 *
 * <p>Entry types: the resources. Who may do what is left to the EJBs; the form of documents to
 * {@code office.document}.
 */
@NullMarked
package org.offenlage.web.office.api;

import org.jspecify.annotations.NullMarked;
