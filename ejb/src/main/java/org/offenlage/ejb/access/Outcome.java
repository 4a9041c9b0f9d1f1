package org.offenlage.ejb.access;

import java.util.function.Function;

/**
 * How an act ended: done, with what came of it, or refused, with the reason.
 *
 * <p>A refusal is an answer, not a failure: nothing was changed by the act.
 *
 * @param <T> what comes of the act
 */
public sealed interface Outcome<T> {

  /** The act was done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** The act was not done. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  /** The same outcome with what came of it turned into something else. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    if (this instanceof Done<T> done) {
      return new Done<>(change.apply(done.value()));
    }
    return new Refused<>(((Refused<T>) this).refusal());
  }

  /**
   * What came of the act.
   *
   * @throws IllegalStateException where it was refused; the message holds the refusal's detail
   */
  default T orElseThrow() {
    if (this instanceof Done<T> done) {
      return done.value();
    }
    throw new IllegalStateException(((Refused<T>) this).refusal().detail());
  }
}
