package org.offenlage.ejb.examination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offenlage.ejb.protection.CellMeanings;
import org.offenlage.privacy.attack.ContradictoryCorpusException;
import org.offenlage.privacy.attack.MicrodataReconstruction;
import org.offenlage.privacy.attack.PublishedCorpus;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Reconstructs the respondents' combinations of the table's own variables, and tells how many were
 * found. Tables with further variables are left to the linear attack: their joint counts are not
 * known here.
 */
final class MicrodataCheck {

  private static final String NAME = "microdata-reconstruction";

  private MicrodataCheck() {}

  /** With all that the corpus says of the table's variables. */
  static Check ofSuppressed(ExaminedTable table, PublishedCorpus corpus, SmallCells small) {
    return check(table, ofOwnVariables(corpus), small.threshold(), small.givenAway());
  }

  /** Of a table without published true counts, alone. */
  static Check ofNoise(ExaminedTable table, long smallest) {
    return check(
        table,
        PublishedCorpus.of(
            Map.of(Knowledge.NEW, Knowledge.renamed(table.truth(), table.result().table()))),
        smallest,
        new BitSet());
  }

  private static Check check(
      ExaminedTable table, PublishedCorpus corpus, long smallest, BitSet givenAway) {
    Optional<MicrodataReconstruction> attack;
    try {
      attack = MicrodataReconstruction.attack(corpus);
    } catch (ContradictoryCorpusException differentRespondents) {
      attack = Optional.empty();
    }
    if (attack.isEmpty()) {
      return new Check(NAME, Check.Result.NOT_DECIDED, table.name(), List.of());
    }
    TableStructure structure = CellMeanings.renamed(table.truth());
    ConfidentialTable counted = table.truth().counted().table();
    MicrodataReconstruction.Success success =
        attack
            .get()
            .against(
                codes ->
                    counted.count(
                        structure.cell(
                            structure.variables().stream()
                                .map(variable -> codes.getOrDefault(variable.name(), ""))
                                .toList())),
                smallest);
    long given = givenAway.stream().filter(structure::isInner).mapToLong(counted::count).sum();
    long found = Math.max(0, success.rare().determined() - given);
    List<String> figures = new ArrayList<>();
    figures.add(Long.toString(success.rare().respondents()));
    figures.add(Long.toString(found));
    for (MicrodataReconstruction.Rate rate : List.of(success.all(), success.rare())) {
      figures.add(percent(rate.guessed(), rate.respondents()));
      figures.add(percent(rate.guessedFromMargins(), rate.respondents()));
    }
    return new Check(
        NAME, found > 0 ? Check.Result.FAILED : Check.Result.PASSED, table.name(), figures);
  }

  private static String percent(double part, long whole) {
    return whole == 0 ? "0" : Long.toString(Math.round(100 * part / whole));
  }

  private static PublishedCorpus ofOwnVariables(PublishedCorpus corpus) {
    SafeTable own =
        Optional.ofNullable(corpus.tables().get(Knowledge.NEW))
            .orElseThrow(() -> new IllegalArgumentException("the corpus lacks the table"));
    Set<String> variables = names(own);
    Map<String, SafeTable> tables = new LinkedHashMap<>();
    corpus
        .tables()
        .forEach(
            (name, table) -> {
              if (variables.containsAll(names(table)) && haveSameCodes(own, table)) {
                tables.put(name, table);
              }
            });
    return PublishedCorpus.of(tables);
  }

  private static Set<String> names(SafeTable table) {
    return table.structure().variables().stream()
        .map(SpanningVariable::name)
        .collect(Collectors.toSet());
  }

  /** Another table's finer codes would split combinations that are counted as one here. */
  private static boolean haveSameCodes(SafeTable own, SafeTable other) {
    return other.structure().variables().stream()
        .allMatch(
            variable ->
                own.structure().variables().stream()
                    .filter(each -> each.name().equals(variable.name()))
                    .allMatch(each -> each.leaves().containsAll(variable.leaves())));
  }
}
