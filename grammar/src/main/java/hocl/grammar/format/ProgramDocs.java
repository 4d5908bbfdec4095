package hocl.grammar.format;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.ProgramTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays out whole programs: each definition begins a line, and a blank line between two is kept. */
final class ProgramDocs {
  private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t\r]*\n");

  private final Docs docs;
  private final Comments comments;
  private final @Nullable SourceText source;
  private final List<Doc> parts = new ArrayList<>();
  private int end;

  /**
   * @param source the text of the program, for its blank lines; absent if there is none
   */
  ProgramDocs(Comments comments, @Nullable SourceText source) {
    this.docs = new Docs(comments);
    this.comments = comments;
    this.source = source;
  }

  Doc program(ProgramTree program) {
    program
        .packageName()
        .ifPresent(name -> add(name.span(), Doc.text("package " + name.text() + ";")));
    for (Item item : program.items()) {
      add(item.span(), comments.around(item, item(item)));
    }
    program.molecule().ifPresent(molecule -> add(molecule.span(), molecule(molecule)));
    parts.addAll(comments.dangling());
    return Doc.concat(parts);
  }

  private void add(Span span, Doc doc) {
    if (source != null && end > 0 && hasBlankLine(source, span.start())) {
      parts.add(Doc.HARD);
    }
    parts.add(doc);
    parts.add(Doc.HARD);
    end = span.end();
  }

  /**
   * Whether a blank line stands between what came last and an offset, up to the first comment that
   * begins a line.
   */
  private boolean hasBlankLine(SourceText text, int start) {
    String gap = text.text().substring(end, Math.max(end, start));
    int firstLine = gap.indexOf('\n');
    if (firstLine < 0) {
      return false;
    }
    int i = firstLine;
    while (i < gap.length() && Character.isWhitespace(gap.charAt(i))) {
      i++;
    }
    return BLANK_LINE.matcher(gap.substring(firstLine, i)).find();
  }

  private Doc item(Item item) {
    return switch (item) {
      case NameImport imported ->
          Doc.text("import " + imported.name().text() + (imported.wildcard() ? ".*;" : ";"));
      case FileImport imported ->
          Doc.concat(
              Doc.text("import "), docs.expressions().literal(imported.path()), Doc.text(";"));
      case Param param -> param(param);
      case Binding binding -> docs.molecules().binding(binding, AngleSigns.FREE);
    };
  }

  private Doc param(Param param) {
    String start =
        "param " + param.name().text() + param.type().map(type -> "::" + type.name()).orElse("");
    return param
        .defaultValue()
        .map(value ->
            Doc.concat(
                Doc.text(start + " = "),
                docs.molecules().value(value, AngleSigns.FREE),
                Doc.text(";")))
        .orElse(Doc.text(start + ";"));
  }

  private Doc molecule(MoleculeTree molecule) {
    return Doc.group(docs.molecules().molecule(molecule, AngleSigns.FREE, false));
  }
}
