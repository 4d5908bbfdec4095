package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.language.core.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a rule, of a function, or of the whole program while it is being resolved. Captured
 * variables have the slots -1, -2, .. until their number is known: see {@link Renumber}.
 */
final class Frame {
  /** The constructs with a scope of their own. */
  enum Kind {
    TOP,
    RULE,
    FUNCTION
  }

  final Kind kind;
  final @Nullable Frame parent;
  private final Map<String, Variable> names = new HashMap<>();
  private final List<Slot> locals = new ArrayList<>();
  private final LinkedHashMap<Variable, Span> captures = new LinkedHashMap<>();
  private final Map<Variable, Integer> captureSlots = new HashMap<>();
  private final @Nullable Occurrences places;

  /**
   * @param places takes note of the variables that are declared
   */
  Frame(Kind kind, @Nullable Frame parent, @Nullable Occurrences places) {
    this.kind = kind;
    this.parent = parent;
    this.places = places;
  }

  /** A new variable with a slot of its own; not yet bound to its name. */
  Variable declare(String name, Slot.Kind kind, Variable.Origin origin, Span span) {
    return declare(name, name, kind, origin, span);
  }

  /** The same for a variable that is called something else when it is written again. */
  Variable declare(String name, String written, Slot.Kind kind, Variable.Origin origin, Span span) {
    Variable variable = new Variable(name, this, locals.size(), kind, origin, span);
    locals.add(new Slot(written, kind));
    if (places != null) {
      places.introduced(variable);
    }
    return variable;
  }

  /** The rule or function itself. */
  Variable self(String name, Span span) {
    return new Variable(name, this, -1, Slot.Kind.ATOM, Variable.Origin.SELF, span);
  }

  /** Lets the name stand for the variable; gives what it stood for before. */
  @Nullable Variable bind(Variable variable) {
    return names.put(variable.name, variable);
  }

  /** Undoes {@link #bind}. */
  void unbind(Variable variable, @Nullable Variable before) {
    if (before == null) {
      names.remove(variable.name);
    } else {
      names.put(before.name, before);
    }
  }

  @Nullable Variable find(String name) {
    return names.get(name);
  }

  /** The provisional slot of a captured variable: -1 for the first. */
  int capture(Variable variable, Span place) {
    Integer known = captureSlots.get(variable);
    if (known != null) {
      return known;
    }
    captures.put(variable, place);
    int slot = -captures.size();
    captureSlots.put(variable, slot);
    return slot;
  }

  /** The captured variables in the order of their first mention, with the places of those. */
  Map<Variable, Span> captures() {
    return captures;
  }

  /** All slots in their final order: captured values, then locals. */
  List<Slot> slots() {
    List<Slot> all = new ArrayList<>();
    captures.keySet().forEach(variable -> all.add(new Slot(variable.name, variable.declared)));
    all.addAll(locals);
    return List.copyOf(all);
  }

  /** Adds all names bound here. */
  void addNames(List<String> out) {
    out.addAll(names.keySet());
  }
}
