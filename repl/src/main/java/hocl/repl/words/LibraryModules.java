package hocl.repl.words;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.stdlib.StandardLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modules of the library, and what a module defines. Any thread may call. */
public final class LibraryModules {

  /** The names of the modules. */
  public static final List<String> NAMES = List.of("hocl.arithmetic", "hocl.order", "hocl.sets");

  private LibraryModules() {}

  /**
   * A definition in the text of a module.
   *
   * @param name what it defines
   * @param comment the comment above it, or an empty text
   * @param item the definition itself
   */
  public record Defined(String name, String comment, Item item) {

    /** The name, and the comment in one line if there is one. */
    public String about() {
      return comment.isEmpty() ? name : name + "   " + comment.replace('\n', ' ');
    }
  }

  /** The text of a library module. */
  public static Optional<SourceText> source(String name) {
    return StandardLibrary.source(name).map(text -> new SourceText(name, text));
  }

  /** The definitions in a text, in order; none if it cannot be parsed. */
  public static List<Defined> definitions(SourceText source) {
    List<Item> items =
        Parser.parseProgram(source).tree().map(tree -> tree.items()).orElse(List.of());
    List<Defined> found = new ArrayList<>();
    for (Item item : items) {
      nameOf(item)
          .ifPresent(name ->
              found.add(new Defined(name, DocComments.above(source, item.span().start()), item)));
    }
    return List.copyOf(found);
  }

  /** The name that an item defines itself. */
  public static Optional<String> nameOf(Item item) {
    return switch (item) {
      case Binding binding -> Optional.of(binding.name().text());
      case Param param -> Optional.of(param.name().text());
      case NameImport _, FileImport _ -> Optional.empty();
    };
  }
}
