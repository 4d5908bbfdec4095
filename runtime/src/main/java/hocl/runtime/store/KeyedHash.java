package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Hashes of atoms that depend on a secret key of this process, so that no input can be made of
 * atoms whose hashes are equal. These hashes cost more than those of {@link Atoms#hash}, most of
 * which are kept with the atoms. Any thread may call.
 */
final class KeyedHash {

  private static final long KEY = new SecureRandom().nextLong() | 1;

  /** The largest depth of an atom that is hashed with the key. */
  private static final int MOST_DEPTH = 20;

  private KeyedHash() {}

  /** The hash of an atom; equal atoms have equal hashes. */
  static long of(Object atom) {
    return of(atom, MOST_DEPTH);
  }

  private static long of(Object atom, int depth) {
    if (depth == 0) {
      return Atoms.hash(atom);
    }
    return switch (atom) {
      case String text -> text(text, 1);
      case Symbol symbol -> text(symbol.name(), 2);
      case BigInteger number -> {
        long hash = 3;
        for (byte part : number.toByteArray()) {
          hash = step(hash, part);
        }
        yield hash;
      }
      case Tuple tuple -> {
        long hash = 4;
        for (int i = 0; i < tuple.arity(); i++) {
          hash = step(hash, of(tuple.get(i), depth - 1));
        }
        yield hash;
      }
      case ListAtom list -> {
        long hash = 5;
        for (int i = 0; i < list.size(); i++) {
          hash = step(hash, of(list.get(i), depth - 1));
        }
        yield hash;
      }
      default -> step(6, Atoms.hash(atom));
    };
  }

  private static long text(String text, long start) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = step(hash, text.charAt(i));
    }
    return hash;
  }

  /** Neither linear nor, without the key, to be turned back. */
  private static long step(long hash, long part) {
    long product = (hash ^ part) * KEY + KEY;
    return product ^ (product >>> 29);
  }
}
