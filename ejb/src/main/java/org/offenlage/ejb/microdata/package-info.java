/**
 * Deliveries of records of respondents: what a dataset looks like, which snapshots of it the vault
 * holds, and how a file becomes one.
 *
 * <p>Entry types: {@link org.offenlage.ejb.microdata.Datasets} to declare, {@link
 * org.offenlage.ejb.microdata.Deliveries} to deliver. Counting is left to {@code tabulation},
 * protection to {@code protection}.
 */
@NullMarked
package org.offenlage.ejb.microdata;

import org.jspecify.annotations.NullMarked;
