package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser.CountContext;
import hocl.grammar.antlr.HoclParser.LabelPatternContext;
import hocl.grammar.antlr.HoclParser.ListPatternContext;
import hocl.grammar.antlr.HoclParser.LiteralPatternContext;
import hocl.grammar.antlr.HoclParser.ParenthesesPatternContext;
import hocl.grammar.antlr.HoclParser.PatternAtomContext;
import hocl.grammar.antlr.HoclParser.PatternContext;
import hocl.grammar.antlr.HoclParser.PatternPartContext;
import hocl.grammar.antlr.HoclParser.PatternsContext;
import hocl.grammar.antlr.HoclParser.RestPatternContext;
import hocl.grammar.antlr.HoclParser.RulePatternContext;
import hocl.grammar.antlr.HoclParser.SolutionPatternContext;
import hocl.grammar.antlr.HoclParser.SymbolPatternContext;
import hocl.grammar.antlr.HoclParser.TypeContext;
import hocl.grammar.antlr.HoclParser.VariablePatternContext;
import hocl.grammar.antlr.HoclParser.WildcardPatternContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.CopiesPattern;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.LiteralPattern;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RestPattern;
import hocl.grammar.tree.RulePattern;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.TuplePattern;
import hocl.grammar.tree.TypeRef;
import hocl.grammar.tree.VariablePattern;
import hocl.grammar.tree.WildcardPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds patterns. */
final class PatternBuilder {
  private final BuildContext context;

  PatternBuilder(BuildContext context) {
    this.context = context;
  }

  List<Pattern> patterns(@Nullable PatternsContext patterns) {
    List<Pattern> built = new ArrayList<>();
    if (patterns != null) {
      for (PatternContext pattern : patterns.pattern()) {
        built.add(pattern(pattern, true));
      }
    }
    return built;
  }

  /**
   * The name that a rest is bound by in the notation of the papers: omega, with or without an
   * index.
   */
  static boolean isOmega(String name) {
    return name.equals("\u03C9")
        || (name.startsWith("\u03C9")
            && (name.charAt(1) == '_' || !Character.isLetter(name.charAt(1))));
  }

  private Pattern pattern(PatternContext pattern, boolean whole) {
    List<PatternPartContext> parts = pattern.patternPart();
    if (parts.size() == 1) {
      return part(parts.getFirst(), whole);
    }
    List<Pattern> elements = new ArrayList<>();
    for (PatternPartContext part : parts) {
      elements.add(part(part, false));
    }
    return new TuplePattern(context.span(pattern), elements);
  }

  private Pattern part(PatternPartContext part, boolean whole) {
    PatternAtomContext atom = part.patternAtom();
    Pattern item = atom(atom);
    CountContext count = part.count();
    if (count == null) {
      return item;
    }
    if (!whole || !hasCopies(atom)) {
      context.report("E0217", part.CARET().getSymbol());
    }
    Expr number = context.operands().count(count);
    if (count.sequence() != null) {
      context.report("E0218", context.span(count));
    }
    return new CopiesPattern(context.span(part), item, number);
  }

  private static boolean hasCopies(PatternAtomContext atom) {
    return switch (atom) {
      case VariablePatternContext variable ->
          variable.type() != null || !isOmega(variable.NAME().getText());
      case LiteralPatternContext literal -> literal.MINUS() == null;
      case SymbolPatternContext symbol -> true;
      case ParenthesesPatternContext parentheses -> true;
      case RulePatternContext rule -> true;
      case SolutionPatternContext solution -> true;
      case ListPatternContext list -> true;
      case WildcardPatternContext wildcard -> wildcard.type() != null;
      default -> false;
    };
  }

  private Pattern atom(PatternAtomContext atom) {
    Span span = context.span(atom);
    return switch (atom) {
      case VariablePatternContext variable -> variable(variable, span);
      case LiteralPatternContext literal -> new LiteralPattern(span, literal(literal, span));
      case SymbolPatternContext symbol -> new SymbolPattern(span, symbol.getText());
      case WildcardPatternContext wildcard -> wildcard(wildcard, span);
      case RestPatternContext rest ->
          new RestPattern(span, context.identifier(rest.NAME().getSymbol()));
      case LabelPatternContext label ->
          new LabelPattern(
              span,
              context.identifier(label.LABEL().getSymbol()),
              context.identifier(label.NAME().getSymbol()));
      case SolutionPatternContext solution ->
          new SolutionPattern(span, patterns(solution.patterns()));
      case ListPatternContext list -> new ListPattern(span, patterns(list.patterns()));
      case ParenthesesPatternContext parentheses -> parenthesised(parentheses);
      case RulePatternContext rule -> new RulePattern(span, context.expressions().rule(rule));
      default -> throw new IllegalStateException("not a pattern: " + atom.getClass());
    };
  }

  private Literal literal(LiteralPatternContext pattern, Span span) {
    boolean negative = pattern.MINUS() != null;
    if (pattern.INF() != null) {
      return new FloatLiteral(span, negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return context.literals().build(pattern.literal(), negative, span);
  }

  private Pattern parenthesised(ParenthesesPatternContext parentheses) {
    return pattern(parentheses.pattern(), false);
  }

  /** With a type a variable that no name can mention. */
  private Pattern wildcard(WildcardPatternContext wildcard, Span span) {
    TypeContext type = wildcard.type();
    return type == null
        ? new WildcardPattern(span)
        : new VariablePattern(
            span,
            context.identifier(wildcard.WILDCARD().getSymbol()),
            Optional.of(context.operands().type(type)));
  }

  private Pattern variable(VariablePatternContext variable, Span span) {
    Identifier name = context.identifier(variable.NAME().getSymbol());
    TypeContext type = variable.type();
    if (type == null && isOmega(name.text())) {
      return new RestPattern(span, name);
    }
    Optional<TypeRef> typeRef =
        type == null ? Optional.empty() : Optional.of(context.operands().type(type));
    return new VariablePattern(span, name, typeRef);
  }
}
