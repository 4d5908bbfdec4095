package hocl.language.plain;

import hocl.grammar.lex.TextLimits;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text in which long stretches of plain items, commas on both sides of each, are read and
 * replaced by a name that stands for their molecule. All else keeps its place, so that the parser,
 * given this, builds the tree of the text but for those items. Whoever resolves the tree takes the
 * molecules; unless every one is taken exactly once and there is no error, the text is to be
 * compiled as it is. For one thread.
 *
 * <p>Between two commas a number, a sum in parentheses, a String, a Symbol, a tuple of such or
 * copies of one is a whole item wherever the grammar allows it. The places where an item does not
 * mean an atom of a molecule (patterns, arguments) take no molecule.
 */
public final class Masked {
  /** Shorter stretches are left to the parser. */
  private static final int LEAST = 32;

  /** More copies are left to the parser. */
  private static final int MOST_COPIES = 1000;

  private static final String PREFIX = "__plain";

  private final SourceText source;
  private final PlainWords words;
  private final Map<String, Molecule> molecules = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private char[] characters = {};
  private boolean twice;

  private final PendingValues values = new PendingValues();
  private final ItemReader reader;

  /** Signs outside of the stretches with which something may open. */
  private int openings;

  private boolean bracketsMasked;

  // the stretch being read
  private MoleculeBuilder builder = new MoleculeBuilder();
  private int items;
  private int start;
  private int end;
  private int itemEnd;
  private boolean hasBrackets;

  private Masked(SourceText source) {
    this.source = source;
    this.words = new PlainWords(source.text());
    this.reader = new ItemReader(source, words, values, (name, place) -> null, true);
  }

  /** A text with its plain stretches masked; null if it has none. */
  public static @Nullable Masked of(SourceText source) {
    if (!hasCommas(source.text()) || source.text().contains(PREFIX)) {
      return null;
    }
    Masked masked = new Masked(source);
    return masked.scan() && !masked.molecules.isEmpty() ? masked : null;
  }

  /** Whether there are enough commas for a stretch, which most programs have not. */
  private static boolean hasCommas(String text) {
    int at = -1;
    for (int commas = 0; commas <= LEAST; commas++) {
      at = text.indexOf(',', at + 1);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text for the parser, as long as the source. */
  public String text() {
    return new String(characters);
  }

  /** The molecule that a name at a place stands for; null if it is an ordinary name. */
  public @Nullable Molecule take(String name, Span place) {
    Molecule molecule = place.source() == source ? molecules.get(name) : null;
    if (molecule != null) {
      twice |= !taken.add(name);
    }
    return molecule;
  }

  /** Whether every molecule was taken once. */
  public boolean allTaken() {
    return !twice && taken.size() == molecules.size();
  }

  /** Goes over the text; false where its words cannot be told apart. */
  private boolean scan() {
    String text = source.text();
    int at = 0;
    while (at >= 0 && at < text.length()) {
      char c = text.charAt(at);
      at =
          switch (c) {
            case '"', '\'' -> behindQuoted(text, at, c);
            case '/' -> behindComment(text, at);
            case '\u27E8', '\u2329', '\u3008' -> {
              openings++;
              yield at + 1;
            }
            case ',' -> stretches(at + 1);
            case '<', '(', '[', 'l' -> {
              openings++;
              yield at + 1;
            }
            default -> at + 1;
          };
    }
    // brackets in stretches are not counted when the depth of the text is checked
    boolean deep = openings + ItemReader.MOST_DEEP > TextLimits.MAXIMUM_DEPTH;
    return at >= 0 && !(deep && bracketsMasked);
  }

  private static int behindQuoted(String text, int from, char quote) {
    for (int at = from + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      if (c == '\n' || c == '\r') {
        return -1;
      }
      at += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  private static int behindComment(String text, int from) {
    if (text.startsWith("//", from)) {
      int at = from;
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      return at;
    }
    if (text.startsWith("/*", from)) {
      int close = text.indexOf("*/", from + 2);
      return close < 0 ? -1 : close + 2;
    }
    return from + 1;
  }

  /**
   * Masks the stretches that begin behind a comma, up to the first item that is not plain.
   *
   * @return where to go on: behind the last comma that ends a plain item, or the first one
   */
  private int stretches(int from) {
    words.moveTo(from);
    int behind = from;
    int kept = 0;
    try {
      while (true) {
        reader.read();
        int copies = copies();
        if (words.next() != ',') {
          break;
        }
        if (reader.height() > kept) {
          // the first one of each height stays: the depth of what is computed is checked
          kept = reader.height();
          mask();
        } else {
          start = items == 0 ? reader.start() : start;
          end = itemEnd;
          items++;
          hasBrackets |= reader.hasBrackets();
          for (int i = 0; i < copies; i++) {
            values.rowTo(builder, 0);
          }
        }
        values.dropFrom(0);
        words.skip();
        behind = words.at();
      }
    } catch (NotPlainException e) {
      // the item is for the parser, with what was read of it
    }
    values.dropFrom(0);
    mask();
    return behind;
  }

  /** Reads how many copies of the item there are to be, if the text says so behind it. */
  private int copies() throws NotPlainException {
    itemEnd = reader.end();
    if (words.next() != '^') {
      return 1;
    }
    boolean isOperand = values.size() == 1 && (reader.hasBrackets() || reader.height() == 0);
    words.skip();
    int digit = words.next();
    boolean counts = digit >= '1' && digit <= '9' && words.readNumber() == null;
    if (!isOperand || !counts || words.number() > MOST_COPIES) {
      throw new NotPlainException();
    }
    itemEnd = words.at();
    return (int) words.number();
  }

  /** Ends a stretch. */
  private void mask() {
    if (items >= LEAST) {
      if (characters.length == 0) {
        characters = source.text().toCharArray();
      }
      String name = PREFIX + molecules.size();
      Arrays.fill(characters, start, end, ' ');
      name.getChars(0, name.length(), characters, start);
      molecules.put(name, builder.build());
      bracketsMasked |= hasBrackets;
    }
    hasBrackets = false;
    if (items > 0) {
      builder = new MoleculeBuilder();
      items = 0;
    }
  }
}
