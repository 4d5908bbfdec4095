package hocl.repl.command;

import hocl.repl.option.UsageException;

/** A solution has no form in the format that was asked for; nothing of it was written. */
final class NoFormException extends UsageException {

  private static final long serialVersionUID = 1L;

  NoFormException(String sentence, String hint) {
    super(sentence, hint);
  }
}
