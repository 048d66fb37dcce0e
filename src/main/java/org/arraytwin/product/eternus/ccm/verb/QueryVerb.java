package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Response;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Status;

/**
 * {@code acopc query}, {@code acec query} and {@code acsnap query} (layout: CCM V14.1, 3.1.2).
 *
 * @param command the first word
 * @param heading of the column of statuses
 * @param kinds of the groups that it takes
 */
public record QueryVerb(String command, String heading, List<Kind> kinds) implements Verb {
  private static final String NONE = "----";

  @Override
  public String name() {
    return command + " query";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR]",
        "Shows the sessions of a group.",
        List.of("-g", "-p"),
        List.of("-progress"),
        List.of("-g"),
        List.of());
  }

  @Override
  public void run(Call call) {
    Group group = Pairwise.group(call, kinds);
    Response to = call.response();
    to.line("Copy Group Name : " + group.name());
    to.line("Copy Group Type : " + group.kind().word());
    to.line("Disk Array Name : " + array(call, group.box()));
    if (!group.remote().isEmpty()) {
      to.line("Disk Array Name : " + array(call, group.remote()));
    }
    to.line("");
    Columns columns =
        new Columns("Source", "<=>", "Target", "SID", heading, "Copy Phase", "+Copied Block");
    to.list("PairList", "Pair");
    for (Pair pair : Pairwise.chosen(call, group)) {
      row(call, group, pair, columns);
    }
    columns.print(to);
  }

  private static String array(Call call, String box) {
    return box + " (" + Names.boxId(call.box(box).site().array()) + ")";
  }

  private static void row(Call call, Group group, Pair pair, Columns columns) {
    CopySession session = Sessions.either(call, group, pair);
    String source = pair.source().text();
    String target = pair.target().text();
    if (session == null) {
      columns.row(source, "===", target, NONE, NONE, NONE, NONE);
      entry(call, source, "===", target, NONE, NONE, NONE, NONE);
      return;
    }
    boolean reversed = Sessions.of(call, group, pair) == null;
    Status status = call.status(session);
    boolean latest = call.box(pair.source().box()).latest(session);
    String sid = "0x" + Integer.toHexString(session.sid());
    String arrow = reversed ? "<==" : "==>";
    String word = '"' + (latest ? status.ccmStatus() : status.ccmOlder()) + '"';
    String phase = '"' + status.ccmPhase() + '"';
    String copied = Long.toString(session.copiedBlocks());
    columns.row(source, arrow, target, sid, word, phase, copied);
    entry(call, source, arrow, target, sid, word, phase, copied);
  }

  private static void entry(Call call, String... values) {
    call.response()
        .entry(
            "Source",
            values[0],
            "Direction",
            values[1],
            "Target",
            values[2],
            "SID",
            values[3],
            "Status",
            values[4].replace("\"", ""),
            "Phase",
            values[5].replace("\"", ""),
            "CopiedBlock",
            values[6]);
  }
}
