package org.arraytwin.config;

import java.util.List;
import java.util.Locale;
import org.arraytwin.replication.Mode;

/**
 * How the groups of a fleet file are sessions of a product.
 *
 * @param product its id
 * @param kind of session; empty where the product has no groups
 * @param modes that its groups may have
 * @param start the operation by which one starts; empty where groups are made first, then take
 *     volumes and are started, as those of HP 3PAR
 * @param pairs of one group at most, 0 for any number
 */
record GroupTerms(String product, String kind, List<Mode> modes, String start, int pairs) {
  GroupTerms {
    modes = List.copyOf(modes);
  }

  static GroupTerms of(ProductXml xml) {
    for (ProductXml.SessionKindXml session : xml.sessions) {
      ProductXml.GroupsXml groups = session.groups;
      if (groups != null) {
        return new GroupTerms(
            xml.id,
            session.kind,
            groups.modes.stream().map(GroupTerms::mode).toList(),
            groups.start,
            groups.pairs);
      }
    }
    return new GroupTerms(xml.id, "", List.of(), "", 0);
  }

  /** The mode of a word that the schema has let through. */
  static Mode mode(String word) {
    return Mode.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** Whether a group takes its volumes, further targets and its start one by one. */
  boolean stepwise() {
    return start.isEmpty();
  }

  String words() {
    return String.join(", ", modes.stream().map(GroupTerms::word).toList());
  }
}
