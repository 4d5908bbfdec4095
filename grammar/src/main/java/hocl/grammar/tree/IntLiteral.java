package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.math.BigInteger;

/**
 * An Int.
 *
 * @param value the value
 */
public record IntLiteral(Span span, BigInteger value) implements Literal {}
