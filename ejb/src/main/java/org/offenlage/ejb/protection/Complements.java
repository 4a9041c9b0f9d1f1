package org.offenlage.ejb.protection;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.ledger.Sha256;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.cellkey.CellKeys;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Works out what a reader learns who subtracts one table from another: where one counts only some
 * of the records that the other counts, the rest is a table that nobody published and everybody
 * knows.
 */
public final class Complements {

  private static final String CONDITION = "condition~";
  private static final String ALL = "all";
  private static final String SOME = "some";
  private static final String REST = "rest";

  private Complements() {}

  /** Whether a code stands for the narrower table's own cells, and so restricts them no further. */
  static boolean isOfNarrower(SpanningVariable variable, String code) {
    return variable.name().startsWith(CONDITION) && code.equals(SOME);
  }

  /**
   * The table of the wider one, the narrower one and the difference, all of it hidden; empty unless
   * one table has all conditions of the other and more, both have the same variables, and a
   * snapshot is counted by both.
   *
   * @param other the earlier one
   * @param promise by which the difference must be protected
   */
  public static Optional<EarlierTable> of(
      TableToProtect one, EarlierTable other, ProtectionMechanism.Suppression promise) {
    return of(one, other.truth(), promise)
        .map(
            difference ->
                new EarlierTable(
                    "difference from " + other.name(),
                    difference.truth(),
                    difference.published(),
                    difference.promise()));
  }

  private static Optional<EarlierTable> of(
      TableToProtect one, TableToProtect other, ProtectionMechanism.Suppression promise) {
    Optional<String> further = furtherConditions(other, one);
    if (further.isPresent()) {
      return complement(one, other, further.get(), promise);
    }
    further = furtherConditions(one, other);
    return further.isPresent() ? complement(other, one, further.get(), promise) : Optional.empty();
  }

  /** A name for what the narrower table asks beyond the wider; empty where it is not narrower. */
  private static Optional<String> furtherConditions(TableToProtect narrow, TableToProtect wide) {
    if (!(narrow.counted().quantity() instanceof Quantity.Records)
        || !(wide.counted().quantity() instanceof Quantity.Records)
        || !narrow.records().meanings().equals(wide.records().meanings())) {
      return Optional.empty();
    }
    JsonObject ofNarrow = read(narrow.records().population());
    JsonObject ofWide = read(wide.records().population());
    Set<String> further = conditions(ofNarrow);
    boolean isNarrower =
        withoutConditions(ofNarrow).equals(withoutConditions(ofWide))
            && further.containsAll(conditions(ofWide))
            && further.size() > conditions(ofWide).size();
    further.removeAll(conditions(ofWide));
    return isNarrower
        ? Optional.of(String.join(" ", further.stream().sorted().toList()))
        : Optional.empty();
  }

  private static JsonObject read(String population) {
    try (var reader = Json.createReader(new StringReader(population))) {
      return reader.readObject();
    }
  }

  private static Set<String> conditions(JsonObject population) {
    JsonArray conditions = population.getJsonArray("conditions");
    Set<String> texts = new HashSet<>();
    if (conditions != null) {
      conditions.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
    }
    return texts;
  }

  private static JsonObject withoutConditions(JsonObject population) {
    return Json.createObjectBuilder(population).remove("conditions").build();
  }

  private static Optional<EarlierTable> complement(
      TableToProtect wide,
      TableToProtect narrow,
      String further,
      ProtectionMechanism.Suppression promise) {
    List<UUID> snapshots = new ArrayList<>(wide.counted().snapshots());
    snapshots.retainAll(narrow.counted().snapshots());
    if (snapshots.isEmpty() || wide.period().isPresent() != narrow.period().isPresent()) {
      return Optional.empty();
    }
    List<String> periods =
        snapshots.stream()
            .map(snapshot -> wide.periods().get(wide.counted().snapshots().indexOf(snapshot)))
            .toList();
    String split = Sha256.of(further).substring(0, 16);
    Optional<TableStructure> structure = structure(wide, narrow, split, periods);
    if (structure.isEmpty()) {
      return Optional.empty();
    }
    long[] counts = new long[structure.get().cellCount()];
    long[] keys = new long[counts.length];
    for (int cell = 0; cell < counts.length; cell++) {
      List<String> codes = new ArrayList<>(structure.get().codes(cell));
      int at = codes.size() - 1 - (wide.period().isPresent() ? 1 : 0);
      String part = codes.remove(at);
      ConfidentialTable whole = wide.counted().table();
      ConfidentialTable some = narrow.counted().table();
      int inWhole = whole.structure().cell(codes);
      int inSome = some.structure().cell(codes);
      long wholeCount = part.equals(SOME) ? 0 : whole.count(inWhole);
      long someCount = part.equals(ALL) ? 0 : some.count(inSome);
      long wholeKey = part.equals(SOME) ? 0 : wide.counted().cellKeys().key(inWhole);
      long someKey = part.equals(ALL) ? 0 : narrow.counted().cellKeys().key(inSome);
      counts[cell] = part.equals(REST) ? wholeCount - someCount : wholeCount + someCount;
      keys[cell] = part.equals(REST) ? wholeKey - someKey : wholeKey + someKey;
      if (counts[cell] < 0) {
        // Bounds of how many records count can make the narrower table the larger one.
        return Optional.empty();
      }
    }
    return Optional.of(
        hidden(
            wide, structure.get(), new Numbers(counts, keys), periods, snapshots, promise, split));
  }

  /** Counts and keys by cell. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Numbers(long[] counts, long[] keys) {

    @Override
    public String toString() {
      return "numbers of " + counts.length + " cells";
    }
  }

  private static Optional<TableStructure> structure(
      TableToProtect wide, TableToProtect narrow, String split, List<String> periods) {
    List<SpanningVariable> ofWide = wide.counted().table().structure().variables();
    List<SpanningVariable> ofNarrow = narrow.counted().table().structure().variables();
    if (ofWide.size() != ofNarrow.size()) {
      return Optional.empty();
    }
    List<SpanningVariable> variables = new ArrayList<>();
    for (int v = 0; v < ofWide.size(); v++) {
      boolean isPeriod = wide.period().filter(ofWide.get(v).name()::equals).isPresent();
      if (isPeriod) {
        continue;
      }
      if (!ofWide.get(v).equals(ofNarrow.get(v))) {
        return Optional.empty();
      }
      variables.add(ofWide.get(v));
    }
    variables.add(SpanningVariable.of(CONDITION + split, Hierarchy.flat(ALL, List.of(SOME, REST))));
    wide.period()
        .ifPresent(
            period -> variables.add(SpanningVariable.of(period, Hierarchy.withoutTotal(periods))));
    return Optional.of(TableStructure.of(variables));
  }

  private static EarlierTable hidden(
      TableToProtect wide,
      TableStructure structure,
      Numbers numbers,
      List<String> periods,
      List<UUID> snapshots,
      ProtectionMechanism.Suppression promise,
      String split) {
    TabulatedTable counted =
        new TabulatedTable(
            wide.counted().part(),
            new Quantity.Records(),
            new ConfidentialTable(structure, numbers.counts()),
            Optional.empty(),
            CellKeys.of(numbers.keys()),
            wide.counted().datasetId(),
            wide.counted().privacyUnit(),
            snapshots,
            wide.counted().recordsPerRespondent());
    Map<String, String> meanings = new HashMap<>(wide.records().meanings());
    TableToProtect truth =
        new TableToProtect(
            counted,
            new CountedRecords(
                wide.records().population(),
                meanings,
                wide.records().locality(),
                wide.records().areas()),
            wide.area(),
            wide.period(),
            periods);
    List<SafeCell> cells = new ArrayList<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      cells.add(new SafeCell.Suppressed(SafeCell.Reason.CONFIDENTIAL));
    }
    return new EarlierTable(
        "difference " + split,
        truth,
        new SafeTable(
            structure,
            cells,
            new ProtectionStatement(ProtectionStatement.Mechanism.SUPPRESSION, Map.of(), Map.of())),
        Optional.of(promise));
  }
}
