package hocl.runtime.store;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that a pattern may match, as they become known: all, or those that a tag leaves. Used
 * by the reacting thread only.
 */
public final class NewShapes {

  private final Shapes shapes;
  private final @Nullable Object tag;

  /** How many of all shapes there were the last time. */
  private int known;

  private int knownOfTag;
  private int knownWithout;

  /**
   * No shape is known yet.
   *
   * @param tag the Symbol or String that atoms are or begin with; null if that is not known
   */
  public NewShapes(Shapes shapes, @Nullable Object tag) {
    this.shapes = shapes;
    this.tag = tag;
  }

  /** Whether {@link #forEach} may have something to pass. */
  public boolean isBehind() {
    return known != shapes.count();
  }

  /** Passes each shape that was not passed before. */
  public void forEach(Consumer<Shape> consumer) {
    if (tag == null) {
      pass(shapes.all(), known, consumer);
    } else {
      List<Shape> ofTag = shapes.ofTag(tag);
      pass(ofTag, knownOfTag, consumer);
      pass(shapes.withoutTag(), knownWithout, consumer);
      knownOfTag = ofTag.size();
      knownWithout = shapes.withoutTag().size();
    }
    known = shapes.count();
  }

  private static void pass(List<Shape> shapes, int from, Consumer<Shape> consumer) {
    for (int i = from; i < shapes.size(); i++) {
      consumer.accept(shapes.get(i));
    }
  }
}
