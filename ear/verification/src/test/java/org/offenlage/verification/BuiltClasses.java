package org.offenlage.verification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The classes that are shipped: those of the real archive, not those of a compiler's output. */
public final class BuiltClasses {
  private static final List<String> OURS =
      List.of("lib/offenlage-privacy.jar", "offenlage-ejb.jar", "offenlage-web.war");

  private BuiltClasses() {}

  /** Reads them from the archive; some seconds. */
  public static JavaClasses read() {
    try {
      Path directory = Files.createTempDirectory("built-classes");
      Path archive = VerificationSystem.property("offenlage.launcher.archive");
      try (FileSystem ear = FileSystems.newFileSystem(archive)) {
        for (String name : OURS) {
          Path part = directory.resolve(Path.of(name).getFileName().toString());
          Files.copy(ear.getPath(name), part, StandardCopyOption.REPLACE_EXISTING);
          try (FileSystem jar = FileSystems.newFileSystem(part)) {
            Path root = jar.getPath(name.endsWith(".war") ? "/WEB-INF/classes" : "/");
            copyClasses(root, directory.resolve("classes"));
          }
        }
      }
      return new ClassFileImporter().importPath(directory.resolve("classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyClasses(Path root, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        Path copy = target.resolve(root.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
