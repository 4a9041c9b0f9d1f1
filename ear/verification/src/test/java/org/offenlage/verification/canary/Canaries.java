package org.offenlage.verification.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marks that occur nowhere but in planted records, and the files that carry them.
 *
 * <p>A search finds a mark in any case, and within binary data.
 */
final class Canaries {

  static final String DATASET = "canary-probe";
  static final String INDICATOR = "canary-probe-count";

  /** Stands in the public name of the indicator: whoever does not find it has not looked. */
  static final String CONTROL = "Kanarienprobe7f3a";

  static final String PERSON = "zqperson7f3a";
  static final String NOTE = "zqnote7f3a";
  static final String CODE = "zqcode7f3a";
  static final String NUMBER = "73194.62841";

  private static final List<String> ALL = List.of(PERSON, NOTE, CODE, NUMBER);
  private static final String HEADER = "person,area,amount,note\n";

  private Canaries() {}

  /** Which marks these bytes carry. */
  static List<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Which marks this text carries. */
  static List<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(lower::contains).toList();
  }

  /** A file that is taken: two planted persons alone in the small area, sixty others elsewhere. */
  static String accepted() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int person = 1; person <= 2; person++) {
      csv.append(PERSON).append(person).append(",S,").append(NUMBER).append(',').append(NOTE);
      csv.append('\n');
    }
    for (int person = 1; person <= 60; person++) {
      csv.append("p").append(person).append(',').append(person % 2 == 0 ? "A" : "B");
      csv.append(",10.5,\n");
    }
    return csv.toString();
  }

  /** Files that are refused, each with planted values where the fault is. */
  static List<String> refused() {
    List<String> files = new ArrayList<>();
    String good = PERSON + ",S," + NUMBER + "," + NOTE + "\n";
    files.add(HEADER + good + PERSON + "9," + CODE + ",1.5,\n");
    files.add(HEADER + good + PERSON + "9,S," + NUMBER + "x" + CODE + ",\n");
    files.add(HEADER + good + good);
    files.add(HEADER + good + PERSON + "9,S,1.5,=" + NOTE + "\n");
    files.add(HEADER + good + PERSON + "9,S,1.5," + NOTE + "," + CODE + "\n");
    files.add(HEADER + good + PERSON + "9,S,1.5," + NOTE.repeat(60) + "\n");
    files.add(HEADER + good + PERSON + "9,S,1.5,\"" + NOTE + "\n");
    // Without a header, its first record must not be mistaken for one and repeated.
    files.add(good + good.replace(PERSON, PERSON + "9"));
    return files;
  }

  static String declaration() {
    return """
    {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
     "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
     "respondent":{"column":"person","privacyUnit":"person","records":"one"},
     "columns":[
      {"name":"person","type":"identifier","kind":"person"},
      {"name":"area","type":"code","codes":["A","B","S"]},
      {"name":"amount","type":"fraction","least":0,"most":100000},
      {"name":"note","type":"text","maximumLength":80,"optional":true}]}
    """
        .formatted(DATASET);
  }

  static String indicator() {
    return """
    {"id":"%s","field":"social-life","name":{"de":"%s","en":"%s"},
     "definition":"Zahl der Personen","interpretation":"Nur eine Probe","unit":"Personen",
     "source":"Erfunden","decimals":0,"origin":"synthetic",
     "measure":{"type":"count","records":{"dataset":"%s","assignments":{
       "area":{"type":"code","column":"area"}}}},
     "dimensions":[
      {"name":"area","role":"area","label":{"de":"Gebiet","en":"Area"},
       "categories":[{"code":"Total","label":"Alle"},
        {"code":"A","label":"A","parent":"Total"},{"code":"B","label":"B","parent":"Total"},
        {"code":"S","label":"S","parent":"Total"}]},
      {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
    """
        .formatted(INDICATOR, CONTROL, CONTROL, DATASET);
  }

  static String rule() {
    return """
    {"id":"canary-probe","title":"Probe","shortForm":"Zahlen unter 5 werden verborgen.",
     "mechanism":{"type":"suppression","threshold":5,"zeros":"free"},
     "denominators":"protected"}
    """;
  }
}
