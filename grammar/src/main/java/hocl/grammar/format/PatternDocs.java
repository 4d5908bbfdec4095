package hocl.grammar.format;

import hocl.grammar.tree.CopiesPattern;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.LiteralPattern;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RestPattern;
import hocl.grammar.tree.RulePattern;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.TuplePattern;
import hocl.grammar.tree.VariablePattern;
import hocl.grammar.tree.WildcardPattern;
import java.util.ArrayList;
import java.util.List;

/** Lays out patterns. */
final class PatternDocs {
  private final Docs docs;

  PatternDocs(Docs docs) {
    this.docs = docs;
  }

  /** Patterns with commas between. */
  Doc patterns(List<Pattern> patterns) {
    List<Doc> items = new ArrayList<>();
    for (Pattern pattern : patterns) {
      items.add(docs.comments().around(pattern, pattern(pattern)));
    }
    return Docs.separated(items);
  }

  Doc pattern(Pattern pattern) {
    return switch (pattern) {
      case VariablePattern variable ->
          Doc.text(variable.name().text() + variable.type().map(t -> "::" + t.name()).orElse(""));
      case LiteralPattern literal -> docs.expressions().literal(literal.literal());
      case SymbolPattern symbol -> Doc.text(symbol.text());
      case WildcardPattern wildcard -> Doc.text("_");
      case RestPattern rest -> Doc.text("?" + rest.name().text());
      case LabelPattern label -> Doc.text(label.label().text() + " = " + label.variable().text());
      case TuplePattern tuple -> tuple(tuple);
      case SolutionPattern solution -> Docs.bracketed("<", content(solution.content()), ">");
      case ListPattern list -> Docs.bracketed("[", content(list.content()), "]");
      case RulePattern rule ->
          Docs.parenthesised(docs.molecules().rule(rule.rule(), AngleSigns.FREE));
      case CopiesPattern copies -> copies(copies);
    };
  }

  private Doc content(List<Pattern> patterns) {
    return patterns.isEmpty() ? Doc.EMPTY : patterns(patterns);
  }

  private Doc tuple(TuplePattern tuple) {
    List<Doc> parts = new ArrayList<>();
    for (Pattern element : tuple.elements()) {
      if (!parts.isEmpty()) {
        parts.add(Doc.text(":"));
      }
      Doc doc = pattern(element);
      boolean wraps = element instanceof TuplePattern || element instanceof CopiesPattern;
      parts.add(wraps ? Docs.parenthesised(doc) : doc);
    }
    return Doc.concat(parts);
  }

  private Doc copies(CopiesPattern copies) {
    Doc item = pattern(copies.item());
    Expr count = copies.count();
    return Doc.concat(
        hasOwnBrackets(copies.item()) ? item : Docs.parenthesised(item),
        Doc.text("^"),
        docs.expressions().count(count));
  }

  private static boolean hasOwnBrackets(Pattern pattern) {
    return switch (pattern) {
      case VariablePattern variable -> true;
      case LiteralPattern literal -> Precedence.of(literal.literal()) == Precedence.PRIMARY;
      case SymbolPattern symbol -> true;
      case SolutionPattern solution -> true;
      case ListPattern list -> true;
      case RulePattern rule -> true;
      case WildcardPattern wildcard -> false;
      case RestPattern rest -> false;
      case TuplePattern tuple -> false;
      case LabelPattern label -> false;
      case CopiesPattern copies -> false;
    };
  }
}
