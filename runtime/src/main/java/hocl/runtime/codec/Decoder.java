package hocl.runtime.codec;

import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one molecule. What is open is a list of frames, so that depth costs no stack of Java. */
final class Decoder {
  private static final int FIRST_ROOM = 8;
  private static final int LEAST_FIELDS = 2;
  private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private final ByteSource in;
  private final Definitions definitions;
  private String[] texts = new String[0];
  private int textCount;
  private Object[] known = new Object[0];
  private int knownCount;
  private @Nullable Frame top;

  Decoder(byte[] bytes, Definitions definitions) {
    this.in = new ByteSource(bytes);
    this.definitions = definitions;
  }

  /** A compound that has begun, whose parts or columns come one by one. */
  private static final class Frame {
    final @Nullable Frame parent;
    final int tag;
    final Object[] parts;

    /**
     * The {@link ColumnLayouts} of a molecule that has such, or the definition of a rule or
     * function.
     */
    final @Nullable Object about;

    int next;
    int batch;
    int column;

    Frame(@Nullable Frame parent, int tag, Object[] parts, @Nullable Object about) {
      this.parent = parent;
      this.tag = tag;
      this.parts = parts;
      this.about = about;
    }
  }

  Molecule decode() throws CodecException {
    int version = in.next();
    if (version != CodecNumbers.VERSION) {
      throw in.refusal(
          "version "
              + (version & 0xff)
              + " of the format is unknown, only version "
              + CodecNumbers.VERSION
              + " is known");
    }
    Object done = molecule(CodecNumbers.MOLECULE);
    while (top != null) {
      Frame frame = top;
      if (frame.next == frame.parts.length) {
        top = frame.parent;
        done = close(frame);
        if (top != null) {
          top.parts[top.next++] = done;
        }
        continue;
      }
      Object part =
          frame.about instanceof ColumnLayouts columns ? column(frame, columns) : part(frame);
      if (part != null) {
        frame.parts[frame.next++] = part;
      }
    }
    if (!in.isAtEnd()) {
      throw in.refusal("bytes follow behind the molecule");
    }
    return (Molecule) Objects.requireNonNull(done);
  }

  private Object close(Frame frame) throws CodecException {
    Object[] parts = frame.parts;
    return switch (frame.tag) {
      case CodecNumbers.COLUMN -> parts;
      case CodecNumbers.PAIR, CodecNumbers.TUPLE -> Tuple.of(parts);
      case CodecNumbers.LIST -> ListAtom.of(parts);
      case CodecNumbers.SEQUENCE -> Molecule.sequence(parts);
      case CodecNumbers.SOLUTION, CodecNumbers.INERT_SOLUTION, CodecNumbers.MOLECULE ->
          wrapped(
              frame.tag,
              frame.about instanceof ColumnLayouts columns
                  ? columns.molecule(parts)
                  : Molecule.of(parts));
      default -> closure(Objects.requireNonNull(frame.about), parts);
    };
  }

  private static Object wrapped(int tag, Molecule molecule) {
    return switch (tag) {
      case CodecNumbers.SOLUTION -> Solution.of(molecule);
      case CodecNumbers.INERT_SOLUTION -> Solution.ofInert(molecule);
      default -> molecule;
    };
  }

  /** Opens a frame for parts that were just said to follow. */
  private @Nullable Object open(int tag, int count, @Nullable Object about) throws CodecException {
    in.promise(count);
    top = new Frame(top, tag, new Object[count], about);
    return null;
  }

  /** A molecule or the solution of one, or null after a frame for it has been opened. */
  private @Nullable Object molecule(int tag) throws CodecException {
    long head = in.number();
    if (head == CodecNumbers.IN_COLUMNS) {
      if (tag == CodecNumbers.SEQUENCE) {
        throw in.refusal("a sequence is kept in columns");
      }
      ColumnLayouts columns = ColumnLayouts.read(this, in);
      top = new Frame(top, tag, new Object[columns.count()], columns);
      return null;
    }
    in.check(head - 1);
    return head == 1 ? wrapped(tag, Molecule.EMPTY) : open(tag, (int) (head - 1), null);
  }

  /** The next column, or null after a frame for its values has been opened. */
  private @Nullable Object column(Frame frame, ColumnLayouts columns) throws CodecException {
    int batch = frame.batch;
    int kind = columns.kind(batch, frame.column++);
    if (frame.column == columns.width(batch)) {
      frame.batch++;
      frame.column = 0;
    }
    int size = columns.size(batch);
    switch (kind) {
      case CodecNumbers.INT_COLUMN -> {
        in.redeem((long) Long.BYTES * size);
        return in.longs(size);
      }
      case CodecNumbers.FLOAT_COLUMN -> {
        in.redeem((long) Long.BYTES * size);
        long[] bits = in.longs(size);
        checkFloats(bits);
        return bits;
      }
      case CodecNumbers.VALUE_COLUMN -> {
        if (columns.isBare(batch)) {
          top = new Frame(top, CodecNumbers.COLUMN, new Object[size], null);
          return null;
        }
      }
      default -> {}
    }
    Object[] values = new Object[size];
    for (int row = 0; row < size; row++) {
      in.redeem(1);
      values[row] =
          switch (kind) {
            case CodecNumbers.PLAIN_STRING_COLUMN -> in.text();
            case CodecNumbers.STRING_COLUMN -> text();
            case CodecNumbers.SYMBOL_COLUMN -> Symbol.of(text());
            default -> plain();
          };
    }
    return values;
  }

  private void checkFloats(long[] bits) throws CodecException {
    boolean wrong = false;
    for (long value : bits) {
      wrong |= (value & Long.MAX_VALUE) > INFINITY || value == NEGATIVE_ZERO;
    }
    if (wrong) {
      throw in.refusal("a Float is not in normal form");
    }
  }

  /** A value that may stand in a column of tuples: no number of 64 bits, and without parts. */
  Object plain() throws CodecException {
    int tag = in.next();
    return switch (tag) {
      case CodecNumbers.BIG_INT,
          CodecNumbers.FALSE,
          CodecNumbers.TRUE,
          CodecNumbers.STRING,
          CodecNumbers.SYMBOL ->
          scalar(tag);
      default -> throw in.refusal("a value with tag " + tag + " stands in a column of tuples");
    };
  }

  /** The next part of a frame, or null after a frame for it has been opened. */
  private @Nullable Object part(Frame frame) throws CodecException {
    in.redeem(1);
    int tag = in.next();
    return switch (tag) {
      case CodecNumbers.PAIR -> open(tag, LEAST_FIELDS, null);
      case CodecNumbers.INT_PAIR -> Tuple.of(in.bits(Long.BYTES), in.bits(Long.BYTES));
      case CodecNumbers.TUPLE -> {
        int arity = in.count(1);
        if (arity < LEAST_FIELDS) {
          throw in.refusal("a tuple has fewer than two fields");
        }
        yield open(tag, arity, null);
      }
      case CodecNumbers.LIST -> {
        int size = in.count(1);
        yield size == 0 ? ListAtom.of() : open(tag, size, null);
      }
      case CodecNumbers.SOLUTION, CodecNumbers.INERT_SOLUTION -> molecule(tag);
      case CodecNumbers.RULE, CodecNumbers.FUNCTION -> {
        Object definition = definition(tag);
        int count = in.count(1);
        yield count == 0 ? closure(definition, new Object[0]) : open(tag, count, definition);
      }
      case CodecNumbers.MOLECULE, CodecNumbers.SEQUENCE -> {
        if (frame.tag != CodecNumbers.RULE && frame.tag != CodecNumbers.FUNCTION) {
          throw in.refusal("a molecule stands where an atom must");
        }
        yield molecule(tag);
      }
      default -> scalar(tag);
    };
  }

  private Object scalar(int tag) throws CodecException {
    return switch (tag) {
      case CodecNumbers.BIG_INT -> bigInteger();
      case CodecNumbers.FLOAT -> {
        long[] bits = {in.bits(Double.BYTES)};
        checkFloats(bits);
        yield Double.longBitsToDouble(bits[0]);
      }
      case CodecNumbers.FALSE -> false;
      case CodecNumbers.TRUE -> true;
      case CodecNumbers.STRING -> text();
      case CodecNumbers.PLAIN_STRING -> in.text();
      case CodecNumbers.SYMBOL -> Symbol.of(text());
      default -> {
        if (tag < 0 || tag > CodecNumbers.LONGEST_INT) {
          throw in.refusal("the tag " + tag + " is unknown");
        }
        yield in.bits(tag);
      }
    };
  }

  private BigInteger bigInteger() throws CodecException {
    int length = in.count(1);
    if (length <= Long.BYTES || length > CodecNumbers.LARGEST_INT) {
      throw in.refusal("an Int of " + length + " bytes is not in normal form");
    }
    BigInteger value = new BigInteger(in.bytes(length));
    if (value.bitLength() < Long.SIZE) {
      throw in.refusal("an Int of 64 bits is written as a larger one");
    }
    return value;
  }

  private String text() throws CodecException {
    long number = in.number();
    if (number != CodecNumbers.NEW) {
      if (number > textCount) {
        throw in.refusal("the text with number " + number + " has not come yet");
      }
      return texts[(int) number - 1];
    }
    String text = in.text();
    if (textCount == texts.length) {
      texts = Arrays.copyOf(texts, Math.max(FIRST_ROOM, 2 * textCount));
    }
    texts[textCount++] = text;
    return text;
  }

  private Object definition(int tag) throws CodecException {
    long number = in.number();
    if (number != CodecNumbers.NEW) {
      if (number > knownCount) {
        throw in.refusal("the definition with number " + number + " has not come yet");
      }
      Object definition = known[(int) number - 1];
      if (definition instanceof RuleDefinition != (tag == CodecNumbers.RULE)) {
        throw in.refusal("a definition is used for both rules and functions");
      }
      return definition;
    }
    DefinitionId id = DefinitionId.of(in.bytes(DefinitionId.BYTES));
    Object definition = tag == CodecNumbers.RULE ? definitions.rule(id) : definitions.function(id);
    if (definition == null) {
      throw in.refusal("no definition is known for the identifier " + id);
    }
    if (knownCount == known.length) {
      known = Arrays.copyOf(known, Math.max(FIRST_ROOM, 2 * knownCount));
    }
    known[knownCount++] = definition;
    return definition;
  }

  private Object closure(Object definition, Object[] captured) throws CodecException {
    List<Object> values = Arrays.asList(captured);
    boolean fits =
        definition instanceof RuleDefinition rule
            ? definitions.fits(rule, values)
            : definitions.fits((FunctionDefinition) definition, values);
    if (!fits) {
      throw in.refusal("the captured values do not fit the definition");
    }
    return definition instanceof RuleDefinition rule
        ? Rule.of(rule, captured)
        : FunctionAtom.of((FunctionDefinition) definition, captured);
  }
}
