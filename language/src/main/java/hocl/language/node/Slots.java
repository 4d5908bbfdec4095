package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;

/** Reading and writing slots of any type. */
final class Slots {

  private Slots() {}

  /** The value of a slot, a long or double boxed. */
  static Object read(VirtualFrame frame, int slot) {
    if (frame.isLong(slot)) {
      return frame.getLong(slot);
    }
    if (frame.isDouble(slot)) {
      return frame.getDouble(slot);
    }
    return frame.getObject(slot);
  }

  /** Puts a value into a slot, a boxed long or double unboxed. */
  static void write(VirtualFrame frame, int slot, Object value) {
    if (value instanceof Long number) {
      frame.setLong(slot, number);
    } else if (value instanceof Double number) {
      frame.setDouble(slot, number);
    } else {
      frame.setObject(slot, value);
    }
  }
}
