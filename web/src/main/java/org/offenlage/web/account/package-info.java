/**
 * The pages of citizens with an account: logging in and out, feedback on a figure, proposals, and
 * what became of them.
 *
 * <p>Entry type: {@link org.offenlage.web.account.MyContributions}. On the public side of the wall:
 * sees published figures and contributions, nothing else.
 */
@NullMarked
package org.offenlage.web.account;

import org.jspecify.annotations.NullMarked;
