package hocl.language.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what was found over what was expected, where {@code -Dcorpus.rewrite=true} asks for it.
 * What it changes must be judged by a person before it is kept.
 */
final class Rewriting {

  static final boolean WANTED = Boolean.getBoolean("corpus.rewrite");

  private Rewriting() {}

  /** Writes a sibling of a case. */
  static void write(CorpusCase c, Sibling expectation, String text) {
    Path sibling = CorpusFolder.ROOT.resolve(c.name() + expectation.suffix());
    try {
      Files.writeString(sibling, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
