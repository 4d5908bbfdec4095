package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import java.util.function.IntFunction;

/** A List or a tuple, as an array that cannot be written. */
@ExportLibrary(InteropLibrary.class)
final class ListObject implements TruffleObject {

  private final Object atom;
  private final int size;
  private final IntFunction<Object> part;
  private final AtomPrinter printer;

  ListObject(Object atom, int size, IntFunction<Object> part, AtomPrinter printer) {
    this.printer = printer;
    this.atom = atom;
    this.size = size;
    this.part = part;
  }

  /** Texts, as the names of members. */
  static ListObject ofTexts(List<String> texts) {
    ListAtom list = ListAtom.of(texts);
    return new ListObject(list, list.size(), list::get, AtomPrinter.PLAIN);
  }

  /** The List or tuple. */
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
  boolean hasArrayElements() {
    return true;
  }

  @ExportMessage
  long getArraySize() {
    return size;
  }

  @ExportMessage
  boolean isArrayElementReadable(long index) {
    return index >= 0 && index < size;
  }

  @ExportMessage
  Object readArrayElement(long index) throws InvalidArrayIndexException {
    if (!isArrayElementReadable(index)) {
      throw InvalidArrayIndexException.create(index);
    }
    return InteropValues.toGuest(part.apply((int) index), printer);
  }
}
