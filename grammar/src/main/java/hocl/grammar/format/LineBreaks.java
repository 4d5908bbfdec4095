package hocl.grammar.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Decides the line breaks of a {@link Doc}, as in Wadler's "A prettier printer" (2003): a group is
 * flat if it fits into the rest of the line. Iterative, so that deep documents take no stack;
 * indentation is bounded, so that they take no quadratic space.
 */
final class LineBreaks {
  private static final int STEP = 2;
  private static final int FILL_ROOM = 2;
  private static final int MAXIMUM_INDENTATION = 40;

  private record Task(Doc doc, int indentation, boolean flat) {}

  private final int width;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder suffix = new StringBuilder();
  private final Deque<Task> tasks = new ArrayDeque<>();
  private int lineStart;
  private int room;

  private LineBreaks(int width) {
    this.width = width;
  }

  /** The document in lines of at most the width, where it can be broken. */
  static String lines(Doc doc, int width) {
    LineBreaks layout = new LineBreaks(width);
    layout.run(new Task(doc, 0, false));
    return layout.out.toString();
  }

  /** The document on one line. */
  static String oneLine(Doc doc) {
    LineBreaks layout = new LineBreaks(Integer.MAX_VALUE);
    layout.run(new Task(doc, 0, true));
    return layout.out.toString();
  }

  private void run(Task first) {
    tasks.push(first);
    while (!tasks.isEmpty()) {
      step(tasks.pop());
    }
    flushSuffix();
  }

  private void step(Task task) {
    switch (task.doc()) {
      case Doc.Text text -> append(text.text());
      case Doc.Suffix comment -> suffix.append(comment.text());
      case Doc.Line line -> {
        if (task.flat() && !line.hard()) {
          out.append(line.flat());
        } else {
          newLine(task.indentation());
        }
      }
      case Doc.Concat concat -> {
        for (Doc part : concat.parts().reversed()) {
          tasks.push(new Task(part, task.indentation(), task.flat()));
        }
      }
      case Doc.Nest nest ->
          tasks.push(new Task(nest.content(), task.indentation() + STEP, task.flat()));
      case Doc.Group group -> {
        boolean flat = task.flat() || fitsWithFollowing(group.content());
        tasks.push(new Task(group.content(), task.indentation(), flat));
      }
      case Doc.FillLine line -> {
        if (task.flat() || fits(line.next(), FILL_ROOM)) {
          out.append(' ');
        } else {
          newLine(task.indentation());
        }
      }
    }
  }

  private void append(String text) {
    out.append(text);
    int newline = text.lastIndexOf('\n');
    if (newline >= 0) {
      lineStart = out.length() - text.length() + newline + 1;
    }
  }

  private void newLine(int indentation) {
    flushSuffix();
    int end = out.length();
    while (end > lineStart && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    out.append('\n');
    lineStart = out.length();
    out.repeat(' ', Math.min(indentation, MAXIMUM_INDENTATION));
  }

  private void flushSuffix() {
    out.append(suffix);
    suffix.setLength(0);
  }

  /**
   * Whether a document, laid out flat, ends before the line does, together with what follows up to
   * a possible break.
   */
  private boolean fitsWithFollowing(Doc doc) {
    if (!fits(doc, 0)) {
      return false;
    }
    Iterator<Task> following = tasks.iterator();
    boolean broken = false;
    while (room >= 0 && !broken && following.hasNext()) {
      broken = measure(following.next().doc(), true);
    }
    return room >= 0;
  }

  /** Whether a document, laid out flat, ends before the line does and leaves some room. */
  private boolean fits(Doc doc, int roomLeft) {
    room = width - (out.length() - lineStart) - roomLeft;
    measure(doc, false);
    return !doc.breaks() && room >= 0;
  }

  /**
   * Takes the width of a document from the room, or of its beginning up to a possible break; true
   * if it stopped at one.
   */
  private boolean measure(Doc doc, boolean toBreak) {
    Deque<Iterator<Doc>> rest = new ArrayDeque<>();
    rest.push(List.of(doc).iterator());
    while (!rest.isEmpty() && room >= 0) {
      if (!rest.element().hasNext()) {
        rest.pop();
        continue;
      }
      switch (rest.element().next()) {
        case Doc.Text text -> room -= text.text().length();
        case Doc.Suffix comment -> {}
        case Doc.Line line -> {
          if (toBreak) {
            return true;
          }
          room -= line.flat().length();
        }
        case Doc.FillLine line -> {
          if (toBreak) {
            return true;
          }
          room--;
        }
        case Doc.Concat concat -> rest.push(concat.parts().iterator());
        case Doc.Nest nest -> rest.push(List.of(nest.content()).iterator());
        case Doc.Group group -> rest.push(List.of(group.content()).iterator());
      }
    }
    return false;
  }
}
