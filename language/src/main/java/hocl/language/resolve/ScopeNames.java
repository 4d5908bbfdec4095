package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Identifier;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which name stands for what, at the place that is being resolved. */
final class ScopeNames {
  /** The item of a product that writes a line. */
  static final String PRINT = "print";

  private static final Map<String, Builtin> BUILTINS = builtins();

  /** The names that functions of other languages have here. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "len", "Write `size(x)`, or of a String `x.length()`.",
          "length", "Write `size(x)`, or of a String `x.length()`.",
          "str", "Write `toString(x)`.",
          "string", "Write `toString(x)`.",
          "int", "Write `toInt(x)`.",
          "parseInt", "Write `toInt(x)`.",
          "float", "Write `toFloat(x)`.",
          "println", "Write `print(x)` among the products of a rule.");

  /** The names that other languages have for a value that is not there. */
  private static final Set<String> ABSENT = Set.of("null", "nil", "none", "undefined");

  private static final String NO_ATOM =
      "There is no such value: an atom is there or it is not. Write `nothing` to make no atom.";

  private final Problems problems;
  private final @Nullable Occurrences places;
  private final Frame top;
  private final Map<String, Span> defining = new LinkedHashMap<>();
  private Map<String, Span> later = new HashMap<>();
  private Set<String> reserved = Set.of();
  private Frame current;
  private FileScope file = new FileScope();
  private Set<Variable> dependencies = new LinkedHashSet<>();

  /**
   * @param places takes note of where names are written
   */
  ScopeNames(Problems problems, @Nullable Occurrences places) {
    this.problems = problems;
    this.places = places;
    this.top = new Frame(Frame.Kind.TOP, null, places);
    this.current = top;
  }

  Frame current() {
    return current;
  }

  Frame top() {
    return top;
  }

  FileScope file() {
    return file;
  }

  /** Goes on in another file, of which the definitions that come later are known by name. */
  void openFile(FileScope scope, Map<String, Span> definedLater) {
    file = scope;
    later = definedLater;
  }

  /** Says which names the main file defines. */
  void reserve(Set<String> namesOfMain) {
    reserved = namesOfMain;
  }

  /**
   * Whether a variable without a type must be called something else when it is written again: the
   * main file defines the name, so that there it would stand for that value.
   */
  boolean mustBeRenamed(String variable) {
    return reserved.contains(variable);
  }

  void enter(Frame.Kind kind) {
    current = new Frame(kind, current, places);
  }

  Frame leave() {
    Frame left = current;
    if (left.parent == null) {
      throw new IllegalStateException("the top scope is not left");
    }
    current = left.parent;
    return left;
  }

  /** From now on mentions of top-level variables are collected in a new set. */
  Set<Variable> collectDependencies() {
    dependencies = new LinkedHashSet<>();
    return dependencies;
  }

  /**
   * Says that the value of a name is being resolved, for the hint about {@code rec}.
   *
   * @return what {@link #endDefinition} takes
   */
  @Nullable Span beginDefinition(Identifier name) {
    return defining.put(name.text(), name.span());
  }

  /**
   * Says that the value of a name is resolved.
   *
   * @param outer what {@link #beginDefinition} gave
   */
  void endDefinition(Identifier name, @Nullable Span outer) {
    if (outer == null) {
      defining.remove(name.text());
    } else {
      defining.put(name.text(), outer);
    }
  }

  /** The variable that a name stands for here, or null; counts as no mention. */
  @Nullable Variable find(String name) {
    for (Frame frame = current; frame != null; frame = frame.parent) {
      Variable found = frame.find(name);
      if (found != null) {
        return found;
      }
    }
    return file.find(name);
  }

  /** The built-in of that name, or null; a {@code let} may hide it. */
  static @Nullable Builtin builtin(String name) {
    return BUILTINS.get(name);
  }

  /** The value of a variable, at a place. */
  CoreExpr mention(Variable variable, Span place) {
    noteMention(variable, place);
    if (variable.origin == Variable.Origin.TOP && file.ambiguous(variable.name)) {
      problems.report("E0305", place, variable.name);
    }
    checkFunctionBorder(variable, place);
    return refer(current, variable, place);
  }

  /** Counts a mention of a variable, at a place. */
  void noteMention(Variable variable, Span place) {
    variable.mention();
    if (places != null) {
      places.mentioned(variable, place);
    }
  }

  /** The values of the variables that a scope captures, seen from the current one. */
  List<CoreExpr> captured(Frame left) {
    List<CoreExpr> values = new ArrayList<>();
    left.captures().forEach((variable, place) -> values.add(refer(current, variable, place)));
    return values;
  }

  private CoreExpr refer(Frame frame, Variable variable, Span place) {
    if (frame != variable.frame) {
      return new CoreExpr.Local(frame.capture(variable, place), place);
    }
    if (frame == top) {
      dependencies.add(variable);
    }
    return variable.origin == Variable.Origin.SELF
        ? new CoreExpr.Self(place)
        : new CoreExpr.Local(variable.slot, place);
  }

  private boolean isTop(Variable variable) {
    return variable.frame == top;
  }

  private void checkFunctionBorder(Variable variable, Span place) {
    Frame border = null;
    for (Frame frame = current; frame != null && frame != variable.frame; frame = frame.parent) {
      border = frame.kind == Frame.Kind.FUNCTION ? frame : border;
    }
    if (border != null && !isTop(variable)) {
      problems.add(
          Diagnostic.of("E0306", place, variable.name)
              .withLabel(variable.span, "`" + variable.name + "` is bound here"));
    }
  }

  /** Reports a name that stands for nothing. */
  void unknown(String code, String name, Span place) {
    Span itself = defining.get(name);
    if (itself != null) {
      Span before = itself.source().span(itself.start(), itself.start());
      problems.add(Diagnostic.of("E0302", place, name).withFix(before, "rec "));
      return;
    }
    Span definedLater = later.get(name);
    if (definedLater != null) {
      problems.add(
          Diagnostic.of("E0309", place, name).withLabel(definedLater, "it is defined here"));
      return;
    }
    if (file.isIncomplete()) {
      problems.followUp();
      return;
    }
    Optional<String> near = Suggestions.nearest(name, visible(!code.equals("E0301")));
    Diagnostic problem = Diagnostic.of(code, place, name);
    String elsewhere =
        switch (code) {
          case "E0303" -> ELSEWHERE.get(name);
          case "E0301" -> ABSENT.contains(name) ? NO_ATOM : null;
          default -> null;
        };
    problems.add(
        elsewhere == null
            ? problem.suggesting(near.or(() -> symbol(code, place, name)))
            : problem.withHint(elsewhere));
  }

  /** The symbol of that name, if the program writes it somewhere. */
  private static Optional<String> symbol(String code, Span place, String name) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    boolean known =
        code.equals("E0301")
            && !capital.equals(name)
            && Pattern.compile("(?<![\\w.\"])" + Pattern.quote(capital) + "(?![\\w.\"])")
                .matcher(place.source().text())
                .find();
    return known ? Optional.of(capital) : Optional.empty();
  }

  private List<String> visible(boolean withBuiltins) {
    List<String> all = new ArrayList<>(file.names());
    for (Frame frame = current; frame != null; frame = frame.parent) {
      frame.addNames(all);
    }
    if (withBuiltins) {
      all.addAll(BUILTINS.keySet());
      all.add(PRINT);
    }
    return all;
  }

  private static Map<String, Builtin> builtins() {
    Map<String, Builtin> map = new HashMap<>();
    for (Builtin builtin : Builtin.values()) {
      map.put(builtin.spelling(), builtin);
    }
    return map;
  }
}
