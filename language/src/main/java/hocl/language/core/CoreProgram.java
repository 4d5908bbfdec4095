package hocl.language.core;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole program, its library modules included. To start it, the definitions are evaluated in
 * order, each into its slot of the top scope, and then the items of the body.
 *
 * @param definitions parameters and {@code let}s, in the order of evaluation
 * @param body the initial molecule; empty for a module
 * @param explicitSolution whether the program is exactly one solution and so prints with its
 *     brackets; the body then holds the content of that solution
 * @param module whether the file holds definitions only
 * @param slots all slots of the top scope
 * @param source the text of the main file
 */
public record CoreProgram(
    List<Definition> definitions,
    List<CoreItem> body,
    boolean explicitSolution,
    boolean module,
    List<Slot> slots,
    SourceText source) {

  /**
   * The program with values in place of the defaults of its parameters.
   *
   * @param input values for this program
   */
  public CoreProgram with(CoreInput input) {
    if (input.values().isEmpty()) {
      return this;
    }
    List<Definition> given = new ArrayList<>();
    for (int number : input.order()) {
      Definition definition = definitions.get(number);
      CoreExpr value = input.values().get(definition.slot());
      given.add(
          definition instanceof Param param && value != null
              ? new Param(param.name(), param.slot(), param.type(), value, param.span())
              : definition);
    }
    return new CoreProgram(given, body, explicitSolution, module, input.slots(), source);
  }

  /** A definition before the body. */
  public sealed interface Definition {
    /** The name as the program writes it. */
    String name();

    /** The slot of the top scope that holds the value. */
    int slot();
  }

  /**
   * A value that the caller may set, or must when there is no default.
   *
   * @param type what a value must match; a molecule matches {@code ANY} only
   * @param initial the default, or null
   */
  public record Param(String name, int slot, CoreType type, @Nullable CoreExpr initial, Span span)
      implements Definition {}

  /**
   * A top-level {@code let}.
   *
   * @param visible whether the main program sees the name (not one private to an imported module),
   *     so that a rule may print as its label alone
   */
  public record Let(String name, int slot, CoreExpr value, boolean visible, Span span)
      implements Definition {}
}
