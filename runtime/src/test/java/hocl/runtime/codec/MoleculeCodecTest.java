package hocl.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.MoleculeGenerator;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SharedParts;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoleculeCodecTest {
  private final GrowingDefinitions definitions = new GrowingDefinitions();

  @Test
  void whatIsReadIsWhatWasWritten() throws CodecException {
    for (long seed = 0; seed < 3000; seed++) {
      Molecule molecule = new MoleculeGenerator(seed, true).molecule();
      assertComesBack("seed " + seed, molecule);
    }
  }

  @Test
  void whatIsEndlessIsRefused() {
    Object list = 1L;
    Object solution = 1L;
    for (int depth = 0; depth < 70; depth++) {
      list = ListAtom.of(list, Tuple.of(1L, list));
      solution = Solution.of(solution, solution);
    }
    for (Object endless : List.of(list, solution)) {
      assertThatThrownBy(() -> MoleculeCodec.encode(Molecule.of(endless), definitions))
          .isInstanceOf(CodecException.class)
          .hasMessage(SharedParts.refusal());
    }
  }

  @Test
  void whatIsReadIsWrittenInTheSameBytes() throws CodecException {
    for (long seed = 0; seed < 1000; seed++) {
      byte[] bytes = encode(new MoleculeGenerator(seed, true).molecule());
      assertThat(encode(decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void equalBatchesGiveEqualBytes() throws CodecException {
    for (long seed = 0; seed < 300; seed++) {
      byte[] once = encode(new MoleculeGenerator(seed, true).molecule());
      byte[] again = encode(new MoleculeGenerator(seed, true).molecule());
      assertThat(again).as("seed %d", seed).isEqualTo(once);
    }
  }

  private void assertComesBack(String what, Molecule molecule) throws CodecException {
    Molecule read = decode(encode(molecule));
    assertThat(read.size()).as(what).isEqualTo(molecule.size());
    List<Object> atoms = new ArrayList<>();
    read.forEach(atoms::add);
    int[] next = {0};
    molecule.forEach(atom -> {
      Object other = atoms.get(next[0]++);
      assertThat(Atoms.equal(atom, other)).as("%s, atom %d", what, next[0]).isTrue();
      assertThat(Atoms.inert(other)).as("%s, atom %d", what, next[0]).isEqualTo(Atoms.inert(atom));
    });
    assertThat(read).as(what).isEqualTo(molecule);
    assertThat(Atoms.digest(read)).as(what).isEqualTo(Atoms.digest(molecule));
    assertThat(AtomPrinter.PLAIN.print(read)).as(what).isEqualTo(AtomPrinter.PLAIN.print(molecule));
  }

  @Test
  void columnsStayColumns() throws CodecException {
    MoleculeBuilder builder = new MoleculeBuilder();
    for (long i = 0; i < 1000; i++) {
      builder.add(Tuple.of(i, i * i));
      builder.add(Tuple.of("Node", 2.5, i % 2 == 0));
      builder.add(i);
    }
    Molecule molecule = builder.build();
    Molecule read = decode(encode(molecule));
    assertThat(layouts(read)).containsExactlyElementsOf(layouts(molecule)).hasSize(3000);
    assertComesBack("columns", molecule);
  }

  private static List<String> layouts(Molecule molecule) {
    List<String> layouts = new ArrayList<>();
    molecule.forEachRun((batch, from, count) -> {
      StringBuilder text = new StringBuilder(batch.arity() + " " + batch.tag());
      for (int c = 0; c < batch.width(); c++) {
        text.append(' ').append(batch.column(c));
      }
      layouts.add(text.append(" from ").append(from).append(" count ").append(count).toString());
    });
    return layouts;
  }

  @Test
  void aMillionAtomsComeBack() throws CodecException {
    long[] values = LongStream.range(0, 1_000_000).map(i -> i * 0x9e3779b97f4a7c15L).toArray();
    byte[] ints = encode(Molecule.ofInts(values));
    assertThat(ints.length).isLessThan(8 * values.length + 32);
    assertThat(decode(ints)).isEqualTo(Molecule.ofInts(values));
    MoleculeBuilder builder = new MoleculeBuilder();
    for (long value : values) {
      builder.field(value >>> 1);
      builder.field(value);
      builder.endRow();
    }
    byte[] pairs = encode(builder.build());
    assertThat(pairs.length).isLessThan(16 * values.length + 32);
    assertThat(decode(pairs).size()).isEqualTo(values.length);
    assertThat(encode(decode(pairs))).isEqualTo(pairs);
  }

  /** Strings in a column and as atoms of their own, of which all, half or few are different. */
  @ParameterizedTest
  @ValueSource(ints = {20_000, 5000, 100})
  void manyStringsComeBackAndThoseThatRepeatTakeLittle(int different) throws CodecException {
    int count = 20_000;
    MoleculeBuilder column = new MoleculeBuilder();
    List<Object> alone = new ArrayList<>();
    int characters = 0;
    for (int i = 0; i < count; i++) {
      long x = i * 7919L % different;
      String text = x == 0 ? "" : (x % 3 == 0 ? "\u0151" : "\u00e9") + " text " + x + "!".repeat(9);
      characters += text.length();
      column.field(text);
      column.field(i);
      column.endRow();
      alone.add(text);
    }
    for (Molecule molecule : List.of(column.build(), Molecule.of(alone), Molecule.packed(alone))) {
      assertComesBack(different + " texts", molecule);
      byte[] bytes = encode(molecule);
      assertThat(encode(decode(bytes))).isEqualTo(bytes);
      int most = different == 100 ? characters / 10 : 2 * characters;
      assertThat(bytes.length).isLessThan((Long.BYTES + 3) * count + most);
    }
  }

  @Test
  void anIntTakesNineBytesAndAPairSeventeenInAnyLayout() throws CodecException {
    long[] longs = {0, 1, -1, 127, 128, -128, -129, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
    List<Object> mixed = new ArrayList<>();
    int most = 32;
    for (long a : longs) {
      mixed.add(a);
      most += 9;
      for (long b : longs) {
        mixed.add(Tuple.of(a, b));
        most += 17;
      }
    }
    assertThat(encode(Molecule.of(mixed)).length).isLessThanOrEqualTo(most);
    assertThat(encode(Molecule.packed(mixed)).length).isLessThanOrEqualTo(most);
    assertComesBack("objects", Molecule.of(mixed));
    assertComesBack("columns", Molecule.packed(mixed));
  }

  @Test
  void atomsMayBeNestedDeeply() throws CodecException {
    int depth = 50_000;
    Object pair = 1L;
    Object list = "end";
    Object solution = 1.5;
    Object rule = 2L;
    Object columns = 7L;
    for (int i = 0; i < depth; i++) {
      pair = Tuple.of(pair, (long) i);
      list = ListAtom.of(list);
      solution = Solution.of(solution);
      rule = Rule.of(new AtomGenerator.Definition(null, 0, 1), rule);
      columns =
          Solution.of(
              Molecule.join(List.of(Molecule.ofInts(1), Molecule.of(columns), Molecule.ofInts(2))));
    }
    for (Object atom : List.of(pair, list, solution, columns)) {
      Molecule molecule = Molecule.of(atom);
      assertThat(decode(encode(molecule))).isEqualTo(molecule);
    }
    byte[] rules = encode(Molecule.of(rule));
    assertThat(encode(decode(rules))).isEqualTo(rules);
  }

  @Test
  void aThousandRulesOfOneDefinitionNameItOnce() throws CodecException {
    List<Object> rules = new ArrayList<>();
    for (long i = 0; i < 1000; i++) {
      rules.add(Rule.of(new AtomGenerator.Definition("r", 0, 1), i));
    }
    byte[] bytes = encode(Molecule.of(rules));
    assertThat(bytes.length).isLessThan(1000 * 6 + 100);
    assertThat(decode(bytes)).isEqualTo(Molecule.of(rules));
  }

  @Test
  void aSolutionThatIsKnownToBeInertStaysSo() throws CodecException {
    Rule rule = Rule.of(new AtomGenerator.Definition("r", 0, 0));
    Solution inert = Solution.ofInert(rule, 1L);
    Solution reactive = Solution.of(rule, 1L);
    Molecule read =
        decode(encode(Molecule.of(inert, reactive, Solution.ofInert(reactive), Solution.EMPTY)));
    assertThat(read.atoms().stream().map(atom -> ((Solution) atom).inert()))
        .containsExactly(true, false, true, true);
    Solution outer = (Solution) read.get(2);
    assertThat(((Solution) outer.get(0)).inert()).isFalse();
  }

  @Test
  void aJavaObjectIsRefused() {
    Molecule molecule = Molecule.of(1L, ListAtom.of(JavaObject.of(new Object())));
    assertThatThrownBy(() -> encode(molecule))
        .isInstanceOf(CodecException.class)
        .hasMessage("a Java object cannot travel: one of java.lang.Object");
  }

  @Test
  void aDefinitionThatOneSideDoesNotKnowIsRefused() throws CodecException {
    Molecule rule = Molecule.of(Rule.of(new AtomGenerator.Definition("r", 0, 0)));
    assertThatThrownBy(() -> MoleculeCodec.encode(rule, Definitions.NONE))
        .isInstanceOf(CodecException.class)
        .hasMessage("a rule or function cannot travel: a table without definitions knows no rule");
    byte[] bytes = encode(rule);
    assertThatThrownBy(() -> MoleculeCodec.decode(bytes, Definitions.NONE))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("no definition is known for the identifier ");
  }

  @Test
  void aSequenceKeepsItsOrder() throws CodecException {
    AtomGenerator.Definition definition = new AtomGenerator.Definition("r", 0, 1);
    Molecule sequence = Molecule.sequence(3L, 1L, 2L);
    Molecule bag = Molecule.of(3L, 1L, 2L);
    for (Molecule captured : List.of(sequence, bag)) {
      Rule rule = Rule.of(definition, captured);
      assertComesBack(captured.toString(), Molecule.of(rule));
      Rule back = (Rule) decode(encode(Molecule.of(rule))).get(0);
      assertThat(((Molecule) back.captured(0)).isSequence()).isEqualTo(captured.isSequence());
      assertThat(((Molecule) back.captured(0)).atoms()).isEqualTo(captured.atoms());
    }
  }

  @Test
  void capturedValuesThatDoNotFitAreRefused() throws CodecException {
    AtomGenerator.Definition definition = new AtomGenerator.Definition("r", 0, 1);
    byte[] bytes = encode(Molecule.of(Rule.of(definition, true)));
    bytes[bytes.length - 2] = 0;
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> decode(shorter))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("the captured values do not fit the definition");
  }

  @Test
  void theFormatOfVersionOneStaysAsItIs() throws CodecException {
    MoleculeBuilder builder = new MoleculeBuilder();
    builder.add(Tuple.of(Symbol.of("K"), 1L));
    builder.add(Tuple.of(Symbol.of("K"), -2L));
    builder.add("K");
    builder.add(Tuple.of(Symbol.of("K"), 3L));
    assertHex(
        builder.build(),
        // version, columns, 2 batches: pairs with tag K and an Int column; a column of Strings
        "01 00 02 05 0e 00 02 4b 00 02 02"
            // 3 runs: two pairs, the String, a pair
            + "03 02 01 00"
            + "0100000000000000 feffffffffffffff 0300000000000000"
            + "01");
    assertHex(
        Molecule.of(
            0L,
            -1L,
            300L,
            new BigInteger("9223372036854775808"),
            2.5,
            false,
            true,
            "\u00e9",
            "\ud800",
            "\u00e9"),
        "01 0b 00 01ff 022c01 0909008000000000000000 0a0000000000000440 0b 0c"
            + "0d0002e9 0d000300d8 0d01");
    assertHex(
        Molecule.of(
            Tuple.of(1L, "a"),
            Tuple.of(Long.MAX_VALUE, 1L << 60),
            Tuple.of(true, false, true),
            ListAtom.of(7L),
            Solution.of(ListAtom.of()),
            Solution.EMPTY),
        "01 07 0f01010d000261 10ffffffffffffff7f0000000000000010 11030c0b0c 12010107"
            + "14021200 1401");
  }

  private void assertHex(Molecule molecule, String hex) throws CodecException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(HexFormat.of().formatHex(encode(molecule)))
        .isEqualTo(HexFormat.of().formatHex(bytes));
    assertThat(decode(bytes)).isEqualTo(molecule);
  }

  @Test
  void functionsComeBack() throws CodecException {
    for (long seed = 0; seed < 200; seed++) {
      Object atom = new AtomGenerator(seed).atom(1);
      if (atom instanceof FunctionAtom function) {
        Molecule read = decode(encode(Molecule.of(function)));
        assertThat(read.get(0)).isEqualTo(function).isInstanceOf(FunctionAtom.class);
      }
    }
  }

  private byte[] encode(Molecule molecule) throws CodecException {
    return MoleculeCodec.encode(molecule, definitions);
  }

  private Molecule decode(byte[] bytes) throws CodecException {
    return MoleculeCodec.decode(bytes, definitions);
  }
}
