package hocl.runtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final int LARGEST = 34;

  /** The leaves by which implementations of RFC 6962 are compared. */
  private static final List<byte[]> KNOWN =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HEX::parseHex)
          .toList();

  /** The roots of the first of these leaves. */
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void rootsAreThoseOfOtherImplementations() {
    for (int size = 0; size < ROOTS.size(); size++) {
      assertThat(HEX.formatHex(new MerkleTree(KNOWN.subList(0, size)).root()))
          .as("root of %d leaves", size)
          .isEqualTo(ROOTS.get(size));
    }
  }

  @Test
  void everyLeafOfEveryTreeHasAPathThatFitsNothingElse() {
    for (int size = 1; size <= LARGEST; size++) {
      List<byte[]> leaves =
          IntStream.range(0, size).mapToObj(leaf -> new byte[] {(byte) leaf}).toList();
      MerkleTree tree = new MerkleTree(leaves);
      byte[] root = tree.root();
      for (int leaf = 0; leaf < size; leaf++) {
        List<byte[]> path = tree.path(leaf);
        byte[] content = leaves.get(leaf);
        assertThat(MerkleTree.rootFrom(content, leaf, size, path)).isEqualTo(root);
        assertThat(MerkleTree.rootFrom(new byte[] {-1}, leaf, size, path)).isNotEqualTo(root);
        for (int other = -1; other <= size; other++) {
          if (other != leaf) {
            assertThat(MerkleTree.rootFrom(content, other, size, path))
                .as("leaf %d of %d, at %d", leaf, size, other)
                .isNotEqualTo(root);
          }
        }
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(MerkleTree.rootFrom(content, leaf, size, longer)).isNull();
        for (int hash = 0; hash < path.size(); hash++) {
          List<byte[]> spoiled = new ArrayList<>(path);
          spoiled.set(hash, root);
          assertThat(MerkleTree.rootFrom(content, leaf, size, spoiled)).isNotEqualTo(root);
        }
      }
    }
  }

  @Test
  void aNodeIsNoLeaf() {
    List<byte[]> leaves = List.of(new byte[] {1}, new byte[] {2});
    MerkleTree tree = new MerkleTree(leaves);
    byte[] both = new byte[2 * MerkleTree.BYTES];
    System.arraycopy(tree.path(1).getFirst(), 0, both, 0, MerkleTree.BYTES);
    System.arraycopy(tree.path(0).getFirst(), 0, both, MerkleTree.BYTES, MerkleTree.BYTES);
    assertThat(new MerkleTree(List.of(both)).root()).isNotEqualTo(tree.root());
  }
}
