package hocl.language.resolve;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Expr;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreType;
import hocl.language.core.Folding;
import hocl.language.core.Slot;
import hocl.language.java.Types;
import hocl.language.plain.PlainReader;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that the caller gives to parameters. */
final class Params {
  private static final int LONGEST_VALUE = 60;

  private final Given given;
  private final Resolution all;
  private final SourceFiles files;
  private final Map<String, ParseResult<Expr>> settings = new HashMap<>();
  private final List<Variable> declared = new ArrayList<>();

  Params(Given given, Resolution all, SourceFiles files) {
    this.given = given;
    this.all = all;
    this.files = files;
    given
        .settings()
        .forEach((name, text) -> {
          String origin = given.origins().getOrDefault(name, "the value of " + name);
          settings.put(name, Parser.parseExpression(new SourceText(origin, text)));
        });
  }

  /** The value of a default or a setting: an atom, or what gives a molecule. */
  CoreExpr value(Expr expr) {
    return all.expressions.moleculeOrAtom(expr);
  }

  /** Notes a parameter and tells what it will hold. */
  void declare(Variable variable, @Nullable CoreExpr defaultValue) {
    declared.add(variable);
    String name = variable.name;
    if (given.data().containsKey(name) || given.dataFiles().containsKey(name)) {
      variable.narrow(Slot.Kind.REST);
    } else if (!settings.containsKey(name)
        && defaultValue != null
        && !(defaultValue instanceof CoreExpr.Local)) {
      variable.narrow(all.kindOf(defaultValue));
    }
  }

  /**
   * Resolves the values that the caller gives and reports those that fit no parameter.
   *
   * @param definitions those of the program, by their variables
   * @return the definitions of the parameters that are given a value, with that value
   */
  Map<Variable, Definition> values(Map<Variable, Definition> definitions) {
    Map<Variable, Definition> found = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    declared.forEach(variable -> names.add(variable.name));
    List<String> wanted = new ArrayList<>(given.settings().keySet());
    wanted.addAll(given.data().keySet());
    wanted.addAll(given.dataFiles().keySet());
    Set<String> seen = new LinkedHashSet<>();
    for (String name : wanted) {
      if (!seen.add(name)) {
        all.problems.report("E0604", Span.none(), name);
      } else if (!names.contains(name)) {
        Diagnostic unknown = Diagnostic.of("E0602", Span.none(), name);
        Optional<String> hint = Suggestions.hint(name, names);
        all.problems.add(hint.map(unknown::withHint).orElse(unknown));
      }
    }
    for (Variable variable : declared) {
      Definition definition = definitions.get(variable);
      if (definition != null && given.gives(variable.name)) {
        Set<Variable> needs = all.names.collectDependencies();
        CoreExpr value = givenValue(variable.name, definition.span());
        CoreType type = definition.type();
        if (value != null && type != null) {
          checkType(variable.name, type, value, definition.span());
          found.put(variable, definition.withValue(value, needs));
        }
      }
    }
    return found;
  }

  private @Nullable CoreExpr givenValue(String name, Span param) {
    Molecule molecule = given.data().get(name);
    if (molecule != null) {
      return new CoreExpr.Constant(molecule, param);
    }
    Path file = given.dataFiles().get(name);
    if (file != null) {
      return files.read(file, "E0605", Span.none()).map(this::atoms).orElse(null);
    }
    ParseResult<Expr> setting = settings.get(name);
    if (setting == null) {
      return null;
    }
    all.problems.addAll(setting.diagnostics());
    return setting
        .tree()
        .map(expr -> {
          all.openText(expr.span().source(), all.classes());
          return value(expr);
        })
        .orElse(null);
  }

  private @Nullable CoreExpr atoms(SourceText text) {
    all.openText(text, all.classes());
    CoreExpr plain = PlainReader.read(text, this::plainName);
    if (plain != null) {
      return plain;
    }
    ParseResult<hocl.grammar.tree.MoleculeTree> parsed = Parser.parseData(text);
    all.problems.addAll(parsed.diagnostics());
    return parsed
        .tree()
        .map(tree -> Folding.molecule(all.items.content(tree), tree.span()))
        .orElse(null);
  }

  /** The atom that a name stands for without doubt. */
  @Nullable CoreExpr plainName(String name, Span place) {
    Variable variable = all.names.find(name);
    if (variable == null || variable.kind() != Slot.Kind.ATOM || all.names.file().ambiguous(name)) {
      return null;
    }
    return all.names.mention(variable, place);
  }

  /** Reports a value known now that is not of the parameter's type. */
  void checkType(String name, CoreType type, CoreExpr value, Span place) {
    if (all.isMolecule(value)) {
      if (type != CoreType.Basic.ANY) {
        all.problems.report("E0608", place, name, Types.name(type));
      }
    } else if (value instanceof CoreExpr.Constant constant
        && !Types.matches(constant.value(), type)) {
      String shown = AtomPrinter.PLAIN.beginning(constant.value(), LONGEST_VALUE);
      String cut =
          shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + ".." : shown;
      all.problems.report("E0603", place, name, Types.name(type), cut);
    }
  }
}
