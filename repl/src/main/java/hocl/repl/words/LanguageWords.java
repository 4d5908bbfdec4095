package hocl.repl.words;

import hocl.grammar.tree.TypeName;
import java.util.Arrays;
import java.util.List;

/** The words that may be typed anywhere, for completing them. */
public final class LanguageWords {

  /** Words with a fixed meaning and built-in functions, of more than two letters. */
  public static final List<String> ALL =
      List.of(
          "abs",
          "and",
          "ceil",
          "contains",
          "count",
          "div",
          "elements",
          "else",
          "false",
          "floor",
          "import",
          "inject",
          "instanceof",
          "let",
          "max",
          "min",
          "mod",
          "not",
          "nothing",
          "param",
          "pow",
          "print",
          "range",
          "rec",
          "replace",
          "replace-one",
          "round",
          "size",
          "sort",
          "sqrt",
          "sum",
          "then",
          "toFloat",
          "toInt",
          "toString",
          "true",
          "with");

  /** The types, in the order of the alphabet. */
  public static final List<String> TYPES =
      Arrays.stream(TypeName.values()).map(TypeName::text).sorted().toList();

  private LanguageWords() {}
}
