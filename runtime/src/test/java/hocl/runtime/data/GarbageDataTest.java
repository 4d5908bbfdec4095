package hocl.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Solution;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: either atoms come out, or an error that names the file. */
class GarbageDataTest {
  private static final byte[] LIKELY =
      "0123456789+-.eE,\t\n\r\"\\{}[]:truefalsn \u00e9".getBytes(StandardCharsets.UTF_8);

  @Test
  void randomBytesAreReadOrRefused() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        boolean any = random.nextInt(20) == 0;
        bytes[i] = any ? (byte) random.nextInt() : LIKELY[random.nextInt(LIKELY.length)];
      }
      readInEveryFormat(seed, bytes);
    }
  }

  @Test
  void damagedDocumentsAreReadOrRefused() {
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Solution solution = Solution.of(new AtomGenerator(seed, false).atoms(3, 3));
      byte[] bytes = JsonEncoding.write(solution).getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = LIKELY[random.nextInt(LIKELY.length)];
      }
      readInEveryFormat(seed, bytes);
    }
  }

  private static void readInEveryFormat(long seed, byte[] bytes) {
    DataFormats formats = DataFormats.standard();
    for (String format : formats.names()) {
      try {
        DataSource source = DataSource.ofStream("input", new ByteArrayInputStream(bytes));
        formats.read(format, source).forEach(Kind::of);
      } catch (DataException e) {
        assertThat(e).hasMessageStartingWith("input");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", format " + format, e);
      }
    }
  }
}
