package hocl.runtime.print;

import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import java.util.Map;
import java.util.function.Predicate;

/** The names that text is read with: what they denote and which of them are taken. */
interface NamesInScope {
  /** No names are known but those of functions that a program defines for all of its text. */
  NamesInScope UNKNOWN = naming(rule -> false);

  /** The same, with rules that are known by name. */
  static NamesInScope naming(Predicate<Rule> known) {
    return new NamesInScope() {
      @Override
      public boolean denotes(Rule rule) {
        return known.test(rule);
      }

      @Override
      public boolean denotes(FunctionAtom function) {
        return !function.definition().local();
      }

      @Override
      public boolean isTaken(String name) {
        return false;
      }
    };
  }

  /** Exactly the names of a program. */
  static NamesInScope of(Map<String, Object> values) {
    return new NamesInScope() {
      @Override
      public boolean denotes(Rule rule) {
        Object named = values.get(rule.definition().label());
        return named != null && rule.equals(named);
      }

      @Override
      public boolean denotes(FunctionAtom function) {
        Object named = values.get(function.name());
        return named != null && function.equals(named);
      }

      @Override
      public boolean isTaken(String name) {
        return values.containsKey(name);
      }
    };
  }

  /** The same names, but none that denotes a rule. */
  static NamesInScope inFull(NamesInScope names) {
    return new NamesInScope() {
      @Override
      public boolean denotes(Rule rule) {
        return false;
      }

      @Override
      public boolean denotes(FunctionAtom function) {
        return names.denotes(function);
      }

      @Override
      public boolean isTaken(String name) {
        return names.isTaken(name);
      }
    };
  }

  /** Whether the label of a rule denotes exactly this rule, so that it is printed alone. */
  boolean denotes(Rule rule);

  /** Whether the name of a function denotes exactly this function. */
  boolean denotes(FunctionAtom function);

  /** Whether a name stands for something, so that a plain variable of a pattern means that. */
  boolean isTaken(String name);
}
