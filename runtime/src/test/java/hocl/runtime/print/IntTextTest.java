package hocl.runtime.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Long numbers are written in pieces, with the digits that they have. */
class IntTextTest {

  private static String text(BigInteger value) throws IOException {
    StringBuilder out = new StringBuilder();
    IntText.write(value, out::append);
    return out.toString();
  }

  @Test
  void thePiecesAreTheDigits() throws IOException {
    for (int digits : List.of(0, 1, 2047, 2048, 2049, 9864, 9865, 16384, 16385, 20480, 40960)) {
      BigInteger power = BigInteger.TEN.pow(digits);
      for (BigInteger value :
          List.of(power, power.subtract(BigInteger.ONE), power.add(BigInteger.ONE))) {
        assertThat(text(value)).isEqualTo(value.toString());
        assertThat(text(value.negate())).isEqualTo(value.negate().toString());
      }
    }
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      BigInteger value = new BigInteger(random.nextInt(200_000), random);
      assertThat(text(value)).as("seed %d", seed).isEqualTo(value.toString());
    }
  }

  @Test
  void theFirstDigitsComeBeforeTheLastAreKnown() {
    BigInteger value = BigInteger.TEN.pow(100_000).subtract(BigInteger.ONE);
    List<String> pieces = new ArrayList<>();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            IntText.write(
                value,
                digits -> {
                  pieces.add(digits);
                  if (!digits.isEmpty()) {
                    throw new IOException("enough");
                  }
                }));
    assertThat(String.join("", pieces)).matches("9{1,4096}");
  }
}
