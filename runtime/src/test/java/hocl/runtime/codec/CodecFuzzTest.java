package hocl.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeGenerator;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are: either a molecule comes out, or the codec's own exception, and no more is
 * allocated than is said. {@code -Dhocl.soak=N} reads that many damaged inputs.
 */
class CodecFuzzTest {
  private static final int INPUTS = Integer.getInteger("hocl.soak", 20_000);
  private static final int SEEDS = 200;
  private static final int LARGE = 1 << 18;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final GrowingDefinitions definitions = new GrowingDefinitions();
  private final List<byte[]> whole = new ArrayList<>();

  @BeforeEach
  void encodeSome() throws CodecException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Molecule molecule = new MoleculeGenerator(seed, true).molecule();
      whole.add(MoleculeCodec.encode(molecule, definitions));
    }
  }

  @Test
  void damagedInputsAreReadOrRefused() {
    int read = 0;
    for (long seed = 0; seed < INPUTS; seed++) {
      byte[] bytes = damaged(new Random(seed));
      read += readOrRefused("seed " + seed, bytes) ? 1 : 0;
    }
    assertThat(read).as("some damage is not seen, most is").isBetween(INPUTS / 100, INPUTS / 2);
  }

  private byte[] damaged(Random random) {
    byte[] bytes = whole.get(random.nextInt(SEEDS)).clone();
    for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(27);
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 -> {
          byte[] length = {-1, (byte) random.nextInt(), (byte) random.nextInt(128)};
          bytes = spliced(bytes, at, length, Math.min(bytes.length, at + random.nextInt(3)));
        }
        case 4 -> {
          byte[] other = whole.get(random.nextInt(SEEDS));
          int from = random.nextInt(other.length);
          int to = from + random.nextInt(other.length - from + 1);
          bytes =
              spliced(
                  bytes,
                  at,
                  Arrays.copyOfRange(other, from, to),
                  at + random.nextInt(bytes.length - at + 1));
        }
        case 5 -> {
          byte[] noise = new byte[1 + random.nextInt(20)];
          random.nextBytes(noise);
          bytes = spliced(bytes, at, noise, at);
        }
        default -> {
          byte[] tags = new byte[1 + random.nextInt(40)];
          for (int i = 0; i < tags.length; i++) {
            tags[i] = (byte) random.nextInt(27);
          }
          bytes = spliced(bytes, at, tags, Math.min(bytes.length, at + tags.length));
        }
      }
      if (bytes.length == 0) {
        return bytes;
      }
      bytes[0] = random.nextInt(50) == 0 ? bytes[0] : CodecNumbers.VERSION;
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] with, int until) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(with);
    out.write(bytes, until, bytes.length - until);
    return out.toByteArray();
  }

  @Test
  void whatNestsOrRepeatsStaysWithinTheBound() {
    for (String unit :
        List.of(
            "0f",
            "12ffff03",
            "13ffff03",
            "11ffff03",
            "1000",
            "1103",
            "1201",
            "1202",
            "1302",
            "1402",
            "1300010201010000",
            "12000000",
            "13000104010000000000000000000000",
            "0100",
            "017f",
            "0d000261",
            "0d0003ffff",
            "190261",
            "1903ffff",
            "0261",
            "0e01",
            "150001",
            "0d00000d0000",
            "0909008000000000000000",
            "17",
            "ff",
            "00",
            "80",
            "130001020401",
            "13000102000100",
            "1300020202010100010101",
            "13000107015f0101")) {
      byte[] repeated = new byte[LARGE];
      byte[] part = HexFormat.of().parseHex(unit);
      for (String head :
          List.of(
              "01ffff0f",
              "01808002",
              "0102",
              "0100010204ffff0f",
              "0100010205ffff0f",
              "010001020400")) {
        byte[] begin = HexFormat.of().parseHex(head);
        for (int i = 0; i < LARGE; i++) {
          repeated[i] = i < begin.length ? begin[i] : part[(i - begin.length) % part.length];
        }
        for (int zeros : new int[] {0, LARGE / 10, LARGE / 2, LARGE - 50}) {
          byte[] bytes = repeated.clone();
          Arrays.fill(bytes, LARGE - zeros, LARGE, (byte) 0);
          readOrRefused(head + " " + unit + " zeros " + zeros, bytes);
        }
      }
    }
  }

  @Test
  void whatIsNestedAndWholeIsReadWithinTheBound() {
    for (String[] levels :
        new String[][] {
          {"0f", "00"},
          {"1201", ""},
          {"1302", ""},
          {"1402", ""},
          {"110300", "00"},
          {"13000102040100", ""},
          {"13000204040402040200010b0b", ""},
        }) {
      int depth = LARGE / (levels[0].length() + levels[1].length());
      byte[] bytes =
          HexFormat.of()
              .parseHex("0102" + levels[0].repeat(depth) + "00" + levels[1].repeat(depth));
      assertThat(readOrRefused(levels[0], bytes)).as(levels[0]).isTrue();
    }
  }

  @Test
  void manySmallThingsStayWithinTheBound() {
    for (String unit :
        List.of(
            "0f0000",
            "1302017f",
            "13000102040100017f",
            "1103000000",
            "017f",
            "0d000241",
            "190241",
            "1900")) {
      int count = LARGE / unit.length();
      ByteSink sink = new ByteSink(LARGE);
      try {
        sink.put(CodecNumbers.VERSION);
        sink.number(1L + count);
        sink.put(HexFormat.of().parseHex(unit.repeat(count)));
      } catch (CodecException e) {
        throw new AssertionError(e);
      }
      assertThat(readOrRefused(unit, sink.finish())).as(unit).isTrue();
    }
  }

  /** Whether bytes are read; by a second reading, if the first one made tables grow. */
  private boolean readOrRefused(String what, byte[] bytes) {
    long most =
        (long) MoleculeCodec.MOST_ALLOCATED_PER_BYTE * bytes.length
            + MoleculeCodec.MOST_ALLOCATED_BESIDES;
    long allocated = 0;
    boolean read = false;
    for (int attempt = 0; attempt < 2; attempt++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        MoleculeCodec.decode(bytes, definitions);
        read = true;
      } catch (CodecException e) {
        assertThat(e).hasMessageMatching("[^.]+");
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(
            what + ": " + HexFormat.of().formatHex(bytes, 0, Math.min(500, bytes.length)), e);
      }
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated <= most) {
        return read;
      }
    }
    throw new AssertionError(what + ": " + allocated + " bytes allocated for " + bytes.length);
  }
}
