package org.offenlage.ejb.review;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Tells for which records a waiver was granted: who agreed was in these, and may not be the only
 * one in the same cell of a corrected delivery or of a changed definition.
 *
 * <p>Stateless.
 */
final class WaiverBasis {

  private WaiverBasis() {}

  /** A hash for each period: of which records are counted, of which snapshot, and into what. */
  static Map<String, String> byPeriod(TableToProtect table) {
    JsonObjectBuilder meanings = Json.createObjectBuilder();
    new TreeMap<>(table.records().meanings()).forEach(meanings::add);
    String counted =
        CanonicalJson.of(
            Json.createObjectBuilder()
                .add("population", table.records().population())
                .add("meanings", meanings)
                .build());
    Map<String, String> byPeriod = new TreeMap<>();
    for (int p = 0; p < table.periods().size(); p++) {
      byPeriod.put(table.periods().get(p), Sha256.of(counted + table.counted().snapshots().get(p)));
    }
    return byPeriod;
  }

  /**
   * The basis of a cell; empty for periods that are not counted.
   *
   * @param period name of the variable with the periods; without one there is one period
   * @param byPeriod as {@link #byPeriod}
   */
  static Optional<String> of(
      List<String> codes,
      TableStructure structure,
      Optional<String> period,
      Map<String, String> byPeriod) {
    if (period.isEmpty()) {
      return byPeriod.values().stream().findFirst();
    }
    int place =
        structure.variables().stream().map(SpanningVariable::name).toList().indexOf(period.get());
    return place < 0 || place >= codes.size()
        ? Optional.empty()
        : Optional.ofNullable(byPeriod.get(codes.get(place)));
  }
}
