package hocl.runtime.trace;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes traces as bytes and reads them. The bytes are a version byte, the ending as a byte, the
 * number of reactions (8 bytes), the number of parts (4) and for each its length (4) and its ints;
 * then the number of molecules that are written down (4), and for each its length (4) and its bytes
 * as {@link MoleculeCodec} gives them. The highest byte of each number comes first. Any thread may
 * call.
 */
public final class TraceCodec {

  private static final byte VERSION = 1;

  private TraceCodec() {}

  /**
   * Writes a trace.
   *
   * @param definitions gives the identifiers of rules and functions among products that are written
   *     down
   * @throws CodecException if such a product cannot be written
   * @throws IllegalArgumentException if the trace has more bytes than an array can have
   */
  public static byte[] encode(Trace trace, Definitions definitions) throws CodecException {
    long size = 18 + trace.bytes() + 4L * trace.parts().size();
    List<byte[]> told = new ArrayList<>();
    for (Molecule products : trace.told()) {
      told.add(MoleculeCodec.encode(products, definitions));
      size += 4L + told.getLast().length;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("the trace is too long; take it in parts");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size);
    out.put(VERSION).put(trace.ending().code()).putLong(trace.reactions());
    out.putInt(trace.parts().size());
    for (int[] part : trace.parts()) {
      out.putInt(part.length);
      out.asIntBuffer().put(part);
      out.position(out.position() + part.length * Integer.BYTES);
    }
    out.putInt(told.size());
    told.forEach(bytes -> out.putInt(bytes.length).put(bytes));
    return out.array();
  }

  /**
   * Reads what {@link #encode} wrote. The bytes may come from anywhere; nothing is allocated that
   * they are too short for. Whether the records are well formed shows when they are read, and
   * whether the reactions are legal when they are judged.
   *
   * @return the trace, or null if the bytes are not a whole trace in a version that is known
   * @throws CodecException if a molecule among them is none, or its definitions are not known
   */
  public static @Nullable Trace decode(byte[] bytes, Definitions definitions)
      throws CodecException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      Trace.Ending ending = in.get() == VERSION ? Trace.Ending.of(in.get()) : null;
      if (ending == null) {
        return null;
      }
      long reactions = in.getLong();
      List<int[]> parts = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / Integer.BYTES) {
          return null;
        }
        int[] part = new int[length];
        in.asIntBuffer().get(part);
        in.position(in.position() + length * Integer.BYTES);
        parts.add(part);
      }
      List<Molecule> told = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
          return null;
        }
        byte[] molecule = new byte[length];
        in.get(molecule);
        told.add(MoleculeCodec.decode(molecule, definitions));
      }
      return in.hasRemaining() ? null : new Trace(parts, told, reactions, ending);
    } catch (BufferUnderflowException cutOff) {
      return null;
    }
  }
}
