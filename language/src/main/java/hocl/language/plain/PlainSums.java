package hocl.language.plain;

/**
 * Reads sums, differences and products of Ints in parentheses, such as {@code (2 * 3 + 1)}: the
 * part of the grammar's expressions in which a sign stands only behind a parenthesis, and no value
 * exceeds 64 bits. For one thread.
 */
final class PlainSums {

  /** More operators and parentheses than this in one expression are left to the parser. */
  private static final int MOST_SIGNS = 32;

  private final PlainWords words;
  private boolean isPlain;
  private int signs;

  PlainSums(PlainWords words) {
    this.words = words;
  }

  /**
   * Reads an expression from its parenthesis on, and moves behind it.
   *
   * @return whether there is one; otherwise the words are where they were. Its value is then {@link
   *     PlainWords#number}.
   */
  boolean read() throws NotPlainException {
    int from = words.at();
    isPlain = true;
    signs = 0;
    long value = parenthesis();
    if (!isPlain || signs < 2) {
      words.moveTo(from);
      return false;
    }
    words.number(value);
    return true;
  }

  /** The number of operators and parentheses of the expression: it nests no deeper. */
  int signs() {
    return signs;
  }

  private long parenthesis() throws NotPlainException {
    words.skip();
    signs++;
    boolean negative = words.next() == '-';
    if (negative) {
      words.skip();
      signs++;
    }
    long sum = sum(negative);
    isPlain &= words.next() == ')';
    words.skip();
    return sum;
  }

  private long sum(boolean negative) throws NotPlainException {
    long sum = product(negative);
    int c = words.next();
    while (isPlain && (c == '+' || c == '-')) {
      words.skip();
      signs++;
      long next = product(false);
      long result = c == '+' ? sum + next : sum - next;
      // the sign of the result is wrong if it does not fit
      isPlain &= ((sum ^ result) & (c == '+' ? next ^ result : sum ^ next)) >= 0;
      sum = result;
      c = words.next();
    }
    return sum;
  }

  private long product(boolean negative) throws NotPlainException {
    long product = factor();
    product = negative ? -product : product;
    while (isPlain && words.next() == '*') {
      words.skip();
      signs++;
      long next = factor();
      long low = product * next;
      isPlain &= Math.multiplyHigh(product, next) == low >> 63;
      product = low;
    }
    return product;
  }

  private long factor() throws NotPlainException {
    int c = words.next();
    isPlain &= signs <= MOST_SIGNS;
    if (isPlain && c == '(') {
      return parenthesis();
    }
    isPlain &= c >= '0' && c <= '9' && words.readNumber() == null;
    return words.number();
  }
}
