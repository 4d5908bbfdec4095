package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntsTest {

  @Test
  void readsTheValueThatWasWrittenAtAnyLength() {
    Random random = new Random(7);
    for (int bits : new int[] {1, 62, 63, 64, 1660, 1661, 1662, 3322, 9999, 100_000}) {
      BigInteger value = new BigInteger(bits, random).setBit(bits);
      assertThat(Ints.parse(value.toString())).as("%d bits", bits).isEqualTo(Ints.of(value));
      assertThat(Ints.parse("-" + value)).isEqualTo(Ints.of(value.negate()));
      assertThat(Ints.parse("+000" + value)).isEqualTo(Ints.of(value));
    }
    assertThat(Ints.parse("0".repeat(5000) + "7")).isEqualTo(7L);
  }

  @Test
  void refusesALongTextThatIsNoInt() {
    String digits = "1".repeat(3000);
    for (String text : new String[] {digits + "-" + digits, digits + " ", "--" + digits}) {
      assertThatThrownBy(() -> Ints.parse(text)).isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  void readsAMillionDigits() {
    // by the quadratic way this takes the better part of a minute
    Object read = Ints.parse("1" + "0".repeat(1_000_000));
    assertThat(((BigInteger) read).getLowestSetBit()).isEqualTo(1_000_000);
  }
}
