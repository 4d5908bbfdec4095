package hocl.runtime.store;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that a pattern may match, passed one by one as they become known: all shapes, or those
 * that atoms with a tag may have. Used by the reacting thread only.
 */
public final class NewShapes {

  private final Shapes shapes;
  private final @Nullable Object tag;

  /** The number of all shapes at the last call of {@link #forEach}. */
  private int known;

  /** The number of shapes with the tag at that call. */
  private int knownOfTag;

  /** The number of shapes without a tag at that call. */
  private int knownWithout;

  /**
   * Shapes of which none has been passed yet.
   *
   * @param tag the Symbol or String that the atoms are or begin with; null if it is not known
   */
  public NewShapes(Shapes shapes, @Nullable Object tag) {
    this.shapes = shapes;
    this.tag = tag;
  }

  /** Whether there are shapes that {@link #forEach} has not looked at. */
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
