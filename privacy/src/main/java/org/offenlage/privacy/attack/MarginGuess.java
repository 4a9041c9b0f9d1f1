package org.offenlage.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.SpanningVariable;

/**
 * What somebody guesses who reads the published margins of single variables and takes the variables
 * for independent: the base rate that an attack must exceed to have found anything.
 *
 * <p>Slices that are never summed, such as years, are guessed each for itself. Codes whose margin
 * is not published share evenly what the others leave of the total.
 */
final class MarginGuess {

  private MarginGuess() {}

  /** How many respondents are guessed to have each combination. */
  static double[] of(PublishedCorpus corpus, Combinations combinations) {
    Map<Map<String, String>, Double> margins = margins(corpus);
    List<String> slices = slices(corpus);
    double[] guess = new double[combinations.count()];
    Map<Map<String, String>, Map<String, Map<String, Double>>> shares = new HashMap<>();
    for (int i = 0; i < guess.length; i++) {
      Map<String, String> codes = combinations.codes(i);
      Map<String, String> slice = new TreeMap<>(codes);
      slice.keySet().retainAll(slices);
      Map<String, Map<String, Double>> ofSlice =
          shares.computeIfAbsent(slice, none -> shares(margins, slice, combinations));
      double value = total(margins, slice, ofSlice);
      for (Map.Entry<String, String> code : codes.entrySet()) {
        if (!slices.contains(code.getKey())) {
          value *= ofSlice.getOrDefault(code.getKey(), Map.of()).getOrDefault(code.getValue(), 0.0);
        }
      }
      guess[i] = value;
    }
    return guess;
  }

  /** What is shown of cells that restrict at most one variable beside the slices. */
  private static Map<Map<String, String>, Double> margins(PublishedCorpus corpus) {
    List<String> slices = slices(corpus);
    Map<Map<String, String>, Double> margins = new HashMap<>();
    for (SafeTable table : corpus.tables().values()) {
      List<SpanningVariable> variables = table.structure().variables();
      for (int cell = 0; cell < table.structure().cellCount(); cell++) {
        List<String> codes = table.structure().codes(cell);
        Map<String, String> restrictions = new TreeMap<>();
        int further = 0;
        for (int v = 0; v < codes.size(); v++) {
          if (!PublishedCorpus.isWhole(variables.get(v), codes.get(v))) {
            restrictions.put(variables.get(v).name(), codes.get(v));
            further += slices.contains(variables.get(v).name()) ? 0 : 1;
          }
        }
        double shown = shown(table.cells().get(cell));
        if (further <= 1 && shown >= 0) {
          margins.putIfAbsent(restrictions, shown);
        }
      }
    }
    return margins;
  }

  /** What a cell shows, never below 0; −1 where it shows nothing. */
  static double shown(SafeCell cell) {
    if (cell instanceof SafeCell.Published published) {
      return published.count();
    }
    if (cell instanceof SafeCell.Perturbed perturbed) {
      return Math.max(0, perturbed.count());
    }
    return cell instanceof SafeCell.Noisy noisy ? Math.max(0, noisy.estimate()) : -1;
  }

  /** Variables that no table ever sums. */
  private static List<String> slices(PublishedCorpus corpus) {
    Map<String, Boolean> isSummed = new TreeMap<>();
    for (SafeTable table : corpus.tables().values()) {
      for (SpanningVariable variable : table.structure().variables()) {
        boolean here =
            variable.codes().stream().anyMatch(code -> PublishedCorpus.isWhole(variable, code));
        isSummed.merge(variable.name(), here, Boolean::logicalOr);
      }
    }
    List<String> slices = new ArrayList<>();
    isSummed.forEach(
        (name, summed) -> {
          if (!summed) {
            slices.add(name);
          }
        });
    return slices;
  }

  /** For each variable, which share of a slice's respondents has each leaf. */
  private static Map<String, Map<String, Double>> shares(
      Map<Map<String, String>, Double> margins,
      Map<String, String> slice,
      Combinations combinations) {
    Map<String, Map<String, Double>> shares = new HashMap<>();
    for (String variable : combinations.variables()) {
      if (slice.containsKey(variable)) {
        continue;
      }
      Map<String, Double> shown = new TreeMap<>();
      List<String> silent = new ArrayList<>();
      for (String leaf : combinations.leaves(variable)) {
        Map<String, String> key = new TreeMap<>(slice);
        key.put(variable, leaf);
        Double margin = margins.get(key);
        if (margin == null) {
          silent.add(leaf);
        } else {
          shown.put(leaf, margin);
        }
      }
      double sum = shown.values().stream().mapToDouble(each -> each).sum();
      double total = Math.max(sum, margins.getOrDefault(slice, sum));
      silent.forEach(leaf -> shown.put(leaf, (total - sum) / silent.size()));
      shown.replaceAll((leaf, count) -> total > 0 ? count / total : 0.0);
      shares.put(variable, shown);
    }
    return shares;
  }

  private static double total(
      Map<Map<String, String>, Double> margins,
      Map<String, String> slice,
      Map<String, Map<String, Double>> shares) {
    Double total = margins.get(slice);
    if (total != null) {
      return total;
    }
    // Without a published total, the largest sum of a margin stands for it.
    double largest = 0;
    for (String variable : shares.keySet()) {
      double sum = 0;
      for (Map.Entry<Map<String, String>, Double> margin : margins.entrySet()) {
        Map<String, String> rest = new TreeMap<>(margin.getKey());
        sum += rest.remove(variable) != null && rest.equals(slice) ? margin.getValue() : 0;
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }
}
