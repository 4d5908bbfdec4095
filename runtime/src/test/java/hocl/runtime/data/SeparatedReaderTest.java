package hocl.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Tuple;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeparatedReaderTest {
  @Test
  void rowsAreTuplesAndSingleFieldsBareAtoms() throws DataException {
    assertThat(csv("a,1,true\n-2.5,x y,\n7\n"))
        .containsExactly(Tuple.of("a", 1L, true), Tuple.of(-2.5, "x y", ""), 7L);
  }

  @Test
  void lineEndsAreTheUsualThreeAndEmptyLinesAreSkipped() throws DataException {
    assertThat(csv("1\r\n2\r3\n\n\r\n4")).containsExactly(1L, 2L, 3L, 4L);
    assertThat(csv("")).isEmpty();
    assertThat(csv("\n\n")).isEmpty();
    assertThat(csv("\"\"\n")).containsExactly("");
    assertThat(csv("1,")).containsExactly(Tuple.of(1L, ""));
  }

  @Test
  void fieldsThatReadAsNumbersOrBoolsBecomeThose() throws DataException {
    assertThat(csv("0\n-0\n+7\n007\n 12 \n9223372036854775807\n-9223372036854775808"))
        .containsExactly(0L, 0L, "+7", "007", 12L, Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(csv("9223372036854775808")).containsExactly(new BigInteger("9223372036854775808"));
    assertThat(csv("1.0\n.5\n5.\n1e3\n-1.5E-3\n-0.0\n1e-400\n0.1\n123456789.123456789"))
        .containsExactly(1.0, ".5", "5.", 1000.0, -0.0015, 0.0, "1e-400", 0.1, 123456789.12345679);
    assertThat(csv("true\nfalse")).containsExactly(true, false);
    assertThat(csv("True\n1.2.3\n1e\n-\n+\n.\n1_000\n0x10\n1d\ne5\nnan\nNaNo"))
        .containsExactly(
            "True", "1.2.3", "1e", "-", "+", ".", "1_000", "0x10", "1d", "e5", "nan", "NaNo");
  }

  @Test
  void whatOnlyLooksLikeANumberIsText() throws DataException {
    assertThat(csv("12e45678\n1e400\n01234\n-01\n00.5\nNaN\n-Infinity\n1,5"))
        .containsExactly(
            "12e45678", "1e400", "01234", "-01", "00.5", "NaN", "-Infinity", Tuple.of(1L, 5L));
  }

  @Test
  void rowsCanHaveAHeaderTextColumnsAndACommaInNumbers() throws DataException {
    RowOptions options = new RowOptions(true, ';', true, false, Set.of(2), Set.of("zip"));
    assertThat(rows("\nid;n;zip\n7;8;9\n2,5;1,5;1,5\n-1,5e3;\"x\";\n2.5\n", options))
        .containsExactly(
            Tuple.of(7L, "8", "9"), Tuple.of(2.5, "1,5", "1,5"), Tuple.of(-1500.0, "x", ""), "2.5");
    RowOptions text = new RowOptions(false, '\0', false, true, Set.of(), Set.of());
    assertThat(rows("1,true\n 2 \n", text)).containsExactly(Tuple.of("1", "true"), " 2 ");
    assertThatThrownBy(() -> rows("id;n\n", options))
        .hasMessage("rows.csv, line 1: there is no column `zip`");
  }

  private static List<Object> rows(String text, RowOptions options) throws DataException {
    DataSource source = DataSource.ofText("rows.csv", text);
    return DataFormats.standard().withRows(options).read("csv", source).atoms();
  }

  @Test
  void quotedFieldsAreStrings() throws DataException {
    assertThat(csv("\"1\",\"a,\"\"b\"\"\",\"x\ny\"\n\"true\""))
        .containsExactly(Tuple.of("1", "a,\"b\"", "x\ny"), "true");
    assertThat(csv("a\"b,c")).containsExactly(Tuple.of("a\"b", "c"));
  }

  @Test
  void tabsSeparateInTsv() throws DataException {
    assertThat(read("tsv", "a,b\t1\n")).containsExactly(Tuple.of("a,b", 1L));
  }

  @Test
  void errorsNameFileLineAndWhatIsWrong() {
    assertThatThrownBy(() -> csv("1,2\n\"3,4\n5\n"))
        .hasMessage("rows.csv, line 2: a quoted field begins in this line and never ends");
    assertThatThrownBy(() -> csv("\"a\nb\"\n\n\"c\"d\n"))
        .hasMessage("rows.csv, line 4: `d` follows the end of a quoted field");
    assertThatThrownBy(() -> csv("a\nb\u0000c"))
        .hasMessage("rows.csv, line 2: a zero byte is here, so this is not text");
    byte[] latin1 = "a\nb\nGrün\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read("csv", latin1))
        .hasMessage("rows.csv, line 3: this text is not in UTF-8");
  }

  @Test
  void textIsUtf8() throws DataException {
    assertThat(csv("\ufeffGrün,\ud83d\ude00\n")).containsExactly(Tuple.of("Grün", "\ud83d\ude00"));
  }

  @Test
  void equalShortTextsAreOneObject() throws DataException {
    List<Object> atoms = csv("key\nkey\n");
    assertThat(atoms.get(0)).isSameAs(atoms.get(1));
  }

  @Test
  void longFieldsAndRowsAreRead() throws DataException {
    String field = "x".repeat(300_000);
    String row = field + "," + field + ",\"" + field + "\"";
    assertThat(csv("1,2\n" + row + "\n" + row + "\n3\n"))
        .containsExactly(
            Tuple.of(1L, 2L), Tuple.of(field, field, field), Tuple.of(field, field, field), 3L);
  }

  @Test
  void aMillionRowsAreRead() throws DataException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      text.append(i).append(",k").append(i % 10).append('\n');
    }
    List<Object> atoms = csv(text.toString());
    assertThat(atoms).hasSize(1_000_000);
    assertThat(atoms.get(999_999)).isEqualTo(Tuple.of(999_999L, "k9"));
  }

  @Test
  void numbersAreRoundedAsJavaDoes() throws DataException {
    long seed = 20_060_425;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      String text = Double.toString(Double.longBitsToDouble(random.nextLong()));
      if (i % 2 == 0) {
        text = random.nextInt(1_000_000) + "." + random.nextInt(1_000_000);
      }
      if (i % 4 == 0) {
        text += "e" + (random.nextInt(50) - 25);
      }
      if (!text.contains("N") && !Double.isInfinite(Double.parseDouble(text))) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(FieldNumber.parse(bytes, 0, bytes.length, (byte) '.'))
            .as("seed %d", seed)
            .isEqualTo(Double.parseDouble(text) + 0.0);
      }
    }
  }

  @Test
  void fieldsAreSplitAsAnIndependentReaderSplitsThem() throws DataException {
    for (long seed = 0; seed < 2000; seed++) {
      String text = randomRows(new Random(seed));
      List<Object> expected = new ArrayList<>();
      CsvReader.builder()
          .allowMissingFields(true)
          .allowExtraFields(true)
          .ofCsvRecord(text)
          .forEach(row -> {
            Object[] fields = row.getFields().toArray();
            expected.add(fields.length == 1 ? fields[0] : Tuple.of(fields));
          });
      assertThat(csv(text)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static String randomRows(Random random) {
    String[] fields = {"a", "", "\"\"", "\"a,b\"", "\"\"\"\"", "\"x\ny\"", "ü", "a b", "\"\r\n\""};
    String[] ends = {"\n", "\r\n", "\r", "\n\n"};
    StringBuilder text = new StringBuilder();
    for (int row = random.nextInt(6); row >= 0; row--) {
      for (int field = random.nextInt(4); field > 0; field--) {
        text.append(fields[random.nextInt(fields.length)]).append(',');
      }
      text.append(fields[random.nextInt(fields.length)]);
      text.append(ends[random.nextInt(ends.length)]);
    }
    return text.toString();
  }

  private static List<Object> csv(String text) throws DataException {
    return read("csv", text);
  }

  private static List<Object> read(String format, String text) throws DataException {
    return read(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> read(String format, byte[] bytes) throws DataException {
    DataSource source = DataSource.ofStream("rows.csv", new ByteArrayInputStream(bytes));
    Molecule molecule = DataFormats.standard().read(format, source);
    return molecule.atoms();
  }
}
