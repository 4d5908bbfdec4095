package hocl.language.confluence;

import hocl.runtime.atom.Ints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A sum of products of terms, in normal form. */
record Polynomial(SortedMap<String, Product> products) {

  /** Sums of more products than this are not multiplied. */
  private static final int MOST_PRODUCTS = 16;

  /** Some factors, ordered by their keys, and how many times their product is in the sum. */
  record Product(String key, List<Term> factors, BigInteger times) {
    static Product of(List<Term> factors, BigInteger times) {
      String key = factors.stream().map(Term::key).collect(Collectors.joining("*"));
      return new Product(key, factors, times);
    }

    Product with(BigInteger number) {
      return new Product(key, factors, number);
    }
  }

  /** The polynomial that a term is. */
  static Polynomial of(Term term) {
    return switch (term) {
      case Term.Sum sum -> sum.polynomial();
      case Term.Known(Long number) -> constant(BigInteger.valueOf(number));
      case Term.Known(BigInteger number) -> constant(number);
      default -> of(List.of(Product.of(List.of(term), BigInteger.ONE)));
    };
  }

  static Polynomial constant(BigInteger number) {
    return of(List.of(Product.of(List.of(), number)));
  }

  private static Polynomial of(List<Product> products) {
    SortedMap<String, Product> all = new TreeMap<>();
    for (Product product : products) {
      Product before = all.remove(product.key());
      BigInteger times = before == null ? product.times() : product.times().add(before.times());
      if (times.signum() != 0) {
        all.put(product.key(), product.with(times));
      }
    }
    return new Polynomial(all);
  }

  Polynomial plus(Polynomial other) {
    List<Product> both = new ArrayList<>(products.values());
    both.addAll(other.products.values());
    return of(both);
  }

  Polynomial minus(Polynomial other) {
    return plus(other.times(BigInteger.ONE.negate()));
  }

  Polynomial times(BigInteger factor) {
    return of(
        products.values().stream()
            .map(product -> product.with(product.times().multiply(factor)))
            .toList());
  }

  /** Whether two are small enough to be multiplied. */
  boolean canTake(Polynomial other) {
    return products.size() * other.products.size() <= MOST_PRODUCTS;
  }

  Polynomial times(Polynomial other) {
    List<Product> all = new ArrayList<>();
    for (Product one : products.values()) {
      for (Product two : other.products.values()) {
        List<Term> factors = new ArrayList<>(one.factors());
        factors.addAll(two.factors());
        factors.sort(Comparator.comparing(Term::key));
        all.add(Product.of(List.copyOf(factors), one.times().multiply(two.times())));
      }
    }
    return of(all);
  }

  /** Whether it mentions no term. */
  boolean isConstant() {
    return products.values().stream().allMatch(product -> product.factors().isEmpty());
  }

  /** The number in it that no term is multiplied with. */
  BigInteger constant() {
    Product constant = products.get("");
    return constant == null ? BigInteger.ZERO : constant.times();
  }

  /** Whether all terms in it stand for Ints. */
  boolean isOfInts() {
    return products.values().stream()
        .allMatch(product -> product.factors().stream().allMatch(Term::isInt));
  }

  /** The term that it is: a known number, a single term, or a sum. */
  Term toTerm() {
    if (isConstant()) {
      return new Term.Known(Ints.of(constant()));
    }
    if (products.size() == 1) {
      Product only = products.values().iterator().next();
      if (only.factors().size() == 1 && only.times().equals(BigInteger.ONE)) {
        return only.factors().getFirst();
      }
    }
    return new Term.Sum(this);
  }

  String key() {
    return products.entrySet().stream()
        .map(product -> product.getValue().times() + "*" + product.getKey())
        .collect(Collectors.joining("+"));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    List<Product> ordered = new ArrayList<>(products.values());
    // the number last
    ordered.sort(Comparator.comparing(product -> product.factors().isEmpty()));
    for (Product product : ordered) {
      BigInteger times = product.times();
      if (!out.isEmpty()) {
        out.append(times.signum() < 0 ? " - " : " + ");
      } else if (times.signum() < 0) {
        out.append('-');
      }
      List<String> parts = new ArrayList<>();
      if (product.factors().isEmpty() || !times.abs().equals(BigInteger.ONE)) {
        parts.add(times.abs().toString());
      }
      product.factors().forEach(factor -> parts.add(factor.toString()));
      out.append(String.join(" * ", parts));
    }
    return out.toString();
  }
}
