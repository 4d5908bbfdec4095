package hocl.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFormatsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "1,2\n");
    Files.writeString(folder.resolve("rows.dat"), "1\t2\n");
    Files.writeString(folder.resolve("ROWS.CSV"), "3\n");
    Files.createDirectory(folder.resolve("folder.csv"));
  }

  @Test
  void theEndingOrThePrefixTellsTheFormat() throws DataException {
    assertThat(read("rows.csv")).containsExactly(Tuple.of(1L, 2L));
    assertThat(read("ROWS.CSV")).containsExactly(3L);
    assertThat(read("tsv:rows.dat")).containsExactly(Tuple.of(1L, 2L));
    assertThat(read("csv:" + folder.resolve("rows.csv"))).containsExactly(Tuple.of(1L, 2L));
    assertThat(read("csv:-")).containsExactly(Tuple.of("in", 1L));
  }

  @Test
  void otherFormatsCanBeAdded() throws DataException {
    DataFormats formats =
        DataFormats.standard().with("dat", (source, atoms) -> atoms.add(Symbol.of("A")));
    assertThat(formats.read("rows.dat", folder, InputStream.nullInputStream()).atoms())
        .containsExactly(Symbol.of("A"));
    assertThat(formats.names())
        .containsExactly("csv", "dat", "hocl-json", "json", "jsonl", "tsv", "txt");
  }

  @Test
  void whatCannotBeOpenedIsExplained() throws IOException {
    assertMessage("absent.csv", "absent.csv: there is no such file");
    assertMessage("folder.csv", "folder.csv: this is a folder, not a file");
    assertMessage("rows.dat", "rows.dat: the name does not tell the format");
    assertMessage("-", "-: the name does not tell the format");
    assertMessage("rows.csv.gz", "rows.csv.gz: this file is compressed");
    assertMessage("csv:\u0000", "\u0000: this is not the name of a file");
    Path packed = folder.resolve("packed.csv");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("1,2".getBytes(StandardCharsets.US_ASCII));
    }
    assertMessage("packed.csv", "packed.csv: this file is compressed");
    Files.writeString(folder.resolve("wide.csv"), "1,2", StandardCharsets.UTF_16);
    assertMessage("wide.csv", "wide.csv, line 1: this text is in UTF-16");
  }

  @Test
  void hintsSayWhatWouldWork() {
    assertThatThrownBy(() -> read("rows.dat"))
        .isInstanceOfSatisfying(
            DataException.class,
            e -> {
              assertThat(e.source()).isEqualTo("rows.dat");
              assertThat(e.line()).isZero();
              assertThat(e.sentence()).isEqualTo("the name does not tell the format");
              assertThat(e.hint())
                  .isEqualTo(
                      "write the format before it, as in `csv:rows.dat`; "
                          + "the formats are csv, hocl-json, json, jsonl, tsv, txt");
            });
  }

  private void assertMessage(String spec, String message) {
    assertThatThrownBy(() -> read(spec)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private List<Object> read(String spec) throws DataException {
    byte[] input = "in,1\n".getBytes(StandardCharsets.UTF_8);
    return DataFormats.standard().read(spec, folder, new ByteArrayInputStream(input)).atoms();
  }
}
