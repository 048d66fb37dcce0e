package org.arraytwin.slp;

import java.util.List;

/** A predicate on a service's attributes: the LDAPv3 search filters of RFC 2608, 8.1. */
sealed interface Filter {
  boolean accepts(List<Attribute> attributes);

  /** The empty predicate. */
  Filter ANY = new All(List.of());

  record All(List<Filter> parts) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return parts.stream().allMatch(part -> part.accepts(attributes));
    }
  }

  record Either(List<Filter> parts) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return parts.stream().anyMatch(part -> part.accepts(attributes));
    }
  }

  record Not(Filter part) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return !part.accepts(attributes);
    }
  }

  /** {@code (tag=*)}; the only one that a keyword passes. */
  record Present(String tag) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return attributes.stream().anyMatch(a -> SlpText.fold(a.tag()).equals(tag));
    }
  }

  /** {@code (tag=pattern)} and {@code (tag~=pattern)}: one of the values is so. */
  record Like(String tag, Wildcard pattern) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return attributes.stream()
          .filter(a -> SlpText.fold(a.tag()).equals(tag))
          .anyMatch(a -> a.values().stream().anyMatch(pattern::matches));
    }
  }

  /**
   * {@code (tag>=bound)} and {@code (tag<=bound)}: by number where both are numbers, by text where
   * neither is; a number and a text do not compare.
   */
  record Bound(String tag, String bound, boolean least) implements Filter {
    @Override
    public boolean accepts(List<Attribute> attributes) {
      return attributes.stream()
          .filter(a -> SlpText.fold(a.tag()).equals(tag))
          .anyMatch(a -> a.values().stream().anyMatch(this::within));
    }

    private boolean within(String value) {
      String folded = SlpText.fold(value);
      boolean number = isNumber(bound);
      if (number != isNumber(folded)) {
        return false;
      }
      int order =
          number
              ? Long.compare(Long.parseLong(folded), Long.parseLong(bound))
              : folded.compareTo(bound);
      return least ? order >= 0 : order <= 0;
    }

    private static boolean isNumber(String text) {
      return text.matches("[+-]?[0-9]{1,18}");
    }
  }
}
