/**
 * The public report: pages in clean addresses, made on the server, complete without scripts.
 *
 * <p>Entry types: the servlets, one a kind of page; they make what a page says and forward to its
 * template. Drawing is left to {@code chart}, which part of a table is meant to {@code selection}.
 */
@NullMarked
package org.offenlage.web.report;

import org.jspecify.annotations.NullMarked;
