package hocl.repl.lsp;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.TreeParts;
import hocl.language.resolve.Occurrence;
import hocl.language.resolve.TextFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which places of a text name the same thing. Immutable once it is made. */
final class NamedPlaces {
  /** The kinds of things that are named. */
  enum Sort {
    /** A definition at the top of a file. */
    TOP,
    /** A {@code let} within a molecule or an expression. */
    LET,
    /** A variable of a pattern. */
    PATTERN,
    /** A parameter of a function. */
    ARGUMENT,
    /** The label of a rule that has one of its own. */
    LABEL,
    /** A symbol. */
    SYMBOL
  }

  /**
   * A thing, wherever it is named. Symbols and labels are the same in every text; any other thing
   * is told by the place at which it is introduced.
   *
   * @param text the name of the text that introduces it; empty for symbols and labels
   * @param start the offset of that place, or -1
   * @param name its name
   */
  record Thing(Sort sort, String text, int start, String name) {}

  /**
   * A thing in this text.
   *
   * @param definition where it is introduced, perhaps in another text; for a symbol or a label its
   *     first place in this text
   * @param places all places in this text, in order
   */
  record Named(Thing thing, Span definition, List<Span> places) {}

  private final SourceText source;
  private final Map<Thing, Named> things = new LinkedHashMap<>();
  private final Map<Span, Named> byDefinition = new HashMap<>();
  private final TreeMap<Integer, Spot> byStart = new TreeMap<>();
  private final Map<SourceText, String> texts = new HashMap<>();

  private record Spot(Span place, Named named) {}

  private NamedPlaces(SourceText source) {
    this.source = source;
  }

  static NamedPlaces of(SourceText source, ProgramTree tree, List<Occurrence> occurrences) {
    NamedPlaces all = new NamedPlaces(source);
    Map<Span, Occurrence.Sort> sorts = new HashMap<>();
    for (Occurrence each : occurrences) {
      if (each.introduces()) {
        sorts.put(each.definition(), each.sort());
      }
    }
    for (Occurrence each : occurrences) {
      if (each.place().source() == source) {
        Occurrence.Sort sort = sorts.getOrDefault(each.definition(), each.sort());
        all.add(all.thing(each, sort), each.definition(), each.place());
      }
    }
    all.addLabelsAndSymbols(tree);
    all.sort();
    return all;
  }

  /** The thing that the name at an offset stands for, or that ends there. */
  Optional<Named> at(int offset) {
    return spot(offset).map(Spot::named);
  }

  /** The place of the name at an offset, or that ends there. */
  Optional<Span> placeAt(int offset) {
    return spot(offset).map(Spot::place);
  }

  private Optional<Spot> spot(int offset) {
    Map.Entry<Integer, Spot> entry = byStart.floorEntry(offset);
    return entry == null || offset > entry.getValue().place().end()
        ? Optional.empty()
        : Optional.of(entry.getValue());
  }

  /** A thing as it is named in this text, if it is. */
  Optional<Named> find(Thing thing) {
    return Optional.ofNullable(things.get(thing));
  }

  /** All things that this text names. */
  List<Named> all() {
    return List.copyOf(things.values());
  }

  private Thing thing(Occurrence occurrence, Occurrence.Sort sort) {
    Sort mine =
        switch (sort) {
          case TOP -> Sort.TOP;
          case LET -> Sort.LET;
          case PATTERN -> Sort.PATTERN;
          case ARGUMENT -> Sort.ARGUMENT;
        };
    Span definition = occurrence.definition();
    return new Thing(mine, textName(definition.source()), definition.start(), occurrence.name());
  }

  /** The name of a text, the same for every way to name its file. */
  private String textName(SourceText text) {
    return text == source ? source.name() : texts.computeIfAbsent(text, NamedPlaces::fileName);
  }

  private static String fileName(SourceText text) {
    return text.name().endsWith(".hocl") ? TextFiles.DISK.keyOf(Path.of(text.name())) : text.name();
  }

  private void add(Thing thing, Span definition, Span place) {
    Named named = things.get(thing);
    if (named == null) {
      named = new Named(thing, definition, new ArrayList<>());
      things.put(thing, named);
      byDefinition.put(definition, named);
    }
    named.places().add(place);
  }

  /** A label is that of the definition of the same name, if that is a rule of this text. */
  private void addLabelsAndSymbols(ProgramTree tree) {
    Map<String, Named> rules = new HashMap<>();
    List<Identifier> labels = new ArrayList<>();
    Deque<SyntaxTree> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      SyntaxTree node = open.pop();
      switch (node) {
        case Let let when let.value() instanceof RuleExpr rule && rule.label().isEmpty() ->
            Optional.ofNullable(byDefinition.get(let.name().span()))
                .ifPresent(named -> rules.put(let.name().text(), named));
        case LabelPattern pattern -> labels.add(pattern.label());
        case RuleExpr rule -> rule.label().ifPresent(labels::add);
        case SymbolRef symbol -> addSymbol(symbol.text(), symbol.span());
        case SymbolPattern symbol -> addSymbol(symbol.text(), symbol.span());
        default -> {}
      }
      TreeParts.children(node).forEach(open::push);
    }
    for (Identifier label : labels) {
      Named rule = rules.get(label.text());
      if (rule == null) {
        add(new Thing(Sort.LABEL, "", -1, label.text()), label.span(), label.span());
      } else {
        rule.places().add(label.span());
      }
    }
  }

  private void addSymbol(String name, Span place) {
    if (place.text().equals(name)) {
      add(new Thing(Sort.SYMBOL, "", -1, name), place, place);
    }
  }

  private void sort() {
    things.replaceAll((thing, named) -> {
      List<Span> places =
          named.places().stream().distinct().sorted(Comparator.comparingInt(Span::start)).toList();
      boolean everywhere = thing.sort() == Sort.SYMBOL || thing.sort() == Sort.LABEL;
      return new Named(thing, everywhere ? places.getFirst() : named.definition(), places);
    });
    things
        .values()
        .forEach(named ->
            named.places().forEach(place -> byStart.put(place.start(), new Spot(place, named))));
  }
}
