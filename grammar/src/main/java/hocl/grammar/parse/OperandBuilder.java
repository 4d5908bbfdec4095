package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.antlr.HoclParser.ArgumentsContext;
import hocl.grammar.antlr.HoclParser.CountContext;
import hocl.grammar.antlr.HoclParser.InfinityPrimaryContext;
import hocl.grammar.antlr.HoclParser.ListPrimaryContext;
import hocl.grammar.antlr.HoclParser.LiteralPrimaryContext;
import hocl.grammar.antlr.HoclParser.NamePrimaryContext;
import hocl.grammar.antlr.HoclParser.NewPrimaryContext;
import hocl.grammar.antlr.HoclParser.NothingPrimaryContext;
import hocl.grammar.antlr.HoclParser.OperandContext;
import hocl.grammar.antlr.HoclParser.ParenthesesPrimaryContext;
import hocl.grammar.antlr.HoclParser.PostfixContext;
import hocl.grammar.antlr.HoclParser.PrimaryContext;
import hocl.grammar.antlr.HoclParser.RestPrimaryContext;
import hocl.grammar.antlr.HoclParser.SolutionPrimaryContext;
import hocl.grammar.antlr.HoclParser.TypeContext;
import hocl.grammar.antlr.HoclParser.WildcardPrimaryContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.ListExpr;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.New;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TypeName;
import hocl.grammar.tree.TypeRef;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Builds operands: what stands between operators, with its selections but without its signs. */
final class OperandBuilder {
  private final BuildContext context;

  OperandBuilder(BuildContext context) {
    this.context = context;
  }

  /** Whether a primary may stand before {@code ^}: a literal, a name or a bracketed form. */
  static boolean hasCopies(PrimaryContext primary) {
    return switch (primary) {
      case LiteralPrimaryContext literal -> true;
      case NamePrimaryContext name -> name.arguments() == null;
      case InfinityPrimaryContext infinity -> true;
      case SolutionPrimaryContext solution -> true;
      case ListPrimaryContext list -> true;
      case ParenthesesPrimaryContext parentheses -> true;
      default -> false;
    };
  }

  /** A primary and what is selected from it; a count is an error here. */
  Expr operand(OperandContext operand) {
    if (operand.count() != null) {
      context.report("E0217", operand.CARET().getSymbol());
    }
    Expr result = primary(operand.primary());
    Span start = context.span(operand.primary());
    for (PostfixContext postfix : operand.postfix()) {
      Token name =
          postfix.NAME() == null ? postfix.SYMBOL().getSymbol() : postfix.NAME().getSymbol();
      Identifier selected = context.identifier(name);
      Span span = start.to(context.span(postfix));
      ArgumentsContext arguments = postfix.arguments();
      result =
          arguments == null
              ? new Field(span, result, selected)
              : new MethodCall(
                  span, result, selected, context.expressions().arguments(arguments.sequence()));
    }
    return result;
  }

  /** A primary. */
  Expr primary(PrimaryContext primary) {
    Span span = context.span(primary);
    return switch (primary) {
      case LiteralPrimaryContext literal ->
          context.literals().build(literal.literal(), false, span);
      case NamePrimaryContext name -> name(name, span);
      case SolutionPrimaryContext solution ->
          new SolutionExpr(span, context.expressions().molecule(solution.sequence(), span));
      case ListPrimaryContext list ->
          new ListExpr(span, context.expressions().listItems(list.sequence(), span));
      case ParenthesesPrimaryContext parentheses -> parentheses(parentheses, span);
      case NewPrimaryContext creation ->
          new New(
              span,
              type(creation.type()),
              context.expressions().arguments(creation.arguments().sequence()));
      case NothingPrimaryContext nothing -> new Nothing(span);
      case InfinityPrimaryContext infinity -> new Infinity(span);
      case RestPrimaryContext rest -> {
        String name = rest.NAME().getText();
        context.report("E0209", span, name);
        yield new Name(span, name);
      }
      case WildcardPrimaryContext wildcard -> {
        context.report("E0233", span);
        yield new Nothing(span);
      }
      default -> throw new IllegalStateException("not a primary: " + primary.getClass());
    };
  }

  /** A type by name; synonyms become the first one. */
  TypeRef type(TypeContext type) {
    String text = type.getText();
    return new TypeRef(context.span(type), TypeName.of(text).map(TypeName::text).orElse(text));
  }

  /** The count behind {@code ^}. */
  Expr count(CountContext count) {
    Span span = context.span(count);
    if (count.INT() != null) {
      if (count.MINUS() != null) {
        context.report("E0219", span, count.getText());
      }
      return new IntLiteral(span, LiteralBuilder.integer(count.INT().getText(), false));
    }
    if (count.NAME() != null) {
      return new Name(span, count.getText());
    }
    if (count.INF() != null) {
      context.report("E0220", span);
      return new Infinity(span);
    }
    return context.expressions().single(count.sequence(), "E0221");
  }

  private Expr name(NamePrimaryContext primary, Span span) {
    boolean symbol = primary.SYMBOL() != null;
    Token token = symbol ? primary.SYMBOL().getSymbol() : primary.NAME().getSymbol();
    ArgumentsContext arguments = primary.arguments();
    if (arguments == null) {
      return symbol ? new SymbolRef(span, token.getText()) : new Name(span, token.getText());
    }
    if (token.getType() == HoclParser.SYMBOL) {
      context.report("E0229", token, token.getText());
    }
    List<Expr> values = context.expressions().arguments(arguments.sequence());
    return new Call(span, context.identifier(token), values);
  }

  private Expr parentheses(ParenthesesPrimaryContext parentheses, Span span) {
    if (parentheses.sequence() == null) {
      context.report("E0222", span);
      return new Nothing(span);
    }
    return context.expressions().single(parentheses.sequence(), "E0221");
  }
}
