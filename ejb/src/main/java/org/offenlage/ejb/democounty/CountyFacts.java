package org.offenlage.ejb.democounty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public facts about Kreis Pinneberg: its municipalities, Ämter and their codes.
 *
 * <p>Source: VG250-EW of the BKG, see SOURCES.md beside the resource.
 *
 * @param municipalities in the order of their keys
 */
record CountyFacts(List<Municipality> municipalities) {

  /** The county's key. */
  static final String COUNTY = "01056";

  CountyFacts {
    municipalities = List.copyOf(municipalities);
  }

  /** Reads the facts that are part of the product. */
  static CountyFacts load() {
    try (InputStream in = CountyFacts.class.getResourceAsStream("pinneberg.csv")) {
      if (in == null) {
        throw new IllegalStateException("the resource pinneberg.csv is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader.readLine();
      List<Municipality> municipalities = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        municipalities.add(municipality(line.split(",", -1)));
      }
      return new CountyFacts(municipalities);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Municipality municipality(String[] fields) {
    boolean inAmt = !fields[4].equals("amtsfrei");
    return new Municipality(
        fields[0],
        fields[2],
        inAmt ? Optional.of(fields[1].substring(0, 9)) : Optional.empty(),
        inAmt ? Optional.of(fields[4]) : Optional.empty(),
        Integer.parseInt(fields[6]));
  }

  /**
   * The code above each area: of a municipality its Amt, or the county where it is amtsfrei; of an
   * Amt the county.
   */
  Map<String, String> parents() {
    Map<String, String> parents = new LinkedHashMap<>();
    for (Municipality municipality : municipalities) {
      municipality.amtCode().ifPresent(amt -> parents.putIfAbsent(amt, COUNTY));
      parents.put(municipality.ags(), municipality.amtCode().orElse(COUNTY));
    }
    return parents;
  }

  /** The same, with the sub-areas below their municipalities. */
  Map<String, String> parentsWithSubAreas() {
    Map<String, String> parents = parents();
    for (Municipality municipality : municipalities) {
      for (String subArea : municipality.subAreas()) {
        parents.put(subArea, municipality.ags());
      }
    }
    return parents;
  }

  /** The name of every area; a sub-area is named by its municipality and number. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(COUNTY, "Kreis Pinneberg");
    for (Municipality municipality : municipalities) {
      municipality
          .amtCode()
          .ifPresent(amt -> names.putIfAbsent(amt, municipality.amtName().orElseThrow()));
      names.put(municipality.ags(), municipality.name());
      for (String subArea : municipality.subAreas()) {
        names.put(subArea, municipality.name() + " " + subArea.substring(9));
      }
    }
    return names;
  }
}
