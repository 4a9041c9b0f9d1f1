/**
 * Turns confidential tables into safe ones under a release rule: by suppression, or by noise that
 * is paid for first and drawn once.
 *
 * <p>Entry types: {@link org.offenlage.ejb.protection.ReleaseRules} for the rules and {@link
 * org.offenlage.ejb.protection.ReleaseRule}. Whether what came out may be published is left to
 * {@code review}.
 */
@NullMarked
package org.offenlage.ejb.protection;

import org.jspecify.annotations.NullMarked;
