package hocl.repl.lsp;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.Terminator;
import hocl.grammar.tree.TreeParts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the definitions around places in trees, and says what they define. */
final class DefinitionFinder {
  /** Of a longer definition only the beginning is shown. */
  private static final int MOST_LINES = 30;

  private DefinitionFinder() {}

  /**
   * What a place introduces.
   *
   * @param kind in words, such as {@code rule}
   * @param text as it is written
   * @param place where the whole of it begins
   */
  record Introduced(String kind, String text, int place) {}

  /** The definition, pattern or parameter that introduces the name at a place. */
  static Optional<Introduced> at(ProgramTree tree, Span name) {
    SyntaxTree node = tree;
    @Nullable Introduced found = null;
    while (node != null) {
      Introduced here = introduced(node, name);
      found = here == null ? found : here;
      node = childAround(node, name);
    }
    return Optional.ofNullable(found);
  }

  /** The part of a node that a place lies in, or null. */
  private static @Nullable SyntaxTree childAround(SyntaxTree node, Span place) {
    for (SyntaxTree child : TreeParts.children(node)) {
      if (child.span().start() <= place.start() && place.end() <= child.span().end()) {
        return child;
      }
    }
    return null;
  }

  private static @Nullable Introduced introduced(SyntaxTree node, Span name) {
    return switch (node) {
      case Binding binding when binding.name().span().equals(name) ->
          new Introduced(
              kind(binding), withoutIn(binding, text(binding.span())), binding.span().start());
      case Param param when param.name().span().equals(name) ->
          new Introduced("parameter of the program", text(param.span()), param.span().start());
      case FunctionLet function
          when function.parameters().stream().anyMatch(each -> each.span().equals(name)) ->
          new Introduced(
              "parameter of the function `" + function.name().text() + "`",
              name.text(),
              name.start());
      case Pattern pattern -> new Introduced("variable", text(pattern.span()), name.start());
      default -> null;
    };
  }

  /** The kind of thing that a definition defines, in a word. */
  static String kind(Binding binding) {
    return switch (binding) {
      case FunctionLet _ -> "function";
      case Let let -> let.value() instanceof RuleExpr ? "rule" : "value";
    };
  }

  /** The text of a definition without the word that leads on to what it is for. */
  private static String withoutIn(Binding binding, String text) {
    boolean leadsOn = binding.terminator() == Terminator.IN && text.endsWith("in");
    return leadsOn ? text.substring(0, text.length() - 2).stripTrailing() : text;
  }

  /** The text of a definition, cut where it is long. */
  private static String text(Span span) {
    SourceText source = span.source();
    int last = source.lineOf(span.end());
    int first = span.line();
    if (last - first < MOST_LINES) {
      return span.text();
    }
    int end = source.lineStart(first + MOST_LINES);
    return source.text().substring(span.start(), end) + "..";
  }
}
