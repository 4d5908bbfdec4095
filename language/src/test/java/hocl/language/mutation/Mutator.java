package hocl.language.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages whole inputs; the same in the same way for the same seed. Any thread may call it. */
public final class Mutator {

  private static final int MOST_DAMAGES = 4;
  private static final int DIGIT = 2;
  private static final int MOST_TRIES = 20;
  private static final int LONGEST = 1 << 14;

  /** One repetition in this number has a length that causes trouble of its own. */
  private static final int LARGE_ONE_IN = 100;

  private static final int LARGEST = 1 << 18;

  private static final String[] NUMBERS = {
    "0",
    "1",
    "-1",
    "2",
    "7",
    "64",
    "100",
    "1000",
    "65536",
    "1000000",
    "2147483647",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999",
    "0.0",
    "-0.0",
    "1e308",
    "1e-320",
    "0.5",
    "123456789.125"
  };

  private static final String[] JUNK = {
    "0",
    "-1",
    "1e308",
    "1e-400",
    "9223372036854775807",
    "-9223372036854775808",
    "2147483648",
    "99999999999999999999",
    "NaN",
    "infinity",
    "\0",
    "\u00e9",
    "\ud83d\ude00",
    "\u202e",
    "\ufeff",
    "\r",
    "\n",
    "\t",
    "\"",
    "\\u",
    "\\",
    "'",
    "//",
    "/*",
    "*/",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "{",
    "}",
    ",",
    ";",
    ":",
    "::",
    "^",
    "?",
    "!",
    "_",
    "#!",
    "$",
    "replace",
    "replace-one",
    "by",
    "if",
    "let",
    "in",
    "nothing",
    "param",
    "import",
    "new",
    "not",
    "then",
    "else",
    "with",
    "^9",
    "[[[[",
    "<<<<",
    "((((",
    "{\"$",
    "null",
    "true",
    ";;",
    "\n\n",
    "\"\"",
    "=",
    "==",
    "div",
    "mod",
    "inject"
  };

  private final List<byte[]> whole;

  /** Damages any of these, which are at least one and not empty. */
  public Mutator(List<byte[]> whole) {
    this.whole = List.copyOf(whole);
  }

  /** The damaged input of a seed. */
  public byte[] input(long seed) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L);
    byte[] bytes = any(random).clone();
    int left = MOST_DAMAGES;
    do {
      bytes = bytes.length == 0 ? junk(random) : damaged(bytes, random);
      left--;
    } while (left > 0 && random.nextBoolean());
    return bytes;
  }

  private byte[] any(Random random) {
    return whole.get(random.nextInt(whole.size()));
  }

  private byte[] damaged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int until = Math.min(bytes.length, at + length(random));
    return switch (random.nextInt(17)) {
      case 0 -> flipped(bytes, at, random);
      case 1 -> spliced(bytes, at, new byte[0], until);
      case 2 -> repeated(bytes, at, until, random);
      case 3, 4, 5, 6 -> tokensSwapped(bytes, at, alike(bytes, at, bytes, random));
      case 7 -> Arrays.copyOf(bytes, at);
      case 8 -> spliced(bytes, at, junk(random), at);
      case 9 -> spliced(bytes, at, junk(random), tokenEnd(bytes, at));
      case 10 -> spliced(bytes, tokenStart(bytes, at), new byte[0], tokenEnd(bytes, at));
      case 11 -> numberReplaced(bytes, at, random);
      case 12 -> grafted(bytes, at, random);
      default -> tokenReplaced(bytes, at, any(random), random);
    };
  }

  /** Mostly short, sometimes as long as inputs are. */
  private static int length(Random random) {
    return 1 + random.nextInt(1 << random.nextInt(10));
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private static byte[] repeated(byte[] bytes, int at, int until, Random random) {
    byte[] stretch = Arrays.copyOfRange(bytes, at, until);
    boolean large = random.nextInt(LARGE_ONE_IN) == 0;
    int longest = large ? LARGEST : LONGEST;
    ByteArrayOutputStream copies = new ByteArrayOutputStream();
    int times = large ? LARGEST : 1 + random.nextInt(1 << random.nextInt(7));
    for (int left = times; left > 0; left--) {
      if (bytes.length + copies.size() + stretch.length < longest) {
        copies.writeBytes(stretch);
      }
    }
    return spliced(bytes, until, copies.toByteArray(), until);
  }

  /** With a stretch of another input in the place of a token. */
  private byte[] grafted(byte[] bytes, int at, Random random) {
    byte[] other = any(random);
    int from = tokenStart(other, random.nextInt(other.length));
    int until = tokenEnd(other, Math.min(other.length - 1, from + length(random)));
    return spliced(
        bytes, tokenStart(bytes, at), Arrays.copyOfRange(other, from, until), tokenEnd(bytes, at));
  }

  private static byte[] tokensSwapped(byte[] bytes, int at, int another) {
    int first = tokenStart(bytes, Math.min(at, another));
    int firstEnd = tokenEnd(bytes, first);
    int second = tokenStart(bytes, Math.max(at, another));
    if (second < firstEnd) {
      return bytes;
    }
    int secondEnd = tokenEnd(bytes, second);
    byte[] later = Arrays.copyOfRange(bytes, second, secondEnd);
    byte[] earlier = Arrays.copyOfRange(bytes, first, firstEnd);
    return spliced(spliced(bytes, second, earlier, secondEnd), first, later, firstEnd);
  }

  /** With another number in the place of the first one behind a place, if there is one. */
  private static byte[] numberReplaced(byte[] bytes, int at, Random random) {
    int number = at;
    while (number < bytes.length && sort(bytes[number]) != DIGIT) {
      number++;
    }
    if (number == bytes.length) {
      return bytes;
    }
    byte[] other = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.UTF_8);
    return spliced(bytes, tokenStart(bytes, number), other, tokenEnd(bytes, number));
  }

  /** With a token of another input, often one of the same sort, in the place of one. */
  private static byte[] tokenReplaced(byte[] bytes, int at, byte[] other, Random random) {
    int from = tokenStart(other, alike(bytes, at, other, random));
    byte[] token = Arrays.copyOfRange(other, from, tokenEnd(other, from));
    return spliced(bytes, tokenStart(bytes, at), token, tokenEnd(bytes, at));
  }

  /** A place in an input, often one with the same sort of character as another place. */
  private static int alike(byte[] bytes, int at, byte[] other, Random random) {
    int place = random.nextInt(other.length);
    for (int left = random.nextInt(MOST_TRIES); left > 0; left--) {
      if (sort(other[place]) == sort(bytes[at])) {
        return place;
      }
      place = random.nextInt(other.length);
    }
    return place;
  }

  private static int sort(byte b) {
    if (!isWord(b)) {
      return b == ' ' || b == '\n' ? 0 : 1;
    }
    return b >= '0' && b <= '9' ? DIGIT : b >= 'A' && b <= 'Z' ? 3 : 4;
  }

  private static byte[] junk(Random random) {
    if (random.nextInt(4) > 0) {
      return JUNK[random.nextInt(JUNK.length)].getBytes(StandardCharsets.UTF_8);
    }
    byte[] noise = new byte[1 + random.nextInt(12)];
    random.nextBytes(noise);
    return noise;
  }

  private static int tokenStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && isWord(bytes[at]) && isWord(bytes[start - 1])) {
      start--;
    }
    return start;
  }

  private static int tokenEnd(byte[] bytes, int at) {
    int end = at + 1;
    while (end < bytes.length && isWord(bytes[at]) && isWord(bytes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isWord(byte b) {
    return b == '_' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /** With other bytes in the place of those from one index to before another. */
  static byte[] spliced(byte[] bytes, int at, byte[] with, int until) {
    byte[] result = new byte[at + with.length + bytes.length - until];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(with, 0, result, at, with.length);
    System.arraycopy(bytes, until, result, at + with.length, bytes.length - until);
    return result;
  }
}
