package org.offenlage.ejb.tabulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullMarked;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.DefinitionCheck;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.IndicatorJson;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.intake.Intake;
import org.offenlage.ejb.microdata.vault.SnapshotWriter;
import org.offenlage.ejb.microdata.vault.StoredParts;
import org.offenlage.ejb.microdata.vault.Vault;
import org.offenlage.privacy.confidential.LargestContributions;
import org.offenlage.privacy.structure.TableStructure;

/**
 * Random registers, hierarchies, bands, conditions and measures: every cell equals a recount that
 * knows nothing of SQL, of hierarchies or of the order in which counts are carried up.
 */
@NullMarked
abstract class RandomCubeProperties {

  private static final int LARGEST = 2;

  /** An engine; which one may depend on the seed. */
  abstract TabulationEngine engine(long seed);

  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("offenlage-random-cube");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 25)
  void everyCellEqualsARecount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int number) {
    RandomCube cube = new RandomCube(seed, number);
    IndicatorDefinition definition = cube.definition;
    assertThat(
            new DefinitionCheck(definition, Map.of(RandomCube.DATASET, cube.declaration))
                .problems())
        .isEmpty();
    assertThat(IndicatorJson.read(IndicatorJson.write(definition))).isEqualTo(definition);
    List<ReferencePeriod> periods =
        definition.period().isPresent()
            ? List.of(RandomCube.FIRST, RandomCube.SECOND)
            : List.of(RandomCube.SECOND);
    Vault vault = new Vault(folder, new byte[32]);
    Map<ReferencePeriod, StoredParts> snapshots = new TreeMap<>();
    for (ReferencePeriod period : periods) {
      snapshots.put(period, deliver(vault, cube, period));
    }
    Tabulation tabulation = new Tabulation(definition, periods, vault, engine(seed));
    List<CountedDataset> counted = new ArrayList<>();
    for (int q = 0; q < definition.queries().size(); q++) {
      Map<Condition.Linked, CountedDataset.LinkedSnapshots> linked = new HashMap<>();
      for (Condition condition : definition.conditions(definition.queries().get(q))) {
        if (condition instanceof Condition.Linked link) {
          linked.put(link, new CountedDataset.LinkedSnapshots(cube.declaration, snapshots));
        }
      }
      counted.add(
          new CountedDataset(
              definition.queries().get(q),
              definition.measure().quantities().get(q),
              cube.declaration,
              snapshots,
              linked));
    }
    List<TabulatedTable> tables = tabulation.of(counted).tables();
    for (int q = 0; q < tables.size(); q++) {
      expect(cube, q, tables.get(q), periods);
      Quantity quantity = tables.get(q).quantity();
      if (quantity instanceof Quantity.Records || quantity instanceof Quantity.Total) {
        expectKeysAddUp(tables.get(q));
        expect(cube, q, tabulation.contributions(counted.get(q), LARGEST), tables.get(q), periods);
      }
    }
  }

  private static StoredParts deliver(Vault vault, RandomCube cube, ReferencePeriod period) {
    List<String> names = cube.declaration.columns().stream().map(Column::name).toList();
    StringBuilder csv = new StringBuilder(String.join(",", names)).append('\n');
    for (Map<String, Object> one : records(cube, period)) {
      csv.append(
              String.join(
                  ",",
                  names.stream().map(name -> String.valueOf(one.getOrDefault(name, ""))).toList()))
          .append('\n');
    }
    try (SnapshotWriter writer = vault.write(UUID.randomUUID(), cube.declaration)) {
      Intake.Result result =
          new Intake(cube.declaration, writer, new byte[32])
              .read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
      assertThat(result).isInstanceOf(Intake.Result.Sound.class);
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> records(RandomCube cube, ReferencePeriod period) {
    return Objects.requireNonNull(cube.records.get(period));
  }

  private static void expect(
      RandomCube cube, int q, TabulatedTable table, List<ReferencePeriod> periods) {
    TableStructure structure = table.table().structure();
    Recount recount = new Recount(cube, cube.definition.queries().get(q), structure, periods);
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      List<Map<String, Object>> in = recount.in(structure.codes(cell));
      Quantity quantity = table.quantity();
      long expected;
      if (quantity instanceof Quantity.Total total) {
        expected = held(in, total.column(), 0, total.greatest()).stream().mapToLong(v -> v).sum();
      } else if (quantity instanceof Quantity.Distinct distinct) {
        expected =
            in.stream()
                .map(one -> one.get(distinct.column()))
                .filter(v -> v != null)
                .distinct()
                .count();
      } else if (quantity instanceof Quantity.Quantile of) {
        List<Long> values = held(in, of.column(), of.least(), of.greatest());
        assertThat(table.values().orElseThrow().of(cell))
            .containsExactly(values.stream().sorted().mapToLong(v -> v).toArray());
        expected = values.size();
      } else {
        expected = in.size();
      }
      assertThat(table.table().count(cell))
          .as("%s of %s", structure.codes(cell), quantity)
          .isEqualTo(expected);
    }
  }

  private static void expect(
      RandomCube cube,
      int q,
      LargestContributions contributions,
      TabulatedTable table,
      List<ReferencePeriod> periods) {
    TableStructure structure = table.table().structure();
    Recount recount = new Recount(cube, cube.definition.queries().get(q), structure, periods);
    Map<String, Object> numbers = new HashMap<>();
    for (int cell = 0; cell < structure.cellCount(); cell++) {
      Map<Object, Long> byWho = new HashMap<>();
      for (Map<String, Object> one : recount.in(structure.codes(cell))) {
        long amount =
            table.quantity() instanceof Quantity.Total total
                ? held(List.of(one), total.column(), 0, total.greatest()).stream()
                    .mapToLong(v -> v)
                    .sum()
                : 1;
        String holding =
            table.quantity() instanceof Quantity.Total total
                ? total.holding().orElse("who")
                : "who";
        byWho.merge(Objects.requireNonNull(one.get(holding)), amount, Long::sum);
      }
      List<Long> amounts = descending(byWho.values());
      assertThat(contributions.count(cell)).isEqualTo(amounts.size());
      assertThat(contributions.soleContributor(cell).isPresent()).isEqualTo(amounts.size() == 1);
      contributions
          .soleContributor(cell)
          .ifPresent(
              alone ->
                  assertThat(
                          numbers.computeIfAbsent(alone, first -> byWho.keySet().iterator().next()))
                      .as("the same contributor is told alike in all cells")
                      .isEqualTo(byWho.keySet().iterator().next()));
      assertThat(contributions.total(cell)).isEqualTo(table.table().count(cell));
      for (int n = 1; n <= LARGEST; n++) {
        assertThat(contributions.sumOfLargest(cell, n))
            .isEqualTo(amounts.stream().limit(n).mapToLong(v -> v).sum());
      }
    }
  }

  private static List<Long> descending(Collection<Long> amounts) {
    return amounts.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private static void expectKeysAddUp(TabulatedTable table) {
    table
        .table()
        .structure()
        .forEachEquation(
            equation -> {
              long sum = 0;
              for (int part : equation.partCells()) {
                sum += table.cellKeys().key(part);
              }
              assertThat(table.cellKeys().key(equation.totalCell())).isEqualTo(sum);
            });
  }

  private static List<Long> held(
      List<Map<String, Object>> in, String column, long least, long greatest) {
    List<Long> held = new ArrayList<>();
    for (Map<String, Object> one : in) {
      if (one.get(column) instanceof Number number) {
        held.add(Math.round(Math.max(least, Math.min(greatest, number.doubleValue()))));
      }
    }
    return held;
  }
}
