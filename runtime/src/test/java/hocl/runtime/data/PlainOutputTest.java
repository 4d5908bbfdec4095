package hocl.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainOutputTest {
  @Test
  void atomsBecomeJsonOfOtherPrograms() throws DataException, IOException {
    assertThat(json(true, 7L, 2.5, "a\"b", Symbol.of("Fork"), Symbol.of("Null")))
        .isEqualTo("[true,2.5,7,\"a\\\"b\",\"Fork\",null]");
    assertThat(json(Tuple.of("a", 1L, ListAtom.of(2L, 3L)))).isEqualTo("[[\"a\",1,[2,3]]]");
    assertThat(json()).isEqualTo("[]");
  }

  @Test
  void solutionsOfPairsAreObjects() throws DataException, IOException {
    assertThat(json(Solution.of(Tuple.of("a", 1L), Tuple.of("b", Solution.EMPTY))))
        .isEqualTo("[{\"a\":1,\"b\":{}}]");
    assertThat(json(Solution.of(Tuple.of("a", 1L), Tuple.of("a", 2L))))
        .isEqualTo("[[[\"a\",1],[\"a\",2]]]");
    assertThat(json(Solution.of(1L, 1L))).isEqualTo("[[1,1]]");
  }

  @Test
  void plainJsonReadsBack() throws DataException, IOException {
    Solution solution =
        Solution.of(1L, "x", 2.5, ListAtom.of(1L), Solution.of(Tuple.of("k", Symbol.of("Null"))));
    Molecule back =
        DataFormats.standard().read("json", DataSource.ofText("x.json", jsonOf(solution)));
    assertThat(Solution.of(back.atoms().toArray())).isEqualTo(solution);
  }

  @Test
  void tuplesAreRowsAndTextIsQuotedWhereItWouldReadAsSomethingElse()
      throws DataException, IOException {
    assertThat(
            rows(Tuple.of("a,b", 1L, Symbol.of("Done"), 2.5, true), "7", "", "x", "1.5e3", "true"))
        .isEqualTo("\"\"\n\"1.5e3\"\n\"7\"\n\"true\"\nx\n\"a,b\",1,Done,2.5,true\n");
    assertThat(rows()).isEmpty();
  }

  @Test
  void numbersOfManyDigitsAreWrittenInPieces() throws DataException, IOException {
    BigInteger number = BigInteger.TEN.pow(100_000).negate();
    Solution solution = Solution.of(Tuple.of("a", number, 1L), number);
    List<String> pieces = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    PlainOutput.writeRows(
        solution,
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) {
            pieces.add(text.toString());
            all.append(text);
            return this;
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
          }

          @Override
          public Appendable append(char unit) {
            return append(String.valueOf(unit));
          }
        });
    assertThat(all).hasToString(number + "\na," + number + ",1\n");
    assertThat(pieces).allMatch(piece -> piece.length() < 20_000);
  }

  @Test
  void whatHasNoFormIsRefused() {
    assertThatThrownBy(() -> json(Double.POSITIVE_INFINITY))
        .hasMessageContaining("`inf` has no form in plain JSON");
    assertThatThrownBy(() -> rows(Tuple.of("a", ListAtom.of(1L))))
        .hasMessageContaining("`\"a\":[1]` has no form in CSV: a List is no field");
  }

  private static String json(Object... atoms) throws DataException, IOException {
    return jsonOf(Solution.of(atoms));
  }

  private static String jsonOf(Solution solution) throws DataException, IOException {
    StringBuilder out = new StringBuilder();
    PlainOutput.writeJson(solution, out);
    return out.toString();
  }

  private static String rows(Object... atoms) throws DataException, IOException {
    StringBuilder out = new StringBuilder();
    PlainOutput.writeRows(Solution.of(atoms), out);
    return out.toString();
  }
}
