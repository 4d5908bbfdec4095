package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser.BindingContext;
import hocl.grammar.antlr.HoclParser.BindingItemContext;
import hocl.grammar.antlr.HoclParser.DottedContext;
import hocl.grammar.antlr.HoclParser.ImportItemContext;
import hocl.grammar.antlr.HoclParser.ItemContext;
import hocl.grammar.antlr.HoclParser.NameContext;
import hocl.grammar.antlr.HoclParser.PackageDeclarationContext;
import hocl.grammar.antlr.HoclParser.ParamItemContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.DottedName;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.Terminator;
import hocl.grammar.tree.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds what stands before the molecule: imports, params, definitions. */
final class ItemBuilder {
  private final BuildContext context;

  ItemBuilder(BuildContext context) {
    this.context = context;
  }

  Optional<DottedName> packageName(@Nullable PackageDeclarationContext declaration) {
    return declaration == null ? Optional.empty() : Optional.of(dotted(declaration.dotted()));
  }

  List<Item> items(List<ItemContext> items) {
    List<Item> built = new ArrayList<>();
    for (ItemContext item : items) {
      built.add(
          switch (item) {
            case ImportItemContext imported -> imported(imported);
            case ParamItemContext param -> param(param);
            case BindingItemContext binding -> binding(binding.binding());
            default -> throw new IllegalStateException("not an item: " + item.getClass());
          });
    }
    return built;
  }

  /** A let inside a molecule or expression, which a semicolon cannot end. */
  Binding localBinding(BindingContext binding) {
    if (binding.SEMICOLON() != null) {
      context.report("E0227", binding.SEMICOLON().getSymbol());
    }
    return binding(binding);
  }

  private Item imported(ImportItemContext item) {
    Span span = context.span(item);
    if (item.STRING() != null) {
      String path = context.literals().string(item.STRING().getSymbol());
      return new FileImport(span, new StringLiteral(context.span(item.STRING().getSymbol()), path));
    }
    return new NameImport(span, dotted(item.dotted()), item.STAR() != null);
  }

  private Param param(ParamItemContext item) {
    Optional<TypeRef> type =
        item.type() == null ? Optional.empty() : Optional.of(context.operands().type(item.type()));
    Optional<Expr> value =
        item.sequence() == null
            ? Optional.empty()
            : Optional.of(context.expressions().single(item.sequence(), "E0223"));
    return new Param(context.span(item), name(item.name(), "param"), type, value);
  }

  private Binding binding(BindingContext binding) {
    Span span = context.span(binding);
    boolean recursive = binding.REC() != null;
    Terminator terminator = binding.IN() == null ? Terminator.SEMICOLON : Terminator.IN;
    Expr value = context.expressions().single(binding.sequence(), "E0223");
    if (binding.parameters() == null) {
      return new Let(span, recursive, name(binding.name(), "`let` name"), value, terminator);
    }
    List<Identifier> parameters = new ArrayList<>();
    for (NameContext parameter : binding.parameters().name()) {
      parameters.add(name(parameter, "parameter"));
    }
    Identifier name = name(binding.name(), "function");
    return new FunctionLet(span, recursive, name, parameters, value, terminator);
  }

  private Identifier name(NameContext name, String role) {
    if (name.SYMBOL() != null) {
      context.report("E0234", name.getStart(), name.getText(), role);
    }
    return context.identifier(name.getStart());
  }

  private DottedName dotted(DottedContext dotted) {
    return new DottedName(context.span(dotted), List.of(dotted.getText().split("\\.")));
  }
}
