package hocl.runtime.atom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;

/** SHA-256 over the canonical encoding that {@link Atoms#digest} documents. */
final class Digest {
  private static final int ROOM = 512;
  private static final byte MOLECULE = 12;

  private final MessageDigest sha;
  private final byte[] buffer = new byte[ROOM];
  private int filled;

  private Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] of(Object root) {
    Digest digest = new Digest();
    ArrayDeque<Parts> open = new ArrayDeque<>();
    if (root instanceof Compound compound) {
      Ordering.ensureOrdered(compound);
    }
    SharedParts unfolding = new SharedParts(root);
    open.push(new Parts(new Object[] {root}));
    while (!open.isEmpty()) {
      Parts top = open.peek();
      if (top.next == top.parts.length) {
        open.pop();
        continue;
      }
      Object value = top.parts[top.next++];
      digest.head(value);
      if (value instanceof Compound compound) {
        if (!unfolding.allows()) {
          throw new IllegalArgumentException(SharedParts.refusal());
        }
        open.push(new Parts(compound.ordered()));
      }
    }
    digest.sha.update(digest.buffer, 0, digest.filled);
    return digest.sha.digest();
  }

  /** Writes all but the parts of a compound. */
  private void head(Object value) {
    if (value instanceof Molecule molecule) {
      put(MOLECULE);
      number(molecule.size());
      return;
    }
    Kind kind = Kind.of(value);
    put(tag(kind));
    switch (kind) {
      case BOOL -> put((byte) ((Boolean) value ? 1 : 0));
      case INT -> integer(Ints.big(value).toByteArray());
      case FLOAT -> bits(Double.doubleToLongBits((Double) value));
      case STRING -> text((String) value);
      case SYMBOL -> text(((Symbol) value).name());
      case TUPLE, LIST, SOLUTION -> number(((Compound) value).ordered().length);
      case FUNCTION -> {
        FunctionAtom function = (FunctionAtom) value;
        text(function.name());
        closure(function);
      }
      case RULE -> {
        Rule rule = (Rule) value;
        String label = rule.definition().label();
        put((byte) (label == null ? 0 : 1));
        if (label != null) {
          text(label);
        }
        closure(rule);
      }
      case JAVA ->
          throw new IllegalArgumentException(
              "a Java object has no digest: " + ((JavaObject) value).value().getClass());
    }
  }

  private static byte tag(Kind kind) {
    return switch (kind) {
      case BOOL -> 1;
      case INT -> 2;
      case FLOAT -> 3;
      case STRING -> 4;
      case SYMBOL -> 5;
      case FUNCTION -> 6;
      case TUPLE -> 7;
      case LIST -> 8;
      case SOLUTION -> 9;
      case RULE -> 10;
      case JAVA -> 11;
    };
  }

  private void closure(Closure closure) {
    number(closure.closed().parts().length);
  }

  private void integer(byte[] bytes) {
    number(bytes.length);
    for (byte b : bytes) {
      put(b);
    }
  }

  private void text(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      put((byte) (c >>> 8));
      put((byte) c);
    }
  }

  private void bits(long value) {
    number((int) (value >>> 32));
    number((int) value);
  }

  private void number(int value) {
    put((byte) (value >>> 24));
    put((byte) (value >>> 16));
    put((byte) (value >>> 8));
    put((byte) value);
  }

  private void put(byte value) {
    if (filled == ROOM) {
      sha.update(buffer, 0, filled);
      filled = 0;
    }
    buffer[filled++] = value;
  }

  private static final class Parts {
    final Object[] parts;
    int next;

    Parts(Object[] parts) {
      this.parts = parts;
    }
  }
}
