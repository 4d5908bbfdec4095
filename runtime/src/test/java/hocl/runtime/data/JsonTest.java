package hocl.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final Symbol A = Symbol.of("A");

  @Test
  void valuesOfAnArrayAreAtoms() throws DataException {
    assertThat(json("[1, -0, 2.5, 1e2, \"s\", true, null, [1, [2]], {}]"))
        .containsExactly(
            1L,
            0L,
            2.5,
            100.0,
            "s",
            true,
            Symbol.of("Null"),
            ListAtom.of(1L, ListAtom.of(2L)),
            Solution.EMPTY);
    assertThat(json("[123456789012345678901, 9223372036854775807]"))
        .containsExactly(new BigInteger("123456789012345678901"), Long.MAX_VALUE);
    assertThat(json("[]")).isEmpty();
  }

  @Test
  void objectsAreSolutionsOfPairs() throws DataException {
    assertThat(json("{\"k\": 1, \"l\": {\"m\": [\"n\"]}, \"k\": 1}"))
        .containsExactly(
            Solution.of(
                Tuple.of("k", 1L),
                Tuple.of("k", 1L),
                Tuple.of("l", Solution.of(Tuple.of("m", ListAtom.of("n"))))));
    assertThat(json("{}")).containsExactly(Solution.EMPTY);
    assertThat(json("7")).containsExactly(7L);
  }

  @Test
  void linesHoldAValueEach() throws DataException {
    assertThat(read("jsonl", "1\n[2, 3]\r\n\n  {\"k\": 4}\n"))
        .containsExactly(1L, ListAtom.of(2L, 3L), Solution.of(Tuple.of("k", 4L)));
    assertThatThrownBy(() -> read("jsonl", "1\n[2,\n3]\n"))
        .hasMessage("x.json, line 2: the JSON document ends before it is complete");
    assertThatThrownBy(() -> read("jsonl", "1\n2 3\n"))
        .hasMessage("x.json, line 2: something follows the end of the JSON document");
  }

  @Test
  void textLinesAreStrings() throws DataException {
    assertThat(read("txt", "a b\n\n1\r\nlast")).containsExactly("a b", "", "1", "last");
    assertThat(read("txt", "")).isEmpty();
  }

  @Test
  void errorsNameFileLineAndWhatIsWrong() {
    assertThatThrownBy(() -> json("")).hasMessage("x.json, line 1: this file is empty");
    assertThatThrownBy(() -> json("[1,\n2"))
        .hasMessage("x.json, line 2: the JSON document ends before it is complete");
    assertThatThrownBy(() -> json("[1,\n\"abc"))
        .hasMessage("x.json, line 2: the JSON document ends before it is complete");
    assertThatThrownBy(() -> json("[1,\n2 3]"))
        .hasMessage("x.json, line 2: a comma is missing before `3` (column 3)");
    assertThatThrownBy(() -> json("[1]\n[2]"))
        .hasMessage("x.json, line 2: something follows the end of the JSON document");
    assertThatThrownBy(() -> json("[1,\n1e400]"))
        .hasMessage("x.json, line 2: `1e400` is too large for a Float");
    assertThatThrownBy(() -> json("[NaN]"))
        .hasMessage("x.json, line 1: `NaN` is no value of JSON (column 4)");
    assertThatThrownBy(() -> json("[".repeat(1002)))
        .hasMessage("x.json, line 1: arrays and objects are nested more than 1000 deep");
    byte[] latin1 = "[\"Grün\"]".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() ->
            DataFormats.standard()
                .read(
                    "json",
                    DataSource.ofStream("x.json", new java.io.ByteArrayInputStream(latin1))))
        .hasMessage("x.json, line 1: this text is not in UTF-8");
  }

  @Test
  void theEncodingIsTheDocumentedOne() {
    Solution solution =
        Solution.of(
            true,
            7L,
            1L << 53,
            2.5,
            Double.NEGATIVE_INFINITY,
            "a\"\u0001",
            A,
            Tuple.of(A, 1L),
            ListAtom.of(2L, 1L),
            Solution.of(3L, 2L),
            JavaObject.of('c'));
    assertThat(JsonEncoding.write(solution))
        .isEqualTo(
            "{\"hocl\":1,\"solution\":[true,{\"float\":\"-inf\"},{\"float\":2.5},7,"
                + "{\"int\":\"9007199254740992\"},\"a\\\"\\u0001\",{\"symbol\":\"A\"},"
                + "{\"tuple\":[{\"symbol\":\"A\"},1]},[2,1],{\"solution\":[2,3]},"
                + "{\"java\":\"c\"}]}");
  }

  @Test
  void halvesOfCharactersAreRefused() throws DataException {
    for (String text :
        List.of("[\"\\ud83d\"]", "[\"a\\ude00\\ud83d\"]", "{\"\\ud83d\":1}", "\"\\ud83dx\"")) {
      assertThatThrownBy(() -> json(text))
          .as(text)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("half a character");
    }
    assertThat(json("[\"\\ud83d\\ude00\"]")).containsExactly("\ud83d\ude00");
  }

  @Test
  void whatIsWrittenReadsBack() throws DataException {
    for (long seed = 0; seed < 300; seed++) {
      AtomGenerator generator = new AtomGenerator(seed, false);
      Solution solution = Solution.of(generator.atoms(8, 4));
      String text = JsonEncoding.write(solution);
      assertThat(Solution.of(json(text))).as("seed %d: %s", seed, text).isEqualTo(solution);
      assertThat(Solution.of(read("hocl-json", text))).as("seed %d", seed).isEqualTo(solution);
      assertThat(JsonEncoding.write((Solution) generator.shuffled(solution)))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
    Solution halves = Solution.of("\ud83d", "\ude00\ud83d", "\ud83d\ude00");
    assertThat(Solution.of(json(JsonEncoding.write(halves)))).isEqualTo(halves);
  }

  @Test
  void rulesReadBackThroughTheirSource() throws DataException {
    Rule rule = Rule.of(new AtomGenerator.Definition("r", 1, 1), Tuple.of(A, -1L));
    String text = JsonEncoding.write(Solution.of(1L, rule));
    assertThat(text).contains("{\"rule\":\"r = replace x by x, 1, A:-1\"}");
    List<Object> atoms = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    JsonEncoding.read(
        DataSource.ofText("x.json", text),
        source -> {
          sources.add(source);
          return rule;
        },
        atoms::add);
    assertThat(atoms).containsExactly(1L, rule);
    assertThat(sources).containsExactly("r = replace x by x, 1, A:-1");
    assertThatThrownBy(() -> json(text))
        .hasMessage(
            "x.json, line 1: `r = replace x by x, 1, A:-1` is not understood: "
                + "no program is there to read rules with");
  }

  @Test
  void documentsThatAreNotTheEncodingAreErrors() {
    assertTagged("`\"solution\":[` was expected behind the version", "{\"hocl\":1}");
    assertTagged("this version of the format `hocl-json` is unknown", "{\"hocl\":2}");
    assertAtom("{}", "an object without a tag stands for no atom");
    assertAtom("{\"tuple\":[1]}", "a tuple has at least two fields, not 1");
    assertAtom("{\"tuple\":1}", "the content of `tuple` is of the wrong type");
    assertAtom("{\"tuple\":{\"tuple\":[1,2]}}", "the content of `tuple` is of the wrong type");
    assertAtom("{\"int\":[1]}", "the content of `int` is of the wrong type");
    assertAtom("{\"int\":\"1.5\"}", "the content of `int` is of the wrong type");
    assertAtom("{\"float\":\"nan\"}", "the content of `float` is of the wrong type");
    assertAtom("{\"symbol\":\"a b\"}", "the content of `symbol` is of the wrong type");
    assertAtom("{\"int\":1,\"int\":2}", "an object with a tag has only one member");
    assertAtom("{\"integer\":1}", "the tag `integer` is unknown");
    assertAtom("{\"java\":\"x\"}", "a Java object cannot be read");
    assertAtom("null", "`null` stands for no atom");
    assertThatThrownBy(() -> read("hocl-json", "[1]"))
        .hasMessage("x.json, line 1: this is not a document of the format `hocl-json`");
    assertThatThrownBy(() -> json("{\"hocl\":1,\"solution\":[],\"more\":1}"))
        .hasMessage("x.json, line 1: nothing may follow the array of the document");
  }

  private static void assertAtom(String atom, String sentence) {
    assertTagged(sentence, "{\"hocl\":1,\"solution\":[" + atom + "]}");
  }

  private static void assertTagged(String sentence, String document) {
    assertThatThrownBy(() -> json(document)).hasMessage("x.json, line 1: " + sentence);
  }

  @Test
  void depthDoesNotMatter() throws DataException {
    Object deep = 1L;
    for (int i = 0; i < 10_000; i++) {
      deep = Solution.of(Tuple.of(A, deep), ListAtom.of(2L));
    }
    List<Object> back = json(JsonEncoding.write(Solution.of(deep)));
    assertThat(Atoms.equal(back.getFirst(), deep)).isTrue();
  }

  private static List<Object> json(String text) throws DataException {
    return read("json", text);
  }

  private static List<Object> read(String format, String text) throws DataException {
    return DataFormats.standard().read(format, DataSource.ofText("x.json", text)).atoms();
  }
}
