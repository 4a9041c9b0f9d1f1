package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.microdata.ReferencePeriod;

/** Reference periods as members of staff write and read them. Stateless. */
final class Periods {

  private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s*(?:-|–|bis|to)\\s*(\\d{4})");

  private Periods() {}

  /**
   * Reads {@code 2014-2019, 2021, 2023-Q1}.
   *
   * @return the codes in order, or nothing where a part is no period
   */
  static Optional<List<String>> read(String text) {
    TreeSet<String> codes = new TreeSet<>();
    for (String part : text.split("[,;]", -1)) {
      String word = part.strip();
      Matcher years = YEARS.matcher(word);
      try {
        if (years.matches()) {
          int first = ReferencePeriod.ofYear(Integer.parseInt(years.group(1))).year();
          int last = ReferencePeriod.ofYear(Integer.parseInt(years.group(2))).year();
          for (int year = first; year <= last; year++) {
            codes.add(Integer.toString(year));
          }
          if (first > last) {
            return Optional.empty();
          }
        } else if (!word.isEmpty()) {
          codes.add(new ReferencePeriod(word).code());
        }
      } catch (IllegalArgumentException notAPeriod) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(codes));
  }

  /** Consecutive years as a span, everything else one by one. */
  static String inWords(List<String> codes) {
    List<String> parts = new ArrayList<>();
    int i = 0;
    while (i < codes.size()) {
      int last = i;
      while (last + 1 < codes.size() && follows(codes.get(last), codes.get(last + 1))) {
        last++;
      }
      parts.add(
          last - i >= 2
              ? codes.get(i) + "–" + codes.get(last)
              : String.join(", ", codes.subList(i, last + 1)));
      i = last + 1;
    }
    return String.join(", ", parts);
  }

  private static boolean follows(String code, String next) {
    return code.length() == 4
        && next.length() == 4
        && Integer.parseInt(next) == Integer.parseInt(code) + 1;
  }
}
