package hocl.language.core;

import java.util.List;
import java.util.Map;

/**
 * The values that a caller gives to the parameters of a program. They may mention what the program
 * defines, so they are evaluated in its top scope.
 *
 * @param values the values by the slot of their parameter
 * @param order the numbers of the program's definitions in the order of evaluation with these
 *     values
 * @param slots all slots of the top scope, those that the values need included
 */
public record CoreInput(Map<Integer, CoreExpr> values, List<Integer> order, List<Slot> slots) {
  /** An input for a program whose parameters keep their defaults. */
  public static final CoreInput NONE = new CoreInput(Map.of(), List.of(), List.of());

  /** Copies its arguments. */
  public CoreInput {
    values = Map.copyOf(values);
    order = List.copyOf(order);
    slots = List.copyOf(slots);
  }
}
