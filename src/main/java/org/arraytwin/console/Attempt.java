package org.arraytwin.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Field;
import org.arraytwin.catalog.Form;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.jspecify.annotations.Nullable;

/**
 * An operation tried on a copy of the fleet: it decides as it would in earnest, and nothing comes
 * of it.
 *
 * @param operation as the catalog names it
 * @param refusal why it would be refused now, or null where it would be done
 */
record Attempt(String operation, @Nullable Refusal refusal) {
  private static final Set<String> GROUP = Set.of("array", "group");

  /** The operations on groups that need no further words. */
  private static final List<Form> FORMS =
      Catalog.forms().stream().filter(Attempt::ofGroup).toList();

  private static boolean ofGroup(Form form) {
    Set<String> needed = new TreeSet<>();
    for (Field field : form.fields()) {
      if (!field.optional()) {
        needed.add(field.name());
      }
    }
    return form.giver() == Form.Giver.OPERATOR && needed.equals(GROUP);
  }

  /** What each operation would do to a group now. */
  static List<Attempt> all(FleetAt at, Site site, String group) {
    Map<String, String> words = Map.of("array", site.name(), "group", group);
    List<Attempt> attempts = new ArrayList<>();
    for (Form form : FORMS) {
      Outcome outcome = Outcome.execute(at.fleet(), form.read(at.fleet(), words), at.now());
      attempts.add(new Attempt(form.name(), outcome.refusal()));
    }
    return attempts;
  }
}
