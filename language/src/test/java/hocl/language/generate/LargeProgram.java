package hocl.language.generate;

import java.util.Set;

/**
 * A program of some hundred to some thousand atoms.
 *
 * @param program its pieces
 * @param features which kinds of rules it has
 */
public record LargeProgram(GeneratedProgram program, Set<Feature> features) {

  /** Kinds of rules. */
  public enum Feature {
    /** A method is called, so nodes alone can do it. */
    METHOD,
    /** A function is called, so nodes alone can do it. */
    FUNCTION,
    /** A rule makes rules. */
    MAKER,
    /** Lists are taken apart or put together. */
    LIST,
    /** A head takes tuples whatever their tag is. */
    GENERAL_HEAD,
    /** A head takes numbers whatever their kind is. */
    MIXED_NUMBERS,
    /** The first field of a product is computed, and is a tag. */
    COMPUTED_TAG,
    /** A product has a shape that no atom had before. */
    NEW_SHAPE,
    /** Two heads are chained by arithmetic on keys. */
    CHAIN,
    /** Three to five heads are. */
    LONG_CHAIN,
    /** Several atoms change in place at once. */
    IN_PLACE,
    /** A guard compares by order, so that ordered indexes may be of use. */
    ORDER
  }
}
