package hocl.language.confluence;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.language.review.Kinds;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules of each solution that a program starts with. Nothing is run: what definitions
 * give is unknown, unless it is a rule or a constant.
 */
final class RuleSets {

  private final Map<Integer, CoreProgram.Definition> definitions = new HashMap<>();
  private final Map<Integer, CoreExpr> values = new HashMap<>();
  private final RulesInside inside = new RulesInside(values);
  private final List<Content> solutions = new ArrayList<>();
  private final boolean callsMayGiveRules;

  private RuleSets(CoreProgram program) {
    for (CoreProgram.Definition definition : program.definitions()) {
      definitions.put(definition.slot(), definition);
      CoreExpr value =
          switch (definition) {
            case CoreProgram.Let let -> let.value();
            case CoreProgram.Param param -> param.initial();
          };
      if (value != null) {
        values.put(definition.slot(), value);
      }
    }
    this.callsMayGiveRules = inside.anyFunctionGivesRules(program);
  }

  /** The sets of a program, the outermost first, equal ones once; those without rules left out. */
  static List<SchemeSet> of(CoreProgram program) {
    RuleSets sets = new RuleSets(program);
    sets.solution(program.body());
    Map<String, SchemeSet> found = new LinkedHashMap<>();
    for (Content content : sets.solutions) {
      if (!content.schemes.isEmpty() || content.obstacle != null) {
        SchemeSet set = new SchemeSet(List.copyOf(content.schemes), content.obstacle);
        found.putIfAbsent(content.key(), set);
      }
    }
    return List.copyOf(found.values());
  }

  private void solution(List<CoreItem> items) {
    Content content = new Content();
    solutions.add(content);
    items(items, content);
  }

  /** The rules of one solution. */
  private static final class Content {
    private final List<Scheme> schemes = new ArrayList<>();
    private @Nullable String obstacle;

    private void refuse(String reason) {
      if (obstacle == null) {
        obstacle = reason;
      }
    }

    private void add(RuleCore rule, Map<Integer, Term> captured, boolean single) {
      for (int i = 0; i < schemes.size(); i++) {
        Scheme other = schemes.get(i);
        if (other.core().equals(rule) && other.captured().equals(captured)) {
          schemes.set(i, new Scheme(rule, captured, other.token(), false));
          return;
        }
      }
      Term token = new Term.Token(schemes.size(), Finding.name(rule));
      schemes.add(new Scheme(rule, captured, token, single));
    }

    private String key() {
      StringBuilder out = new StringBuilder(obstacle == null ? "" : obstacle);
      for (Scheme scheme : schemes) {
        out.append(scheme.core().span().start()).append('@').append(scheme.core().source().name());
        out.append(scheme.single()).append(scheme.captured()).append(';');
      }
      return out.toString();
    }
  }

  private void items(List<CoreItem> items, Content content) {
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> item(one.expr(), content, true);
        case CoreItem.Copies copies -> item(copies.expr(), content, false);
        case CoreItem.If choice -> {
          if (inside.mayHoldRules(List.of(choice))) {
            content.refuse("which rules there are is decided when it starts");
          }
        }
        case CoreItem.Let let -> {
          values.put(let.slot(), let.value());
          items(let.rest(), content);
        }
        case CoreItem.Print print -> {}
      }
    }
  }

  private void item(CoreExpr expr, Content content, boolean single) {
    CoreExpr value = expr;
    while (value instanceof CoreExpr.Local local && values.containsKey(local.slot())) {
      value = values.get(local.slot());
    }
    switch (value) {
      case CoreExpr.MakeRule rule -> {
        if (callsMayGiveRules && RulesInside.calls(rule.definition())) {
          content.refuse("a function may give rules");
        }
        content.add(rule.definition(), captured(rule), single);
      }
      case CoreExpr.MakeSolution solution -> solution(solution.items());
      case CoreExpr.MakeMolecule molecule -> items(molecule.items(), content);
      case CoreExpr.MakeTuple tuple -> tuple.fields().forEach(field -> part(field, content));
      case CoreExpr.MakeList list -> {
        for (CoreItem item : list.items()) {
          if (item instanceof CoreItem.One one) {
            part(one.expr(), content);
          } else if (inside.mayHoldRules(List.of(item))) {
            content.refuse("rules may lie inside of other atoms");
          }
        }
      }
      default -> {
        if (inside.mayHoldRules(value) || (callsMayGiveRules && RulesInside.calls(value))) {
          content.refuse("it may start with rules that are not known");
        }
      }
    }
  }

  /** A part of a tuple or a List: solutions in it have rules of their own. */
  private void part(CoreExpr expr, Content content) {
    Content parts = new Content();
    item(expr, parts, true);
    if (!parts.schemes.isEmpty() || parts.obstacle != null) {
      content.refuse("rules may lie inside of other atoms");
    }
  }

  /** The terms for what a rule captures, without those that may hold rules. */
  private Map<Integer, Term> captured(CoreExpr.MakeRule rule) {
    Map<Integer, Term> terms = new HashMap<>();
    List<CoreExpr> captures = rule.captures();
    for (int i = 0; i < captures.size(); i++) {
      Term term = term(captures.get(i), rule.definition().slots().get(i));
      if (term != null) {
        terms.put(i, term);
      }
    }
    return terms;
  }

  private @Nullable Term term(CoreExpr capture, Slot slot) {
    if (inside.mayHoldRules(capture)) {
      return null;
    }
    if (capture instanceof CoreExpr.Constant constant) {
      return isSmall(constant.value()) ? Term.of(constant.value()) : null;
    }
    if (!(capture instanceof CoreExpr.Local local)) {
      return null;
    }
    CoreProgram.Definition definition = definitions.get(local.slot());
    int id = -1 - local.slot();
    int molecule = slot.kind() == Slot.Kind.ATOM ? Kinds.NONE : Kinds.MOLECULE;
    if (definition instanceof CoreProgram.Param param) {
      boolean typed = param.type() != CoreType.Basic.ANY;
      int kinds = Kinds.of(param.type()) | (typed ? Kinds.NONE : molecule);
      return new Term.Unknown(id, slot.name(), kinds);
    }
    return values.get(local.slot()) instanceof CoreExpr.Constant constant
            && isSmall(constant.value())
        ? Term.of(constant.value())
        : new Term.Unknown(id, slot.name(), Kinds.ATOMS | molecule);
  }

  private static boolean isSmall(Object value) {
    return !(value instanceof Molecule)
        && (Kind.of(value) != Kind.LIST && Kind.of(value) != Kind.SOLUTION);
  }
}
