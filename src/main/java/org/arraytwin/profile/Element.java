package org.arraytwin.profile;

import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;

/**
 * A domain object together with the view that shows it; two are equal where both are.
 *
 * @param view how it is seen
 * @param object what is seen
 */
public record Element<S, T>(ElementView<S, T> view, T object) {
  public ObjectPath path(S snapshot) {
    return view.path(snapshot, object);
  }

  public CimInstance instance(S snapshot) {
    return view.instance(snapshot, object);
  }
}
