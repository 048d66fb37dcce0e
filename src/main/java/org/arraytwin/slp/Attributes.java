package org.arraytwin.slp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What attribute requests select. */
final class Attributes {
  private Attributes() {}

  /** Of several services: each tag once, with every value that one of them has, once. */
  static List<Attribute> union(List<Advertisement> services) {
    if (services.size() == 1) {
      return services.get(0).attributes();
    }
    Map<String, String> tags = new LinkedHashMap<>();
    Map<String, LinkedHashSet<String>> values = new LinkedHashMap<>();
    for (Advertisement service : services) {
      for (Attribute attribute : service.attributes()) {
        String folded = SlpText.fold(attribute.tag());
        tags.putIfAbsent(folded, attribute.tag());
        values.computeIfAbsent(folded, tag -> new LinkedHashSet<>()).addAll(attribute.values());
      }
    }
    List<Attribute> union = new ArrayList<>();
    tags.forEach(
        (folded, tag) ->
            union.add(
                new Attribute(
                    tag, List.copyOf(values.getOrDefault(folded, new LinkedHashSet<>())))));
    return union;
  }

  /** Those a tag list names, where a star stands for anything; all for an empty list. */
  static List<Attribute> named(List<Attribute> attributes, List<String> tags) {
    if (tags.isEmpty()) {
      return attributes;
    }
    return attributes.stream()
        .filter(a -> tags.stream().anyMatch(tag -> Wildcard.of(tag).matches(a.tag())))
        .toList();
  }
}
