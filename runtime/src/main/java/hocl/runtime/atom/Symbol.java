package hocl.runtime.atom;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A symbol: an atom that stands for itself. Symbols are interned, so two symbols of one name are
 * the same object and may be compared by identity.
 */
public final class Symbol {
  private static final ConcurrentHashMap<String, Symbol> TABLE = new ConcurrentHashMap<>();

  private final String name;
  private final int hash;

  private Symbol(String name) {
    this.name = name;
    this.hash = Hashing.mix(name.hashCode() + 0x5ca1ab1e);
  }

  /** The symbol of a name, for example {@code Fork}. Any thread may call this. */
  public static Symbol of(String name) {
    Symbol known = TABLE.get(name);
    return known != null ? known : TABLE.computeIfAbsent(name, Symbol::new);
  }

  /** The name of this symbol. */
  public String name() {
    return name;
  }

  /** The same in every process, unlike an identity hash. */
  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return name;
  }
}
