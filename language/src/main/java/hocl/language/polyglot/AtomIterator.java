package hocl.language.polyglot;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Iterator;

/** Goes over the atoms of a solution. */
@ExportLibrary(InteropLibrary.class)
final class AtomIterator implements TruffleObject {

  private final Iterator<Object> atoms;

  AtomIterator(Iterator<Object> atoms) {
    this.atoms = atoms;
  }

  @ExportMessage
  boolean isIterator() {
    return true;
  }

  @ExportMessage
  boolean hasIteratorNextElement() {
    return atoms.hasNext();
  }

  @ExportMessage
  Object getIteratorNextElement() throws StopIterationException {
    if (!atoms.hasNext()) {
      throw StopIterationException.create();
    }
    return Exchange.toGuest(atoms.next());
  }
}
