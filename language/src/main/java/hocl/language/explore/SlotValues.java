package hocl.language.explore;

import hocl.language.core.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of slots while something is matched or evaluated. */
final class SlotValues {
  private final @Nullable Object[] values;
  private final List<Slot> slots;
  private final @Nullable Object self;

  private SlotValues(@Nullable Object[] values, List<Slot> slots, @Nullable Object self) {
    this.values = values;
    this.slots = slots;
    this.self = self;
  }

  /**
   * A scope in which only the first slots have values.
   *
   * @param self the rule or function that is evaluated, or null at the top of a program
   */
  static SlotValues of(List<Slot> slots, List<Object> first, @Nullable Object self) {
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    for (int i = 0; i < first.size(); i++) {
      values[i] = first.get(i);
    }
    return new SlotValues(values, slots, self);
  }

  /** A copy that does not change with this one. */
  SlotValues copy() {
    return new SlotValues(values.clone(), slots, self);
  }

  @Nullable Object get(int slot) {
    return values[slot];
  }

  void set(int slot, @Nullable Object value) {
    values[slot] = value;
  }

  String nameOf(int slot) {
    return slots.get(slot).name();
  }

  @Nullable Object self() {
    return self;
  }
}
