package hocl.repl.lsp;

import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SolutionExpr;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/** The definitions of a text, and the rules that its molecule holds. */
final class Outline {
  private Outline() {}

  /** The symbols of a program, in order. */
  static List<DocumentSymbol> of(ProgramTree tree) {
    List<DocumentSymbol> symbols = new ArrayList<>();
    for (Item item : tree.items()) {
      symbols.add(symbol(item));
    }
    tree.molecule()
        .ifPresent(molecule -> {
          List<DocumentSymbol> inside = new ArrayList<>();
          add(molecule, inside);
          if (!molecule.items().isEmpty()) {
            DocumentSymbol whole =
                symbol("molecule", SymbolKind.Array, "", molecule.span(), molecule.span());
            whole.setChildren(inside);
            symbols.add(whole);
          }
        });
    return symbols;
  }

  private static DocumentSymbol symbol(Item item) {
    return switch (item) {
      case NameImport module ->
          symbol(
              module.name().text(), SymbolKind.Module, "import", item.span(), module.name().span());
      case FileImport file ->
          symbol(file.path().value(), SymbolKind.Module, "import", item.span(), file.path().span());
      case Param param -> symbol(param.name(), SymbolKind.Property, "param", item.span());
      case Binding binding -> symbol(binding);
    };
  }

  private static DocumentSymbol symbol(Binding binding) {
    String kind = DefinitionFinder.kind(binding);
    return switch (binding) {
      case FunctionLet function ->
          symbol(function.name(), SymbolKind.Function, kind, function.span());
      case Let let ->
          symbol(
              let.name(),
              let.value() instanceof RuleExpr ? SymbolKind.Event : SymbolKind.Constant,
              kind,
              let.span());
    };
  }

  private static void add(MoleculeTree molecule, List<DocumentSymbol> symbols) {
    for (MoleculeItem item : molecule.items()) {
      switch (item) {
        case LetScope scope -> {
          scope.bindings().forEach(binding -> symbols.add(symbol(binding)));
          add(scope.rest(), symbols);
        }
        case RuleExpr rule ->
            rule.label()
                .ifPresent(
                    label -> symbols.add(symbol(label, SymbolKind.Event, "rule", rule.span())));
        case SolutionExpr solution -> add(solution.content(), symbols);
        case Expr _ -> {}
      }
    }
  }

  private static DocumentSymbol symbol(
      Identifier name, SymbolKind kind, String detail, Span whole) {
    return symbol(name.text(), kind, detail, whole.to(name.span()), name.span());
  }

  private static DocumentSymbol symbol(
      String name, SymbolKind kind, String detail, Span whole, Span place) {
    DocumentSymbol symbol =
        new DocumentSymbol(name, kind, Positions.range(whole), Positions.range(place));
    if (!detail.isEmpty()) {
      symbol.setDetail(detail);
    }
    return symbol;
  }
}
