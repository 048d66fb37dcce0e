package org.arraytwin.product.eternus.ccm.verb;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.arraytwin.product.eternus.session.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * {@code acopc query}, {@code acec query} and {@code acsnap query} (layout: CCM V14.1, 3.1.2).
 *
 * @param command the first word
 * @param heading of the column of statuses
 * @param kinds of the groups that it takes
 */
public record QueryVerb(String command, String heading, List<Kind> kinds) implements Verb {
  private static final String NONE = "----";
  private static final List<String> NAMES =
      List.of("Source", "Direction", "Target", "SID", "Status", "Phase", "CopiedBlock", "Progress");

  @Override
  public String name() {
    return command + " query";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-g GROUP [-p PAIR]" + (mirrors() ? " [-progress]" : ""),
        "Shows the sessions of a group.",
        List.of("-g", "-p"),
        mirrors() ? List.of("-progress") : List.of(),
        List.of("-g"),
        List.of());
  }

  private boolean mirrors() {
    return kinds.stream().allMatch(Kind::mirrors);
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
    modes(call, group);
    to.line("");
    List<String> headings =
        new ArrayList<>(
            List.of("Source", "<=>", "Target", "SID", heading, "Copy Phase", "+Copied Block"));
    if (call.arguments().has("-progress")) {
      headings.add("+Progress");
    }
    Columns columns = new Columns(headings.toArray(String[]::new));
    to.list("PairList", "Pair");
    for (Pair pair : Pairwise.chosen(call, group)) {
      row(call, group, pair, columns);
    }
    columns.print(to);
  }

  /** How the sessions of a REC group send writes, come back and part; what REST tells of each. */
  private static void modes(Call call, Group group) {
    List<String> told = new ArrayList<>();
    for (Pair pair : Pairwise.chosen(call, group)) {
      CopySession session = Sessions.either(call, group, pair);
      Transfer transfer = session == null ? null : session.transfer();
      if (transfer != null) {
        String modes =
            "transfer="
                + transfer.word()
                + ", recovery="
                + transfer.recovery()
                + ", split="
                + transfer.split();
        if (!told.contains(modes)) {
          told.add(modes);
        }
      }
    }
    told.forEach(modes -> call.response().line("REC Modes       : " + modes));
  }

  private static String array(Call call, String box) {
    return box + " (" + Names.boxId(call.box(box).site().array()) + ")";
  }

  private static void row(Call call, Group group, Pair pair, Columns columns) {
    CopySession session = Sessions.either(call, group, pair);
    String source = pair.source().text();
    String target = pair.target().text();
    if (session == null) {
      show(call, columns, null, source, "===", target, NONE, NONE, NONE, NONE, NONE);
      return;
    }
    boolean reversed = Sessions.of(call, group, pair) == null;
    Status status = call.status(session);
    boolean latest = call.box(pair.source().box()).latest(session);
    show(
        call,
        columns,
        session.transfer(),
        source,
        reversed ? "<==" : "==>",
        target,
        "0x" + Integer.toHexString(session.sid()),
        '"' + (latest ? status.ccmStatus() : status.ccmOlder()) + '"',
        '"' + status.ccmPhase() + '"',
        Long.toString(session.copiedBlocks()),
        session.percent() + "%");
  }

  /** A row of the columns, and the same with its names and the modes of REC for {@code -xml}. */
  private static void show(
      Call call, Columns columns, @Nullable Transfer transfer, String... values) {
    boolean progress = call.arguments().has("-progress");
    columns.row(progress ? values : Arrays.copyOf(values, NAMES.size() - 1));
    List<String> entry = new ArrayList<>();
    for (int i = 0; i < (progress ? values.length : NAMES.size() - 1); i++) {
      entry.add(NAMES.get(i));
      entry.add(values[i].replace("\"", ""));
    }
    if (transfer != null) {
      entry.addAll(
          List.of(
              "TransferMode",
              transfer.word(),
              "RecoveryMode",
              transfer.recovery(),
              "SplitMode",
              transfer.split()));
    }
    call.response().entry(entry.toArray(String[]::new));
  }
}
