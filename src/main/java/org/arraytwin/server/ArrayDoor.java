package org.arraytwin.server;

import java.io.IOException;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.http.CimEndpoint;
import org.arraytwin.profile.CimDoor;
import org.jspecify.annotations.Nullable;

/** Where one array's CIM server listens. Opened and closed one at a time, and by no fleet lock. */
final class ArrayDoor implements CimDoor {
  private final int array;
  private final FleetWriter fleet;
  private final Pulls pulls;
  private @Nullable CimEndpoint endpoint;

  ArrayDoor(int array, FleetWriter fleet, Pulls pulls) {
    this.array = array;
    this.fleet = fleet;
    this.pulls = pulls;
  }

  /** What listens, from when it does. */
  synchronized void attach(CimEndpoint listening) {
    endpoint = listening;
  }

  @Override
  public synchronized void open() throws IOException {
    if (endpoint != null) {
      endpoint.listen(true);
    }
  }

  @Override
  public synchronized void settle() throws IOException {
    if (endpoint == null) {
      return;
    }
    boolean answers = fleet.now().fleet().site(array).cimAnswers();
    endpoint.listen(answers);
    if (!answers) {
      pulls.drop(array);
    }
  }
}
