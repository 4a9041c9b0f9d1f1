package org.offenlage.ejb.democounty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Writes the demo county's registers as files, so that what was published from them can be counted
 * again by other means.
 */
public final class DemoCountyExport {

  private DemoCountyExport() {}

  /**
   * Writes {@code residents-YEAR.csv}, {@code births-YEAR.csv} and {@code vehicles-YEAR.csv} for
   * every year.
   *
   * @param arguments one: the folder to write into, made where it does not exist
   */
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("name the folder to write the registers into");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    DemoRegister register = DemoRegister.invent();
    for (int year = DemoRegister.FIRST_YEAR; year <= DemoRegister.LAST_YEAR; year++) {
      write(folder.resolve("residents-" + year + ".csv"), year, register::writeResidents);
      write(folder.resolve("births-" + year + ".csv"), year, register::writeBirths);
      write(folder.resolve("vehicles-" + year + ".csv"), year, register::writeVehicles);
    }
  }

  private static void write(Path file, int year, BiConsumer<Integer, OutputStream> register)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      register.accept(year, out);
    }
  }
}
