package hocl.runtime.receipt;

import hocl.runtime.reactor.End;

/**
 * The claims of a receipt about a run, besides the result and the reactions. Digests are in
 * hexadecimal digits.
 *
 * @param version the hocl that ran the program
 * @param program the digest of the program
 * @param input the digest of its parameters
 * @param content the digest of what was in the solution at the beginning, a List in the order in
 *     which it was put in, since reactions name atoms by this order
 * @param end how the run ended; not {@link End#FAILED}
 * @param reactions how many there were
 * @param tracing whether the reactions are in the receipt
 * @param assurance what was done so that the result is right
 * @param root that of the {@link AtomTree} of the result
 */
public record Statement(
    String version,
    String program,
    String input,
    String content,
    End end,
    long reactions,
    Tracing tracing,
    Assurance assurance,
    String root) {}
