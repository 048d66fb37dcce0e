package org.arraytwin.wbem.pull;

import org.arraytwin.cim.CimClass;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.pull.Context.Phase;
import org.jspecify.annotations.Nullable;

/** Draws one portion from a context. What fails in its middle is left to the next pull. */
final class Drawing implements Portion {
  private final PullContexts contexts;
  private final Context context;
  private final boolean opening;
  private long wanted;

  Drawing(PullContexts contexts, Context context, long wanted, boolean opening) {
    this.contexts = contexts;
    this.context = context;
    this.wanted = wanted;
    this.opening = opening;
  }

  @Override
  public Kind kind() {
    return context.source.kind();
  }

  @Override
  public InstanceForm form() {
    return context.source.form();
  }

  @Override
  public boolean opening() {
    return opening;
  }

  @Override
  public @Nullable CimClass resultClass() {
    return opening ? context.source.resultClass() : null;
  }

  @Override
  public @Nullable Object next() {
    if (context.phase == Phase.CLOSED) {
      throw PullContexts.abandoned(context);
    }
    if (wanted == 0) {
      return null;
    }
    wanted--;
    return context.rest.take();
  }

  @Override
  public void sending() {
    contexts.sending(context);
  }

  @Override
  public Rest end() {
    boolean exhausted = context.rest.exhausted();
    contexts.sent(context, exhausted);
    return new Rest(exhausted ? null : context.id);
  }

  @Override
  public void broken() {
    contexts.broken(context);
  }
}
