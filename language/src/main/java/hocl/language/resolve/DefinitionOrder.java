package hocl.language.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts definitions into an order in which each comes after those that its value mentions; otherwise
 * they stay as written. Only a value given from outside may mention what is defined later.
 */
final class DefinitionOrder {
  private final Map<Variable, Definition> all = new HashMap<>();
  private final Set<Variable> done = new HashSet<>();
  private final Set<Variable> open = new HashSet<>();
  private final List<Definition> sorted = new ArrayList<>();
  private final Consumer<Definition> onCycle;

  private DefinitionOrder(Consumer<Definition> onCycle) {
    this.onCycle = onCycle;
  }

  /**
   * Sorts.
   *
   * @param onCycle hears of a definition whose value needs itself
   */
  static List<Definition> of(Collection<Definition> definitions, Consumer<Definition> onCycle) {
    DefinitionOrder order = new DefinitionOrder(onCycle);
    definitions.forEach(definition -> order.all.put(definition.variable(), definition));
    definitions.forEach(order::place);
    return List.copyOf(order.sorted);
  }

  private void place(Definition definition) {
    if (!done.add(definition.variable())) {
      if (open.contains(definition.variable())) {
        onCycle.accept(definition);
      }
      return;
    }
    open.add(definition.variable());
    for (Variable needed : definition.needs()) {
      Definition other = all.get(needed);
      if (other != null) {
        place(other);
      }
    }
    open.remove(definition.variable());
    sorted.add(definition);
  }
}
