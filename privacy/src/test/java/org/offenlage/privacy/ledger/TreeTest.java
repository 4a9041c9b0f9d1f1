package org.offenlage.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TreeTest {

  /** Sizes that are looked at exhaustively: past 128, where the tree gets a level more. */
  private static final int LARGEST = 130;

  private static final List<Hash> LEAVES =
      IntStream.range(0, LARGEST).mapToObj(i -> Hash.ofLeaf("leaf " + i)).toList();

  private static Checkpoint checkpoint(int size) {
    return new Checkpoint("test", size, ReferenceTree.root(LEAVES.subList(0, size)));
  }

  private static List<Hash> altered(List<Hash> path, int at) {
    List<Hash> altered = new ArrayList<>(path);
    altered.set(at, Hash.ofText("something else"));
    return altered;
  }

  @Nested
  class Roots {

    /** The eight leaves and roots with which implementations of Certificate Transparency test. */
    @Test
    void areThoseOfCertificateTransparency() {
      List<String> leaves =
          List.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f");
      List<String> roots =
          List.of(
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
      TreeHash tree = new TreeHash();
      assertThat(tree.root())
          .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
      for (int i = 0; i < leaves.size(); i++) {
        tree.append(Hash.ofLeaf(HexFormat.of().parseHex(leaves.get(i))));
        assertThat(tree.root()).as("root of %d leaves", i + 1).hasToString(roots.get(i));
      }
    }

    @Test
    void ofAllSizesAreThoseOfTheDefinition() {
      TreeHash tree = new TreeHash();
      for (int size = 1; size <= LARGEST; size++) {
        tree.append(LEAVES.get(size - 1));
        assertThat(tree.root()).isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
      }
    }

    @Test
    void ofPerfectSubtreesAreToldOnce() {
      TreeHash tree = new TreeHash();
      List<TreeHash.Node> nodes = new ArrayList<>();
      LEAVES.forEach(leaf -> nodes.addAll(tree.append(leaf)));
      assertThat(nodes).hasSize(2 * LARGEST - Integer.bitCount(LARGEST)).doesNotHaveDuplicates();
      assertThat(nodes)
          .allSatisfy(
              node -> {
                int from = (int) node.place() << node.level();
                assertThat(node.hash())
                    .isEqualTo(
                        ReferenceTree.root(LEAVES.subList(from, from + (1 << node.level()))));
              });
    }
  }

  @Nested
  class AnInclusionProof {

    @Test
    void holdsForEachLeafOfEachSize() {
      for (int size = 1; size <= LARGEST; size++) {
        List<Hash> leaves = LEAVES.subList(0, size);
        Hash root = ReferenceTree.root(leaves);
        for (int index = 0; index < size; index++) {
          assertThat(
                  TreeProof.rootOfInclusion(
                      leaves.get(index), index, size, ReferenceTree.path(index, leaves)))
              .as("leaf %d of %d", index, size)
              .isEqualTo(root);
        }
      }
    }

    @Test
    void failsWithAnyHashAltered() {
      for (int size : List.of(2, 7, 8, 130)) {
        List<Hash> leaves = LEAVES.subList(0, size);
        for (int index = 0; index < size; index++) {
          List<Hash> path = ReferenceTree.path(index, leaves);
          for (int at = 0; at < path.size(); at++) {
            assertThat(TreeProof.rootOfInclusion(leaves.get(index), index, size, altered(path, at)))
                .isNotEqualTo(ReferenceTree.root(leaves));
          }
        }
      }
    }

    @Test
    void failsForAnotherLeafOrPlace() {
      List<Hash> leaves = LEAVES.subList(0, 11);
      Hash root = ReferenceTree.root(leaves);
      List<Hash> path = ReferenceTree.path(5, leaves);
      assertThat(TreeProof.rootOfInclusion(leaves.get(4), 5, 11, path)).isNotEqualTo(root);
      assertThat(TreeProof.rootOfInclusion(leaves.get(5), 4, 11, path)).isNotEqualTo(root);
    }

    @Test
    void ofTheWrongLengthIsRefused() {
      List<Hash> leaves = LEAVES.subList(0, 11);
      List<Hash> path = ReferenceTree.path(5, leaves);
      List<Hash> longer = new ArrayList<>(path);
      longer.add(Hash.ofNothing());
      assertThatThrownBy(
              () ->
                  TreeProof.rootOfInclusion(leaves.get(5), 5, 11, path.subList(0, path.size() - 1)))
          .isInstanceOf(DamagedProof.class);
      assertThatThrownBy(() -> TreeProof.rootOfInclusion(leaves.get(5), 5, 11, longer))
          .isInstanceOf(DamagedProof.class);
      assertThatThrownBy(() -> TreeProof.rootOfInclusion(leaves.get(5), 11, 11, path))
          .isInstanceOf(DamagedProof.class);
    }
  }

  @Nested
  class AConsistencyProof {

    @Test
    void holdsForEachPairOfSizes() {
      for (int later = 1; later <= LARGEST; later++) {
        List<Hash> leaves = LEAVES.subList(0, later);
        Checkpoint second = checkpoint(later);
        for (int earlier = 1; earlier <= later; earlier++) {
          Checkpoint first = checkpoint(earlier);
          List<Hash> proof = ReferenceTree.proof(earlier, leaves);
          assertThatCode(() -> TreeProof.requireConsistency(first, second, proof))
              .as("%d to %d", earlier, later)
              .doesNotThrowAnyException();
        }
      }
    }

    @Test
    void failsWithAnyHashAlteredAddedOrRemoved() {
      for (int later = 2; later <= 40; later++) {
        List<Hash> leaves = LEAVES.subList(0, later);
        Checkpoint second = checkpoint(later);
        for (int earlier = 1; earlier < later; earlier++) {
          Checkpoint first = checkpoint(earlier);
          List<Hash> proof = ReferenceTree.proof(earlier, leaves);
          for (int at = 0; at < proof.size(); at++) {
            refused(first, second, altered(proof, at));
          }
          List<Hash> longer = new ArrayList<>(proof);
          longer.add(Hash.ofNothing());
          refused(first, second, longer);
          refused(first, second, proof.subList(0, proof.size() - 1));
        }
      }
    }

    @Test
    void failsForATreeWhoseBeginningWasRewritten() {
      List<Hash> rewritten = altered(LEAVES.subList(0, 20), 3);
      Checkpoint later = new Checkpoint("test", 20, ReferenceTree.root(rewritten));
      for (int earlier = 4; earlier < 20; earlier++) {
        refused(checkpoint(earlier), later, ReferenceTree.proof(earlier, rewritten));
      }
      refused(checkpoint(20), later, List.of());
    }

    private void refused(Checkpoint earlier, Checkpoint later, List<Hash> proof) {
      assertThatThrownBy(() -> TreeProof.requireConsistency(earlier, later, proof))
          .isInstanceOf(DamagedProof.class);
    }
  }
}
