package hocl.runtime.codec;

/** The numbers of the format, as {@link MoleculeCodec} describes it. */
final class CodecNumbers {
  static final int VERSION = 1;

  /** The tag of an Int of 64 bits is the number of its bytes: from 0 to this. */
  static final int LONGEST_INT = Long.BYTES;

  static final int BIG_INT = 9;
  static final int FLOAT = 10;
  static final int FALSE = 11;
  static final int TRUE = 12;
  static final int STRING = 13;
  static final int SYMBOL = 14;
  static final int PAIR = 15;
  static final int INT_PAIR = 16;
  static final int TUPLE = 17;
  static final int LIST = 18;
  static final int SOLUTION = 19;
  static final int INERT_SOLUTION = 20;
  static final int RULE = 21;
  static final int FUNCTION = 22;
  static final int MOLECULE = 23;
  static final int SEQUENCE = 24;

  /** A String that is not looked for among the texts that have come, nor becomes one of them. */
  static final int PLAIN_STRING = 25;

  /** No tag: the values of a column, on their way. */
  static final int COLUMN = -1;

  /** A pair of two Ints is an INT_PAIR when their values together take more bytes than this. */
  static final int MOST_BYTES_OF_PAIR = 14;

  static final int INT_COLUMN = 0;
  static final int FLOAT_COLUMN = 1;
  static final int STRING_COLUMN = 2;
  static final int SYMBOL_COLUMN = 3;
  static final int VALUE_COLUMN = 4;

  /** Strings of which few come twice: none is looked for among those that have come. */
  static final int PLAIN_STRING_COLUMN = 5;

  /** In place of a number of atoms: columns follow. Otherwise the number is one more. */
  static final int IN_COLUMNS = 0;

  /** In place of a number in a table: what it stands for follows. Otherwise it counts from 1. */
  static final int NEW = 0;

  /** The most bytes of an Int that Java's BigInteger has room for. */
  static final int LARGEST_INT = (1 << 28) - 1;

  private static final int BIT_AND_LAST_BYTE = Long.SIZE + Byte.SIZE;

  private CodecNumbers() {}

  /** The number of bytes of the shortest two's complement of a value; none for 0. */
  static int bytesOf(long value) {
    return value == 0
        ? 0
        : (BIT_AND_LAST_BYTE - Long.numberOfLeadingZeros(value ^ (value >> (Long.SIZE - 1)))) >> 3;
  }
}
