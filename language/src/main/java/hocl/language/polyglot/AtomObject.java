package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.runtime.atom.Atoms;
import hocl.runtime.print.AtomPrinter;
import java.math.BigInteger;

/** An atom that the host only passes on: a Symbol, a rule, a function. A large Int is a number. */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("DoNotCallSuggester") // the protocol asks for what a large Int cannot be
final class AtomObject implements TruffleObject {

  private final Object atom;
  private final AtomPrinter printer;

  AtomObject(Object atom, AtomPrinter printer) {
    this.printer = printer;
    this.atom = atom;
  }

  /** The atom itself. */
  Object atom() {
    return atom;
  }

  @ExportMessage
  boolean hasLanguage() {
    return true;
  }

  @ExportMessage
  Class<? extends TruffleLanguage<?>> getLanguage() {
    return HoclLanguage.class;
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return printer.print(atom);
  }

  @ExportMessage
  boolean isNumber() {
    return atom instanceof BigInteger;
  }

  @ExportMessage
  boolean fitsInBigInteger() {
    return atom instanceof BigInteger;
  }

  @ExportMessage
  BigInteger asBigInteger() throws UnsupportedMessageException {
    if (atom instanceof BigInteger number) {
      return number;
    }
    throw UnsupportedMessageException.create();
  }

  @ExportMessage(name = "fitsInByte")
  @ExportMessage(name = "fitsInShort")
  @ExportMessage(name = "fitsInInt")
  @ExportMessage(name = "fitsInLong")
  @ExportMessage(name = "fitsInFloat")
  @ExportMessage(name = "fitsInDouble")
  boolean fitsInNothingSmaller() {
    return false;
  }

  @ExportMessage
  byte asByte() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  short asShort() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  int asInt() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  long asLong() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  float asFloat() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @ExportMessage
  double asDouble() throws UnsupportedMessageException {
    throw UnsupportedMessageException.create();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AtomObject that && Atoms.equal(atom, that.atom);
  }

  @Override
  public int hashCode() {
    return Atoms.hash(atom);
  }
}
