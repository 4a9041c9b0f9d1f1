package org.offenlage.privacy.cli;

import java.nio.file.Path;

/** What the user gave cannot be used; the message is one sentence for the user. */
final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInput(String sentence) {
    super(sentence);
  }

  BadInput(Path file, long line, String sentence) {
    super(file.getFileName() + ", line " + line + ": " + sentence);
  }
}
