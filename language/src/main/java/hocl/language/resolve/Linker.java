package hocl.language.resolve;

import hocl.grammar.DeepStack;
import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.DottedName;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.SolutionExpr;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreInput;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.Folding;
import hocl.language.core.Slot;
import hocl.language.java.JavaClasses;
import hocl.language.plain.Masked;
import hocl.runtime.atom.JavaObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program in Core of a syntax tree and the modules it imports, and an input of the values
 * it is given.
 */
public final class Linker {
  private final Given given;
  private final Problems problems = new Problems();
  private final SourceFiles files;
  private final @Nullable JavaClasses classes;
  private final List<ClassNames> classNames = new ArrayList<>();
  private final Resolution resolution;
  private final Params params;
  private final Map<Variable, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, FileScope> modules = new HashMap<>();
  private final Set<String> loading = new LinkedHashSet<>();

  private Linker(SourceText source, Given given, @Nullable Occurrences places) {
    this.given = given;
    this.files = new SourceFiles(problems, given.files(), given.folder(), given.modulePath());
    this.classes = given.allowJava() ? JavaClasses.of(given.classpath()) : null;
    this.resolution = new Resolution(problems, newClassNames(""), source, places);
    this.params = new Params(given, resolution, files);
  }

  /**
   * Links. Works for every tree that the parser gives, on a deep stack.
   *
   * @param source the main file
   * @param tree its syntax tree, without errors
   */
  public static Linked link(SourceText source, ProgramTree tree, Given given) {
    return DeepStack.call(() -> new Linker(source, given, null).program(source, tree));
  }

  /**
   * The same, and tells where names are written.
   *
   * @param places takes note of them
   */
  public static Linked link(SourceText source, ProgramTree tree, Given given, Occurrences places) {
    return DeepStack.call(() -> new Linker(source, given, places).program(source, tree));
  }

  /**
   * The same for the tree of a masked text.
   *
   * @param masked takes note of what was taken of it
   */
  public static Linked link(SourceText source, ProgramTree tree, Given given, Masked masked) {
    return DeepStack.call(() -> {
      Linker linker = new Linker(source, given, null);
      linker.resolution.mask(masked);
      return linker.program(source, tree);
    });
  }

  private Linked program(SourceText source, ProgramTree tree) {
    FileScope scope = new FileScope();
    given.scope().forEach((name, value) -> defineForSession(scope, name, value));
    resolution.names.reserve(definedNames(tree));
    mainKey(source).ifPresent(loading::add);
    definitions(source, tree, given.folder(), scope);
    resolution.names.collectDependencies();
    boolean explicit = tree.explicitSolution();
    List<CoreItem> body =
        tree.molecule()
            .map(molecule -> explicit ? insideOf(molecule) : molecule)
            .map(resolution.items::content)
            .map(Folding::runs)
            .orElse(List.of());
    List<Slot> slots = resolution.names.top().slots();
    Map<Variable, Definition> values = params.values(definitions);
    if (tree.molecule().isPresent() && given.scope().isEmpty() && !problems.failed()) {
      warnOfUnused(scope, values);
    }
    List<Definition> ordered = ordered(definitions.values());
    CoreInput input = values.isEmpty() ? CoreInput.NONE : input(ordered, values);
    boolean usesJava =
        classNames.stream().anyMatch(ClassNames::used)
            || given.scope().values().stream().anyMatch(JavaObject.class::isInstance);
    List<CoreProgram.Definition> core =
        ordered.stream().map(definition -> core(definition, scope)).toList();
    CoreProgram program =
        new CoreProgram(core, body, explicit, tree.molecule().isEmpty(), slots, source);
    return new Linked(problems.failed() ? null : program, input, usesJava, problems.sorted());
  }

  private List<Definition> ordered(Collection<Definition> all) {
    return DefinitionOrder.of(
        all, definition -> problems.report("E0606", definition.span(), definition.variable().name));
  }

  /** The caller's values for the program whose definitions these are. */
  private CoreInput input(List<Definition> ordered, Map<Variable, Definition> values) {
    Map<Variable, Definition> given = new LinkedHashMap<>(definitions);
    given.putAll(values);
    Map<Variable, Integer> numbers = new HashMap<>();
    ordered.forEach(definition -> numbers.put(definition.variable(), numbers.size()));
    List<Integer> order =
        ordered(given.values()).stream()
            .map(definition -> Objects.requireNonNull(numbers.get(definition.variable())))
            .toList();
    Map<Integer, CoreExpr> bySlot = new HashMap<>();
    values.forEach((variable, definition) ->
        bySlot.put(variable.slot, Objects.requireNonNull(definition.value())));
    return new CoreInput(bySlot, order, resolution.names.top().slots());
  }

  /** Data that is not given yet may mention any name, so then no name is known to be unused. */
  private void warnOfUnused(FileScope scope, Map<Variable, Definition> values) {
    if (definitions.values().stream()
        .anyMatch(definition ->
            definition.value() == null && !values.containsKey(definition.variable()))) {
      return;
    }
    for (Definition definition : definitions.values()) {
      Variable variable = definition.variable();
      boolean own = scope.ownName(variable.name) == variable && definition.type() == null;
      if (own && variable.mentions() == 0 && !variable.name.startsWith("_")) {
        problems.report("W0505", variable.span, variable.name);
      }
    }
  }

  private static CoreProgram.Definition core(Definition definition, FileScope scope) {
    Variable variable = definition.variable();
    CoreType type = definition.type();
    CoreExpr value = definition.value();
    if (type != null) {
      return new CoreProgram.Param(variable.name, variable.slot, type, value, definition.span());
    }
    if (value == null) {
      throw new IllegalStateException("a let without a value: " + variable.name);
    }
    return new CoreProgram.Let(
        variable.name, variable.slot, value, scope.sees(variable), definition.span());
  }

  private static Set<String> definedNames(ProgramTree tree) {
    Set<String> names = new LinkedHashSet<>();
    for (Item item : tree.items()) {
      switch (item) {
        case Param i -> names.add(i.name().text());
        case Binding i -> names.add(i.name().text());
        case NameImport i -> {}
        case FileImport i -> {}
      }
    }
    return names;
  }

  private static MoleculeTree insideOf(MoleculeTree molecule) {
    return ((SolutionExpr) molecule.items().getFirst()).content();
  }

  private Optional<String> mainKey(SourceText source) {
    Path folder = given.folder();
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Path name = Path.of(source.name()).getFileName();
      return Optional.ofNullable(name).map(folder::resolve).map(files::keyOf);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void defineForSession(FileScope scope, String name, Object value) {
    Span span = Span.none();
    Slot.Kind kind = value instanceof hocl.runtime.atom.Molecule ? Slot.Kind.REST : Slot.Kind.ATOM;
    Variable variable = resolution.names.top().declare(name, kind, Variable.Origin.TOP, span);
    scope.defineForSession(variable);
    CoreExpr constant = new CoreExpr.Constant(value, span);
    definitions.put(variable, new Definition(variable, null, constant, Set.of(), span));
  }

  private ClassNames newClassNames(String packageName) {
    ClassNames names = new ClassNames(problems, classes, packageName);
    classNames.add(names);
    return names;
  }

  private void definitions(
      SourceText source, ProgramTree tree, @Nullable Path folder, FileScope scope) {
    ClassNames names = newClassNames(tree.packageName().map(DottedName::text).orElse(""));
    Map<String, Span> later = new HashMap<>();
    for (Item item : tree.items()) {
      switch (item) {
        case NameImport i -> importName(i, names, scope);
        case FileImport i ->
            files
                .file(folder, i.path().value(), i.span())
                .ifPresentOrElse(
                    module -> importModule(module, i.span(), scope), scope::missImport);
        case Param i -> later.putIfAbsent(i.name().text(), i.name().span());
        case Binding i -> later.putIfAbsent(i.name().text(), i.name().span());
      }
    }
    resolution.openText(source, names);
    resolution.names.openFile(scope, later);
    for (Item item : tree.items()) {
      switch (item) {
        case Param i -> param(i, scope, later);
        case Binding i -> let(i, scope, later);
        case NameImport i -> {}
        case FileImport i -> {}
      }
    }
  }

  private void importName(NameImport item, ClassNames names, FileScope scope) {
    String name = item.name().text();
    Optional<SourceFiles.Module> module = item.wildcard() ? Optional.empty() : files.library(name);
    if (module.isPresent()) {
      importModule(module.get(), item.span(), scope);
    } else if (name.equals("hocl") || name.startsWith("hocl.")) {
      problems.report("E0906", item.span(), name);
      scope.missImport();
    } else if (!item.wildcard() && files.looksLikeModule(name)) {
      problems.add(files.noModule(name, item.span()));
      scope.missImport();
    } else if (item.wildcard()) {
      names.importPackage(name, item.span());
    } else {
      names.importClass(name, item.span());
    }
  }

  private void importModule(SourceFiles.Module module, Span place, FileScope into) {
    FileScope known = modules.get(module.key());
    if (known != null) {
      into.addImport(known);
      return;
    }
    if (!loading.add(module.key())) {
      problems.report("E0907", place, module.text().name());
      return;
    }
    FileScope scope = new FileScope();
    ParseResult<ProgramTree> parsed = Parser.parseProgram(module.text());
    problems.addAll(parsed.diagnostics());
    if (parsed.tree().isEmpty()) {
      into.missImport();
    }
    parsed
        .tree()
        .ifPresent(tree -> {
          definitions(module.text(), tree, module.folder(), scope);
          tree.molecule().ifPresent(m -> problems.report("E0910", m.span()));
        });
    loading.remove(module.key());
    modules.put(module.key(), scope);
    into.addImport(scope);
  }

  private void param(Param item, FileScope scope, Map<String, Span> later) {
    Identifier name = item.name();
    checkNew(name, scope);
    CoreType type = item.type().map(resolution.classes()::type).orElse(CoreType.Basic.ANY);
    Set<Variable> needs = resolution.names.collectDependencies();
    CoreExpr value = item.defaultValue().map(params::value).orElse(null);
    Slot.Kind kind = type == CoreType.Basic.ANY ? Slot.Kind.EITHER : Slot.Kind.ATOM;
    Variable variable = define(name, kind, scope, later);
    params.declare(variable, value);
    if (value != null && !given.gives(name.text())) {
      params.checkType(name.text(), type, value, value.span());
    }
    if (value == null && given.complete() && !given.gives(name.text())) {
      problems.report("E0601", item.span(), name.text());
    }
    definitions.put(variable, new Definition(variable, type, value, needs, item.span()));
  }

  private void let(Binding item, FileScope scope, Map<String, Span> later) {
    checkNew(item.name(), scope);
    Set<Variable> needs = resolution.names.collectDependencies();
    later.remove(item.name().text());
    CoreExpr value = resolution.bindings.value(item, false);
    int arity = resolution.bindings.arity(item, value);
    Variable variable = define(item.name(), Slot.Kind.ATOM, scope, later);
    variable.knowArity(arity);
    variable.knowBounded(Bindings.isBounded(value));
    definitions.put(variable, new Definition(variable, null, value, needs, item.span()));
  }

  private Variable define(
      Identifier name, Slot.Kind kind, FileScope scope, Map<String, Span> later) {
    Variable variable =
        resolution.names.top().declare(name.text(), kind, Variable.Origin.TOP, name.span());
    scope.define(variable);
    later.remove(name.text());
    return variable;
  }

  private void checkNew(Identifier name, FileScope scope) {
    Variable before = scope.ownName(name.text());
    if (before != null) {
      problems.add(
          Diagnostic.of("E0304", name.span(), name.text())
              .withLabel(before.span, "the first definition"));
    }
  }
}
