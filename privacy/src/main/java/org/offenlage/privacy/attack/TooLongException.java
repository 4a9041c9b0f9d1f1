package org.offenlage.privacy.attack;

/** Thrown where the allowed steps do not suffice. */
final class TooLongException extends RuntimeException {

  private static final long serialVersionUID = 1;
}
