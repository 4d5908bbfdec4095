package hocl.repl.session;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.Terminator;
import hocl.repl.words.DocComments;
import hocl.repl.words.LibraryModules;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Takes definitions out of a source text. */
public final class DefinitionReader {

  private DefinitionReader() {}

  /**
   * A definition.
   *
   * @param imported the names that imports of the same source brought
   */
  public static DefinedPiece read(SourceText source, Item item, Path folder, Set<String> imported) {
    String comment = DocComments.above(source, item.span().start());
    return switch (item) {
      case Binding binding ->
          new DefinedPiece(
              DefinedPiece.Sort.NAMED,
              Set.of(binding.name().text()),
              statement(item),
              comment,
              folder);
      case Param param ->
          new DefinedPiece(
              DefinedPiece.Sort.NAMED,
              Set.of(param.name().text()),
              statement(item),
              comment,
              folder);
      case NameImport _ ->
          new DefinedPiece(DefinedPiece.Sort.MODULE, imported, statement(item), comment, folder);
      case FileImport _ ->
          new DefinedPiece(DefinedPiece.Sort.FILE, imported, statement(item), comment, folder);
    };
  }

  /** The name that an item defines itself. */
  public static Optional<String> name(Item item) {
    return LibraryModules.nameOf(item);
  }

  /** The text of a definition, ended by a semicolon. */
  private static String statement(Item item) {
    String text = item.span().text().stripTrailing();
    boolean closed = item instanceof Binding binding && binding.terminator() == Terminator.IN;
    if ((closed && text.endsWith("in")) || text.endsWith(";")) {
      text = text.substring(0, text.length() - (text.endsWith(";") ? 1 : 2));
    }
    return text.stripTrailing() + ";";
  }
}
