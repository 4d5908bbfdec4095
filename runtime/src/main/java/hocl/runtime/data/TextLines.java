package hocl.runtime.data;

import hocl.runtime.atom.MoleculeBuilder;

/** Reads text: a String per line, without the line end; an empty line is an empty String. */
final class TextLines implements DataReader {
  /** Receives one line. */
  interface LineConsumer {
    void accept(String text, long line) throws DataException;
  }

  @Override
  public void read(DataSource source, MoleculeBuilder atoms) throws DataException {
    readLines(source, (text, line) -> atoms.add(text));
  }

  static void readLines(DataSource source, LineConsumer lines) throws DataException {
    try (ByteInput input = new ByteInput(source)) {
      input.beginField();
      while (input.peek() >= 0) {
        input.extend((byte) '\n');
        lines.accept(input.text(), input.line);
        input.skipLineEnd();
        input.beginField();
      }
    }
  }
}
