/**
 * The corpus: small programs that each show one sentence of the language, and what every engine
 * must answer to them.
 *
 * <p>A case is a {@code .hocl} file below {@code src/test/corpus}, in the folder of its section,
 * with siblings of the same name that state what is expected: see {@link
 * hocl.language.corpus.Sibling}. Its first lines may be options, {@code // name: value} or {@code
 * // name}; the next line is a comment with the sentence that it shows. The options are those of
 * {@code hocl run} ({@code set data max-reactions seed compact strict allow-java}), {@code exit}
 * for an exit code, and {@code no-explore} for what is too large, or endless, or Java. Modules and
 * data that cases use lie in folders named {@code parts}.
 *
 * <p>{@code -Dcorpus.rewrite=true} writes what was found over what was expected; each change must
 * then be judged by the sentence. A way to run programs joins by a test of its own in {@link
 * hocl.language.corpus.CorpusTest}.
 */
@NullMarked
package hocl.language.corpus;

import org.jspecify.annotations.NullMarked;
