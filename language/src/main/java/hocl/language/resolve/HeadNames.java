package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.grammar.tree.CopiesPattern;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.LiteralPattern;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RestPattern;
import hocl.grammar.tree.RulePattern;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.TuplePattern;
import hocl.grammar.tree.VariablePattern;
import hocl.grammar.tree.WildcardPattern;
import hocl.language.core.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one head list: which of them are variables of the rule, wherever they occur. */
final class HeadNames {
  static final HeadNames EMPTY = new HeadNames();

  private final Set<String> introduced = new HashSet<>();
  private final Set<String> rests = new HashSet<>();
  private final Set<String> bare = new HashSet<>();
  private final Map<String, Variable> declared = new LinkedHashMap<>();

  private HeadNames() {}

  static HeadNames of(List<Pattern> patterns, ScopeNames names) {
    HeadNames result = new HeadNames();
    patterns.forEach(result::collect);
    result.bare.removeIf(name -> names.find(name) != null);
    return result;
  }

  private void collect(Pattern pattern) {
    switch (pattern) {
      case VariablePattern p when p.isUnnamed() -> {}
      case VariablePattern p -> (p.type().isPresent() ? introduced : bare).add(p.name().text());
      case RestPattern p -> {
        introduced.add(p.name().text());
        rests.add(p.name().text());
      }
      case LabelPattern p -> introduced.add(p.variable().text());
      case TuplePattern p -> p.elements().forEach(this::collect);
      case SolutionPattern p -> p.content().forEach(this::collect);
      case ListPattern p -> p.content().forEach(this::collect);
      case CopiesPattern p -> collect(p.item());
      case LiteralPattern p -> {}
      case SymbolPattern p -> {}
      case WildcardPattern p -> {}
      case RulePattern p -> {}
    }
  }

  /** Whether the list introduces the name, whatever it stands for outside. */
  boolean introduces(String name) {
    return introduced.contains(name);
  }

  boolean isRest(String name) {
    return rests.contains(name);
  }

  /** Whether no pattern of the list but a count of copies binds the name. */
  boolean isCountOnly(String name) {
    return !introduced.contains(name) && !bare.contains(name);
  }

  @Nullable Variable declaredAs(String name) {
    return declared.get(name);
  }

  Collection<Variable> declared() {
    return new ArrayList<>(declared.values());
  }

  Variable declare(String name, Slot.Kind kind, Span span, ScopeNames names) {
    Variable known = declared.get(name);
    if (known != null) {
      return known;
    }
    boolean ambiguous = !introduced.contains(name) && names.mustBeRenamed(name);
    Slot.Kind itsKind = rests.contains(name) ? Slot.Kind.REST : kind;
    Variable fresh =
        names
            .current()
            .declare(name, ambiguous ? name + "_1" : name, itsKind, Variable.Origin.PATTERN, span);
    declared.put(name, fresh);
    return fresh;
  }
}
