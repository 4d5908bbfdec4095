package hocl.language.rule;

import hocl.grammar.DeepStack;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.codec.DefinitionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the identifiers of the rules and functions of a program. An identifier is the digest of
 * a List: what it is of, label or name, the source by slots, the names of all slots (rules print
 * with them), what each captured slot can hold and the identifier of the function that is in it, if
 * the text says which, and then the identifiers of the rules and functions inside and the digests
 * of constants that hold other atoms.
 */
final class DefinitionIds {
  private static final boolean NONE = false;

  private final IdentityHashMap<RuleCore, DefinitionId> rules = new IdentityHashMap<>();
  private final IdentityHashMap<FunctionCore, DefinitionId> functions = new IdentityHashMap<>();

  /** The first rule in the text of each identifier. */
  private final Map<DefinitionId, RuleCore> firstRules = new HashMap<>();

  private final Map<DefinitionId, FunctionCore> firstFunctions = new HashMap<>();

  /** The digests of what the program itself makes, in the order of its text. */
  private final List<Object> said = new ArrayList<>();

  private DefinitionIds() {}

  static DefinitionIds of(CoreProgram program) {
    return DeepStack.call(() -> {
      DefinitionIds ids = new DefinitionIds();
      ids.walk(program);
      return ids;
    });
  }

  /** The identifiers of all rules, by identity of what they say. */
  Map<RuleCore, DefinitionId> rules() {
    return rules;
  }

  /** The identifiers of all functions, by identity of what they say. */
  Map<FunctionCore, DefinitionId> functions() {
    return functions;
  }

  /** A rule of each identifier. */
  Map<DefinitionId, RuleCore> firstRules() {
    return firstRules;
  }

  /** A function of each identifier. */
  Map<DefinitionId, FunctionCore> firstFunctions() {
    return firstFunctions;
  }

  /**
   * The digests, as Strings, of the rules and functions that stand at the top of the program and of
   * the constants there that hold other atoms, in the order of the text.
   */
  List<Object> said() {
    return said;
  }

  private void walk(CoreProgram program) {
    Scope top = new Scope(said);
    for (CoreProgram.Definition definition : program.definitions()) {
      switch (definition) {
        case CoreProgram.Param param -> {
          if (param.initial() != null) {
            CoreWalk.ofExpr(param.initial(), top::visit, top::let);
          }
        }
        case CoreProgram.Let let -> {
          top.let(let.value(), let.slot());
          CoreWalk.ofExpr(let.value(), top::visit, top::let);
        }
      }
    }
    CoreWalk.ofItems(program.body(), top::visit, top::let);
  }

  /** The scope of a program, rule or function: what is known of it as far as it is walked. */
  private final class Scope {
    /** The functions that are in slots. */
    private final Map<Integer, DefinitionId> known = new HashMap<>();

    /** The facts of which the identifier is the digest. */
    private final List<Object> said;

    Scope(List<Object> said) {
      this.said = said;
    }

    void let(CoreExpr value, int slot) {
      DefinitionId function = functionIn(value);
      if (function != null) {
        known.put(slot, function);
      }
    }

    /**
     * The identifier of the function that an expression gives, or null if the text does not say.
     */
    private @Nullable DefinitionId functionIn(CoreExpr expr) {
      if (expr instanceof CoreExpr.Constant constant) {
        return constant.value() instanceof FunctionAtom function
            ? DefinitionId.of(Atoms.digest(function))
            : null;
      }
      if (expr instanceof CoreExpr.Local local) {
        return known.get(local.slot());
      }
      return expr instanceof CoreExpr.MakeFunction made ? idOf(made) : null;
    }

    void visit(CoreExpr expr) {
      if (expr instanceof CoreExpr.MakeRule made) {
        said.add(idOf(made).toString());
      } else if (expr instanceof CoreExpr.MakeFunction made) {
        said.add(idOf(made).toString());
      } else if (expr instanceof CoreExpr.Constant constant && holdsAtoms(constant.value())) {
        said.add(digest(constant.value()));
      }
    }

    private DefinitionId idOf(CoreExpr.MakeRule made) {
      RuleCore core = made.definition();
      DefinitionId id = rules.get(core);
      if (id == null) {
        String label = core.label();
        Scope inner = new Scope(new ArrayList<>());
        inner.say("rule", label == null ? NONE : label, new DefinedRule(core).canonicalText());
        capture(inner, core.slots(), made.captures());
        CoreWalk.ofRule(core, inner::visit, inner::let);
        id = inner.id();
        rules.put(core, id);
        firstRules.putIfAbsent(id, core);
      }
      return id;
    }

    private DefinitionId idOf(CoreExpr.MakeFunction made) {
      FunctionCore core = made.definition();
      DefinitionId id = functions.get(core);
      if (id == null) {
        Scope inner = new Scope(new ArrayList<>());
        inner.say("function", core.name(), new DefinedFunction(core).canonicalText());
        capture(inner, core.slots(), made.captures());
        CoreWalk.ofExpr(core.body(), inner::visit, inner::let);
        id = inner.id();
        functions.put(core, id);
        firstFunctions.putIfAbsent(id, core);
      }
      return id;
    }

    private void say(Object... atoms) {
      said.addAll(List.of(atoms));
    }

    /** Tells a scope inside the names of its slots and what it captures of this one. */
    private void capture(Scope inner, List<Slot> slots, List<CoreExpr> captures) {
      slots.forEach(slot -> inner.say(slot.name()));
      for (int i = 0; i < captures.size(); i++) {
        DefinitionId function = functionIn(captures.get(i));
        inner.say(slots.get(i).kind().name(), function == null ? NONE : function.toString());
        if (function != null) {
          inner.known.put(i, function);
        }
      }
    }

    private DefinitionId id() {
      return DefinitionId.of(Atoms.digest(ListAtom.of(said)));
    }
  }

  /** Whether the text of a constant may not say all: it may hold rules, shown as their label. */
  private static boolean holdsAtoms(Object value) {
    if (!Kind.isAtom(value)) {
      return true;
    }
    return switch (Kind.of(value)) {
      case BOOL, INT, FLOAT, STRING, SYMBOL, JAVA -> false;
      case FUNCTION, TUPLE, LIST, SOLUTION, RULE -> true;
    };
  }

  private static Object digest(Object value) {
    try {
      return DefinitionId.of(Atoms.digest(value)).toString();
    } catch (IllegalArgumentException e) {
      return NONE; // a Java object is in it, which has none
    }
  }
}
