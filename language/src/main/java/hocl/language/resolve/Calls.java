package hocl.language.resolve;

import static java.util.stream.Collectors.joining;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.New;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import hocl.language.java.PureMethods;
import hocl.language.value.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resolves calls of functions, built-ins and Java. */
final class Calls {
  private final Resolution all;

  Calls(Resolution all) {
    this.all = all;
  }

  CoreExpr call(Call call) {
    String name = call.function().text();
    Variable variable = all.names.find(name);
    if (variable != null) {
      return ofVariable(call, variable);
    }
    Builtin builtin = ScopeNames.builtin(name);
    if (builtin != null) {
      return ofBuiltin(call, builtin);
    }
    all.atoms(call.arguments());
    if (name.equals(ScopeNames.PRINT)) {
      all.problems.report("E0407", call.span());
    } else {
      all.names.unknown("E0303", name, call.function().span());
    }
    return Expressions.placeholder(call.span());
  }

  private CoreExpr ofVariable(Call call, Variable variable) {
    String name = call.function().text();
    Span place = call.function().span();
    int given = call.arguments().size();
    if (variable.kind() == Slot.Kind.REST) {
      all.problems.report("E0401", place, name);
    } else if (variable.arity() == Variable.NO_FUNCTION) {
      all.problems.report("E0406", place, name);
    } else if (variable.arity() >= 0 && variable.arity() != given) {
      all.problems.report("E0405", call.span(), name, Arguments.counted(variable.arity()), given);
    }
    CoreExpr callee = all.names.mention(variable, place);
    return new CoreExpr.Call(
        callee, all.atoms(call.arguments()), variable.isBounded(), call.span());
  }

  private CoreExpr ofBuiltin(Call call, Builtin builtin) {
    List<CoreExpr> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr argument = call.arguments().get(i);
      arguments.add(
          takesMolecule(builtin, i)
              ? all.expressions.moleculeOrAtom(argument)
              : all.expressions.atom(argument));
    }
    int given = arguments.size();
    boolean extreme = builtin == Builtin.MAX || builtin == Builtin.MIN;
    if (given < builtin.least() || given > builtin.most()) {
      String expected = extreme ? "two arguments or more" : Arguments.counted(builtin.least());
      Diagnostic problem = Diagnostic.of("E0404", call.span(), builtin.spelling(), expected, given);
      all.problems.add(
          takesMolecule(builtin, 0) && builtin.most() == 1 && given > 1
              ? problem.withHint("Put them into a List: `" + builtin.spelling() + "([1, 2])`.")
              : problem);
    } else if (extreme && given == 1 && isNoCollection(arguments.getFirst())) {
      all.problems.report(
          "E0404",
          call.arguments().getFirst().span(),
          builtin.spelling(),
          "two arguments or more, or a List or solution",
          given);
    }
    return new CoreExpr.CallBuiltin(builtin, List.copyOf(arguments), call.span());
  }

  private static boolean isNoCollection(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant constant ->
          !(constant.value() instanceof hocl.runtime.atom.ListAtom)
              && !(constant.value() instanceof hocl.runtime.atom.Solution);
      case CoreExpr.MakeTuple tuple -> true;
      case CoreExpr.Negate negate -> true;
      case CoreExpr.Chain chain -> true;
      case CoreExpr.And and -> true;
      case CoreExpr.Or or -> true;
      case CoreExpr.Not not -> true;
      default -> false;
    };
  }

  private static boolean takesMolecule(Builtin builtin, int index) {
    return switch (builtin) {
      case SIZE, SUM, SORT -> index == 0;
      case COUNT, CONTAINS -> index == 1;
      case ABS,
          MIN,
          MAX,
          FLOOR,
          CEIL,
          ROUND,
          SQRT,
          POW,
          TO_INT,
          TO_FLOAT,
          TO_STRING,
          RANGE,
          ELEMENTS,
          AT ->
          false;
    };
  }

  CoreExpr method(MethodCall call) {
    Optional<Class<?>> type = all.classes().receiver(call.receiver(), all.names);
    if (type.isPresent()) {
      return staticMethod(call, type.get());
    }
    if (all.classes().looksLikeClass(call.receiver(), all.names)) {
      String name = String.valueOf(all.classes().dotted(call.receiver(), all.names));
      reportClass(call.receiver(), name);
      all.atoms(call.arguments());
      return Expressions.placeholder(call.span());
    }
    String method = call.method().text();
    if (!all.classes().allowed() && !PureMethods.isAtomMethod(method)) {
      reportUnknownMethod(call, PureMethods.atomMethods());
    }
    return new CoreExpr.CallMethod(
        all.expressions.atom(call.receiver()),
        method,
        all.atoms(call.arguments()),
        all.classes().packageName(),
        call.span());
  }

  /** Reports a dotted name that is not a class; one without a capital is rather a variable. */
  private void reportClass(Expr receiver, String name) {
    boolean capital =
        List.of(name.split("\\.", -1)).stream()
            .anyMatch(part -> Character.isUpperCase(part.codePointAt(0)));
    if (capital) {
      all.problems.report(all.classes().allowed() ? "E0902" : "E0901", receiver.span(), name);
      return;
    }
    Expr root = receiver;
    while (root instanceof Field field) {
      root = field.receiver();
    }
    all.names.unknown("E0301", name.substring(0, name.indexOf('.')), root.span());
  }

  private void reportUnknownMethod(MethodCall call, Set<String> known) {
    String method = call.method().text();
    Diagnostic diagnostic = Diagnostic.of("E0903", call.method().span(), method);
    if (ScopeNames.builtin(method) != null) {
      String receiver = call.receiver().span().text();
      String more = call.arguments().isEmpty() ? ")`." : ", ..)`.";
      String arguments =
          call.arguments().stream().map(each -> ", " + each.span().text()).collect(joining());
      all.problems.add(
          diagnostic
              .withHint("Write `" + method + "(" + receiver + more)
              .withFix(call.span(), method + "(" + receiver + arguments + ")"));
      return;
    }
    all.problems.add(diagnostic.suggesting(Suggestions.nearest(method, known)));
  }

  private CoreExpr staticMethod(MethodCall call, Class<?> type) {
    String method = call.method().text();
    if (!PureMethods.isPureStatic(type, method)) {
      if (all.classes().allowed()) {
        all.classes().use();
      } else if (PureMethods.hasPureConstants(type)) {
        all.problems.report("E0904", call.span(), type.getSimpleName() + "." + method);
      }
    }
    return new CoreExpr.CallStatic(
        type, method, all.atoms(call.arguments()), all.classes().packageName(), call.span());
  }

  CoreExpr field(Field field) {
    Optional<Class<?>> type = all.classes().receiver(field.receiver(), all.names);
    if (type.isPresent()) {
      if (!PureMethods.hasPureConstants(type.get())) {
        all.classes().use();
      }
      return new CoreExpr.GetStatic(
          type.get(), field.field().text(), all.classes().packageName(), field.span());
    }
    if (!all.classes().allowed()) {
      all.problems.add(noField(field));
      return Expressions.placeholder(field.span());
    }
    if (all.classes().looksLikeClass(field.receiver(), all.names)) {
      String name = String.valueOf(all.classes().dotted(field.receiver(), all.names));
      reportClass(field.receiver(), name);
      return Expressions.placeholder(field.span());
    }
    all.classes().use();
    return new CoreExpr.GetField(
        all.expressions.atom(field.receiver()),
        field.field().text(),
        all.classes().packageName(),
        field.span());
  }

  /** The complaint about a field where Java is not allowed: often a call without parentheses. */
  private static Diagnostic noField(Field field) {
    String name = field.field().text();
    String receiver = field.receiver().span().text();
    if (ScopeNames.builtin(name) != null) {
      return calling(field, name + "(" + receiver + ")");
    }
    if (PureMethods.isAtomMethod(name)) {
      return calling(field, receiver + "." + name + "()");
    }
    Optional<String> near = Suggestions.nearest(name, PureMethods.atomMethods());
    return near.map(method ->
            Diagnostic.of("E0912", field.span(), name)
                .suggesting(Optional.of(receiver + "." + method + "()")))
        .orElseGet(() -> Diagnostic.of("E0909", field.span(), name));
  }

  private static Diagnostic calling(Field field, String call) {
    return Diagnostic.of("E0912", field.span(), field.field().text())
        .withHint("Write `" + call + "`.")
        .withFix(field.span(), call);
  }

  CoreExpr construct(New call) {
    List<CoreExpr> arguments = all.atoms(call.arguments());
    return all.classes()
        .constructed(call.type(), call.span())
        .<CoreExpr>map(
            type -> new CoreExpr.New(type, arguments, all.classes().packageName(), call.span()))
        .orElseGet(() -> Expressions.placeholder(call.span()));
  }
}
