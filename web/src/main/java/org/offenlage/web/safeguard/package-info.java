/**
 * What holds for every response and every request that changes something: security headers, the
 * same-origin rule, and which addresses exist.
 *
 * <p>Entry types are filters, in the order that web.xml gives them. Who may do what is left to the
 * EJBs.
 */
@NullMarked
package org.offenlage.web.safeguard;

import org.jspecify.annotations.NullMarked;
