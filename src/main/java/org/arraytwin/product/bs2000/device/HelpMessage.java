package org.arraytwin.product.bs2000.device;

import java.util.List;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Messages;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /HELP-MSG-INFORMATION}: what a message means and what to do. */
public record HelpMessage() implements Verb {
  @Override
  public String name() {
    return "HELP-MSG-INFORMATION";
  }

  @Override
  public void run(Job job) {
    String id = job.operands().of("MSG-IDENTIFICATION").word();
    List<Messages.Message> found = job.messages().of(id);
    if (found.isEmpty()) {
      throw new ShcException(Notice.NO_MESSAGE, id);
    }
    for (Messages.Message message : found) {
      job.print("% " + message.id() + " " + message.text());
      job.print("%   " + message.meaning());
    }
  }
}
