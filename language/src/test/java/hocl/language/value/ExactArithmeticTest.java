package hocl.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares sums and divisions of drawn numbers with decimal fractions. */
final class ExactArithmeticTest {

  private static final int ROUNDS = 2_000;
  private static final int LONGEST = 40;

  /** A finite double: any bits, a few digits, or near another binade. */
  private static double drawn(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(any) ? any : Double.MAX_VALUE;
      }
      case 1 -> random.nextInt(1000) / 10.0;
      case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60);
      case 3 -> -random.nextInt(100);
      default -> Double.MIN_VALUE * random.nextInt(5);
    };
  }

  private static Object sum(List<Object> numbers) {
    ExactSum sum = new ExactSum();
    for (Object number : numbers) {
      switch (number) {
        case Long n -> sum.add(n);
        case BigInteger n -> sum.add(n);
        case Double n -> sum.add(n);
        default -> throw new IllegalArgumentException(number.toString());
      }
    }
    Object result = sum.result();
    return result == null ? Double.NaN : result;
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double n ? new BigDecimal(n) : new BigDecimal(number.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSumIsRoundedOnceWhateverTheOrder(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Object> numbers = new ArrayList<>(List.of(0.0));
      for (int i = random.nextInt(LONGEST); i > 0; i--) {
        double number = drawn(random);
        numbers.add(
            switch (random.nextInt(8)) {
              case 0 -> random.nextLong();
              case 1 -> BigInteger.ONE.shiftLeft(70 + random.nextInt(1200));
              default -> number;
            });
        if (random.nextInt(4) == 0) {
          numbers.add(-number);
        }
      }
      BigDecimal expected =
          numbers.stream().map(n -> exact(n)).reduce(BigDecimal.ZERO, BigDecimal::add);
      Collections.shuffle(numbers, random);
      assertThat(sum(numbers))
          .as("seed %d, round %d: %s", seed, round, numbers)
          .isEqualTo(expected.doubleValue() + 0.0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aSumOfIntsIsAnInt(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Object> numbers = new ArrayList<>();
      BigInteger expected = BigInteger.ZERO;
      for (int i = random.nextInt(LONGEST); i > 0; i--) {
        long number = random.nextLong();
        numbers.add(number);
        expected = expected.add(BigInteger.valueOf(number));
      }
      assertThat(sum(numbers).toString())
          .as("seed %d, round %d: %s", seed, round, numbers)
          .isEqualTo(expected.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void divisionsRoundTheExactValues(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      double b = drawn(random);
      double a = random.nextInt(3) == 0 ? b * random.nextInt(1000) : drawn(random);
      if (b == 0 || !Double.isFinite(a)) {
        continue;
      }
      BigDecimal exactA = new BigDecimal(a);
      BigDecimal exactB = new BigDecimal(b);
      int scale = Math.max(exactA.scale(), exactB.scale());
      BigInteger stepsB = exactB.setScale(scale).unscaledValue();
      BigDecimal quotient =
          new BigDecimal(exactA.setScale(scale).unscaledValue())
              .divide(new BigDecimal(stepsB), 0, RoundingMode.FLOOR);
      String shown = "seed " + seed + ", round " + round + ": " + a + ", " + b;
      assertThat(FloatDivision.quotient(a, b) + 0.0)
          .as(shown)
          .isEqualTo(quotient.doubleValue() + 0.0);
      assertThat(FloatDivision.remainder(a, b) + 0.0)
          .as(shown)
          .isEqualTo(exactA.subtract(quotient.multiply(exactB)).doubleValue() + 0.0);
    }
  }
}
