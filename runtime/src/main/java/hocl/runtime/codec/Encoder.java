package hocl.runtime.codec;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.SharedParts;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes one molecule. What is open is a list of frames, so that depth costs no stack of Java. */
final class Encoder {
  private static final int ROOM = 64;
  private static final int CHUNK = 1024;
  private static final byte[][] NO_KINDS = {};

  private final Definitions definitions;
  private final ByteSink out;
  private final TextTable table = new TextTable();
  private final Map<DefinitionId, Integer> known = new HashMap<>();

  /** The places of definitions in the table, so that few identifiers are asked for. */
  private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();

  private final long[] chunk = new long[CHUNK];
  private @Nullable Frame top;

  private final SharedParts unfolding;

  private Encoder(Molecule molecule, Definitions definitions, long room) {
    this.unfolding = new SharedParts(molecule);
    this.definitions = definitions;
    this.out = new ByteSink(room);
  }

  /** Encodes a molecule in which nothing is alive. */
  static byte[] encode(Molecule molecule, Definitions definitions) throws CodecException {
    Runs runs = new Runs();
    molecule.forEachRun(runs);
    Encoder encoder = new Encoder(molecule, definitions, ROOM + runs.bytesOfNumbers());
    encoder.out.put(CodecNumbers.VERSION);
    encoder.molecule(runs);
    encoder.finish();
    return encoder.out.finish();
  }

  /** The parts or columns of a compound that are still to be written, one by one. */
  private static final class Frame {
    final @Nullable Frame parent;
    final Object[] parts;
    final @Nullable Runs columns;

    /** How each column of each batch is written. */
    final byte[][] kinds;

    /** Whether Strings among the parts are written as they are. */
    boolean plainTexts;

    int next;
    int column;

    Frame(@Nullable Frame parent, Object[] parts, @Nullable Runs columns, byte[][] kinds) {
      this.parent = parent;
      this.parts = parts;
      this.columns = columns;
      this.kinds = kinds;
    }
  }

  private void open(Object[] parts) throws CodecException {
    noteCompound();
    top = new Frame(top, parts, null, NO_KINDS);
  }

  private void noteCompound() throws CodecException {
    if (!unfolding.allows()) {
      throw new CodecException(SharedParts.refusal());
    }
  }

  private void finish() throws CodecException {
    while (top != null) {
      Frame frame = top;
      Runs runs = frame.columns;
      if (runs == null) {
        if (frame.next < frame.parts.length) {
          Object part = frame.parts[frame.next++];
          if (frame.plainTexts && part instanceof String text) {
            out.put(CodecNumbers.PLAIN_STRING);
            out.text(text);
          } else {
            value(part);
          }
        } else {
          top = frame.parent;
        }
      } else if (frame.next == runs.batches().size()) {
        top = frame.parent;
      } else {
        Batch batch = runs.batches().get(frame.next);
        if (frame.column < batch.width()) {
          byte kind = frame.kinds[frame.next][frame.column];
          column(batch, frame.column++, runs.total(frame.next), kind);
        } else {
          frame.next++;
          frame.column = 0;
        }
      }
    }
  }

  private static int tag(Molecule molecule) {
    return molecule.isSequence() ? CodecNumbers.SEQUENCE : CodecNumbers.MOLECULE;
  }

  private void molecule(Runs runs) throws CodecException {
    noteCompound();
    if (runs.isPlain()) {
      int size = runs.count() == 0 ? 0 : runs.total(0);
      out.number(1L + size);
      if (size > 0) {
        Batch batch = runs.batches().getFirst();
        top = new Frame(top, objects(batch, 0, size), null, NO_KINDS);
        top.plainTexts = !TextSample.isWorthATable(batch, 0, size);
      }
      return;
    }
    List<Batch> batches = runs.batches();
    out.number(CodecNumbers.IN_COLUMNS);
    out.number(batches.size());
    byte[][] kinds = new byte[batches.size()][];
    for (int b = 0; b < batches.size(); b++) {
      kinds[b] = kinds(batches.get(b), runs.total(b));
      layout(batches.get(b), kinds[b]);
    }
    out.number(runs.count());
    for (int run = 0; run < runs.count(); run++) {
      out.number((runs.size(run) - 1L) * batches.size() + runs.batchOf(run));
    }
    top = new Frame(top, new Object[0], runs, kinds);
  }

  private void layout(Batch batch, byte[] kinds) throws CodecException {
    Object tag = batch.tag();
    out.number(2L * batch.arity() + (tag == null ? 0 : 1));
    if (tag != null) {
      value(tag);
    }
    out.put(kinds);
  }

  private static byte[] kinds(Batch batch, int size) {
    byte[] kinds = new byte[batch.width()];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = kind(batch, c, size);
    }
    return kinds;
  }

  private static byte kind(Batch batch, int column, int size) {
    return switch (batch.column(column)) {
      case INT -> (byte) CodecNumbers.INT_COLUMN;
      case FLOAT -> (byte) CodecNumbers.FLOAT_COLUMN;
      case OTHER -> {
        Object first = batch.get(column, 0);
        boolean strings = first instanceof String;
        boolean symbols = first instanceof Symbol;
        for (int row = 1; (strings || symbols) && row < size; row++) {
          Object value = batch.get(column, row);
          strings &= value instanceof String;
          symbols &= value instanceof Symbol;
        }
        if (strings) {
          yield (byte)
              (TextSample.isWorthATable(batch, column, size)
                  ? CodecNumbers.STRING_COLUMN
                  : CodecNumbers.PLAIN_STRING_COLUMN);
        }
        yield (byte) (symbols ? CodecNumbers.SYMBOL_COLUMN : CodecNumbers.VALUE_COLUMN);
      }
    };
  }

  private static Object[] objects(Batch batch, int column, int size) {
    Object[] objects = new Object[size];
    batch.copy(column, 0, objects, 0, size);
    return objects;
  }

  private void column(Batch batch, int column, int size, byte kind) throws CodecException {
    switch (kind) {
      case CodecNumbers.VALUE_COLUMN -> open(objects(batch, column, size));
      case CodecNumbers.STRING_COLUMN, CodecNumbers.SYMBOL_COLUMN -> texts(batch, column, size);
      case CodecNumbers.PLAIN_STRING_COLUMN -> plainTexts(batch, column, size);
      default -> {
        for (int from = 0; from < size; from += CHUNK) {
          int count = Math.min(CHUNK, size - from);
          batch.copy(column, from, chunk, 0, count);
          out.longs(chunk, count);
        }
      }
    }
  }

  /** Writes a column of Strings or of Symbols. */
  private void texts(Batch batch, int column, int size) throws CodecException {
    @Nullable Object[] values = new @Nullable Object[Math.min(CHUNK, size)];
    String[] texts = new String[values.length];
    int[] codes = new int[values.length];
    for (int from = 0; from < size; from += values.length) {
      int count = Math.min(values.length, size - from);
      batch.copy(column, from, values, 0, count);
      // first all hash codes: so the processor waits for many texts at once
      for (int i = 0; i < count; i++) {
        Object value = Objects.requireNonNull(values[i]);
        texts[i] = value instanceof Symbol symbol ? symbol.name() : (String) value;
        codes[i] = TextTable.code(texts[i]);
      }
      for (int i = 0; i < count; i++) {
        text(texts[i], codes[i]);
      }
    }
  }

  /** Writes a column of Strings as they are. */
  private void plainTexts(Batch batch, int column, int size) throws CodecException {
    @Nullable Object[] values = new @Nullable Object[Math.min(CHUNK, size)];
    for (int from = 0; from < size; from += values.length) {
      int count = Math.min(values.length, size - from);
      batch.copy(column, from, values, 0, count);
      // first all lengths: so the processor waits for many texts at once
      long characters = 0;
      for (int i = 0; i < count; i++) {
        characters += ((String) Objects.requireNonNull(values[i])).length();
      }
      out.makeRoomForTexts(count, characters);
      for (int i = 0; i < count; i++) {
        out.text((String) Objects.requireNonNull(values[i]));
      }
    }
  }

  private void value(Object atom) throws CodecException {
    switch (atom) {
      case Long value -> integer(value);
      case Tuple tuple -> tuple(tuple);
      case String text -> {
        out.put(CodecNumbers.STRING);
        text(text);
      }
      case Symbol symbol -> {
        out.put(CodecNumbers.SYMBOL);
        text(symbol.name());
      }
      case Double value -> {
        out.put(CodecNumbers.FLOAT);
        out.bits(Double.doubleToRawLongBits(value), Double.BYTES);
      }
      case Boolean value -> out.put(value ? CodecNumbers.TRUE : CodecNumbers.FALSE);
      case BigInteger value -> {
        byte[] bytes = value.toByteArray();
        if (bytes.length > CodecNumbers.LARGEST_INT) {
          throw new CodecException("an Int takes more than " + CodecNumbers.LARGEST_INT + " bytes");
        }
        out.put(CodecNumbers.BIG_INT);
        out.number(bytes.length);
        out.put(bytes);
      }
      case ListAtom list -> {
        out.put(CodecNumbers.LIST);
        out.number(list.size());
        Object[] items = new Object[list.size()];
        Arrays.setAll(items, list::get);
        open(items);
      }
      case Solution solution -> {
        out.put(solution.inert() ? CodecNumbers.INERT_SOLUTION : CodecNumbers.SOLUTION);
        Runs runs = new Runs();
        solution.forEachRun(runs);
        molecule(runs);
      }
      case Rule rule -> {
        out.put(CodecNumbers.RULE);
        closure(rule.definition(), rule.captured());
      }
      case FunctionAtom function -> {
        out.put(CodecNumbers.FUNCTION);
        closure(function.definition(), function.captured());
      }
      case Molecule molecule -> {
        out.put(tag(molecule));
        Runs runs = new Runs();
        molecule.forEachRun(runs);
        molecule(runs);
      }
      case JavaObject object ->
          throw new CodecException(
              "a Java object cannot travel: one of " + object.value().getClass().getName());
      default -> throw new IllegalArgumentException("no atom: " + atom.getClass());
    }
  }

  private void integer(long value) throws CodecException {
    int length = CodecNumbers.bytesOf(value);
    out.put(length);
    out.bits(value, length);
  }

  private void tuple(Tuple tuple) throws CodecException {
    if (tuple.arity() > 2) {
      out.put(CodecNumbers.TUPLE);
      out.number(tuple.arity());
    } else if (tuple.get(0) instanceof Long first
        && tuple.get(1) instanceof Long second
        && CodecNumbers.bytesOf(first) + CodecNumbers.bytesOf(second)
            > CodecNumbers.MOST_BYTES_OF_PAIR) {
      out.put(CodecNumbers.INT_PAIR);
      out.bits(first, Long.BYTES);
      out.bits(second, Long.BYTES);
      return;
    } else {
      out.put(CodecNumbers.PAIR);
    }
    Object[] fields = new Object[tuple.arity()];
    Arrays.setAll(fields, tuple::get);
    open(fields);
  }

  private void closure(Object definition, List<Object> captured) throws CodecException {
    Integer place = places.get(definition);
    if (place == null) {
      DefinitionId id = identifier(definition);
      place = known.putIfAbsent(id, known.size() + 1);
      places.put(definition, place == null ? known.size() : place);
      if (place == null) {
        out.number(CodecNumbers.NEW);
        out.put(id.bytes());
      }
    }
    if (place != null) {
      out.number(place);
    }
    out.number(captured.size());
    open(captured.toArray());
  }

  private DefinitionId identifier(Object definition) throws CodecException {
    try {
      return definition instanceof RuleDefinition rule
          ? definitions.idOf(rule)
          : definitions.idOf((FunctionDefinition) definition);
    } catch (IllegalArgumentException e) {
      throw new CodecException("a rule or function cannot travel: " + e.getMessage());
    }
  }

  private void text(String text) throws CodecException {
    text(text, TextTable.code(text));
  }

  private void text(String text, int code) throws CodecException {
    int place = table.place(text, code);
    out.number(place);
    if (place == CodecNumbers.NEW) {
      out.text(text);
    }
  }
}
