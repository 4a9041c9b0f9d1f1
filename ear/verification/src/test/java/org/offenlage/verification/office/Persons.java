package org.offenlage.verification.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The persons of the Austrian EU-SILC as the R package laeken makes them up, from the file beside
 * the checkout; where it is not there, as many persons of our own making in the same form.
 *
 * <p>Read here by other means than the server's, to count again what it publishes.
 *
 * @param bytes the file to deliver
 * @param rows its records
 */
record Persons(byte[] bytes, List<Persons.Row> rows) {

  static final List<String> LAENDER =
      List.of(
          "Burgenland",
          "Carinthia",
          "Lower Austria",
          "Salzburg",
          "Styria",
          "Tyrol",
          "Upper Austria",
          "Vienna",
          "Vorarlberg");

  private static final String HEADER =
      "\"db030\",\"rb030\",\"db040\",\"hsize\",\"age\",\"rb090\",\"pl030\",\"pb220a\",\"eqIncome\"";

  record Row(String land, int age, String sex, double income) {}

  static Persons read() {
    Path file = shared().resolve("data/eusilc.csv");
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : madeUp();
      return new Persons(bytes, parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shared() {
    String property = System.getProperty("offenlage.shared", System.getenv("OFFENLAGE_SHARED"));
    return property != null
        ? Path.of(property)
        : Path.of(System.getProperty("offenlage.root")).resolveSibling("shared");
  }

  private static List<Row> parse(String text) {
    List<Row> rows = new ArrayList<>();
    String[] lines = text.split("\\R");
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].replace("\"", "").split(",", -1);
      rows.add(
          new Row(cells[2], Integer.parseInt(cells[4]), cells[5], Double.parseDouble(cells[8])));
    }
    return rows;
  }

  /** Seed 14827: always the same persons. Small Länder have few of the oldest, as in life. */
  private static byte[] madeUp() {
    Random random = new Random(14_827);
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (int person = 1; person <= 14_827; person++) {
      int land = (int) Math.floor(9 * Math.pow(random.nextDouble(), 0.4));
      csv.append(person / 2)
          .append(',')
          .append(person)
          .append(",\"")
          .append(LAENDER.get(land))
          .append("\",2,")
          .append((int) (97 * Math.pow(random.nextDouble(), 1.4)))
          .append(random.nextBoolean() ? ",\"male\"" : ",\"female\"")
          .append(",,\"AT\",")
          .append(Math.round(Math.exp(9.7 + 0.6 * random.nextGaussian())))
          .append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
