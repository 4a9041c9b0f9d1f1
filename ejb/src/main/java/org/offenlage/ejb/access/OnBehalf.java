package org.offenlage.ejb.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In whose name the server does what somebody ordered and did not wait for. It counts only while
 * the server itself is the caller, under the name {@link #SERVER}; it gives nobody a role. Safe for
 * use by several threads.
 */
public final class OnBehalf {

  /** The name under which the server runs jobs. */
  static final String SERVER = "offenlage-jobs";

  private static final ThreadLocal<@Nullable String> NAME = new ThreadLocal<>();

  private OnBehalf() {}

  /**
   * Does something in the name of somebody.
   *
   * @param name login name of who ordered it
   */
  public static <T> T of(String name, Supplier<T> act) {
    NAME.set(name);
    try {
      return act.get();
    } finally {
      NAME.remove();
    }
  }

  /** Who acts where this is the caller. */
  static String name(String caller) {
    String ordered = NAME.get();
    return ordered != null && caller.equals(SERVER) ? ordered : caller;
  }
}
