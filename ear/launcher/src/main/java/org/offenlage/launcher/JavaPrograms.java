package org.offenlage.launcher;

import java.nio.file.Path;

/** The Java that the servers run on: the one that runs this. */
final class JavaPrograms {
  private JavaPrograms() {}

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
