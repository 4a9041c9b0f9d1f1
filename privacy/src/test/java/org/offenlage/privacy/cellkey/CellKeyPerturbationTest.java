package org.offenlage.privacy.cellkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.confidential.ConfidentialTable;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

class CellKeyPerturbationTest {

  private static final RecordKeys KEYS =
      new RecordKeys("a secret of the tests, 32 bytes..".getBytes(StandardCharsets.US_ASCII));
  private static final CellKeyPerturbation PERTURBATION =
      new CellKeyPerturbation(PerturbationTable.of(new PerturbationRule(5, Rational.of(2), 1)));

  private static TableStructure structure(String total) {
    return TableStructure.of(
        List.of(SpanningVariable.of("area", Hierarchy.flat(total, List.of("A", "B")))));
  }

  /** 30 records in A and 12 in B. */
  private static SafeTable protect(TableStructure structure, String total, BitSet preserved) {
    long[] counts = new long[3];
    long[] keys = new long[3];
    for (int record = 0; record < 42; record++) {
      long key = KEYS.of("record " + record);
      for (String code : List.of(total, record < 30 ? "A" : "B")) {
        counts[structure.cell(List.of(code))]++;
        keys[structure.cell(List.of(code))] += key;
      }
    }
    return PERTURBATION.protect(
        new ConfidentialTable(structure, counts), CellKeys.of(keys), preserved);
  }

  @Test
  void gives_the_same_cell_the_same_value_in_every_table() {
    SafeTable one = protect(structure("Kreis"), "Kreis", new BitSet());
    SafeTable other = protect(structure("Amt"), "Amt", new BitSet());
    assertThat(one.cell(List.of("A"))).isEqualTo(other.cell(List.of("A")));
    assertThat(one.cell(List.of("Kreis"))).isEqualTo(other.cell(List.of("Amt")));
  }

  @Test
  void leaves_preserved_cells_as_they_are() {
    TableStructure structure = structure("Kreis");
    BitSet preserved = new BitSet();
    preserved.set(structure.cell(List.of("Kreis")));
    assertThat(protect(structure, "Kreis", preserved).cell(List.of("Kreis")))
        .isEqualTo(new SafeCell.Published(42));
  }

  @Test
  void refuses_keys_that_do_not_add_up() {
    TableStructure structure = structure("Kreis");
    assertThatThrownBy(
            () ->
                PERTURBATION.protect(
                    new ConfidentialTable(structure, new long[3]),
                    CellKeys.of(new long[] {1, 1, 1}),
                    new BitSet()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keeps_its_parameters_from_readers() {
    SafeTable safe = protect(structure("Kreis"), "Kreis", new BitSet());
    assertThat(safe.statement().internalParameters()).containsKey("maximum deviation");
    assertThat(safe.statement().publicPart().toString()).doesNotContain("variance");
  }

  @Test
  void measures_by_how_much_parts_miss_their_totals() {
    TableStructure structure = structure("Kreis");
    SafeTable safe =
        new SafeTable(
            structure,
            List.of(
                new SafeCell.Perturbed(10), new SafeCell.Perturbed(7), new SafeCell.Perturbed(5)),
            protect(structure, "Kreis", new BitSet()).statement());
    assertThat(AdditivityError.of(safe)).isEqualTo(new AdditivityError(1, 0, 2, 2));
  }

  @Test
  void asks_for_a_secret_of_full_length() {
    assertThatThrownBy(() -> new RecordKeys(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
