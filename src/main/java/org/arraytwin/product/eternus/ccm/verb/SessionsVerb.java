package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Estimate;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Status;
import org.jspecify.annotations.Nullable;

/** {@code accopy query}: every session of a storage system (CCM V15.2, 4.9.1). */
public final class SessionsVerb implements Verb {
  private static final List<String> TYPES = List.of("all", "local", "remote", "odx");

  @Override
  public String name() {
    return "accopy query";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "-a ARRAY -type {local | remote | odx | all} | -a ARRAY -sa ARRAY -ta ARRAY",
        "Shows every copy session of a storage system, or those from one to another; one that this"
            + " server does not operate is named by its Box ID.",
        List.of("-a", "-type", "-sa", "-ta"),
        List.of(),
        List.of("-a"),
        List.of(List.of("-type", "-sa"), List.of("-type", "-ta")));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().needed("-a");
    Box box = call.answering(name);
    String asked = Modes.choice(call, "-type", TYPES);
    String type = asked == null ? "all" : asked;
    String from = call.arguments().value("-sa");
    String to = call.arguments().value("-ta");
    requireOne(call, name, from, to);
    Columns columns =
        new Columns("SID", "Type", "Source", "Target", "Status", "Phase", "+Copied Block");
    call.response().list("SessionList", "Session");
    for (CopySession session : box.sessions()) {
      if (wanted(type, session) && ends(call, session, from, to)) {
        row(call, box, session, columns);
      }
    }
    if (!type.equals("remote") && !type.equals("odx") && (from == null || from.equals(to))) {
      for (Volume volume : box.site().volumes().iterator().filter(Objects::nonNull)) {
        if (box.site().desk().baselines().volume(volume.id()) != null) {
          measured(call, name, box, volume, columns);
        }
      }
    }
    columns.print(call.response());
  }

  /** A session that only measures how much of a volume is updated. */
  private static void measured(Call call, String name, Box box, Volume volume, Columns columns) {
    Estimate words = call.catalog().estimate();
    String sid = Estimating.sid(volume.id());
    String source = VolumeRef.whole(name, volume.id()).text();
    String blocks = Long.toString(Estimating.updated(box, volume));
    columns.row(
        sid,
        words.type(),
        source,
        "----",
        '"' + words.status() + '"',
        '"' + words.phase() + '"',
        blocks);
    call.response()
        .entry(
            "SID",
            sid,
            "Type",
            words.type(),
            "Source",
            source,
            "Target",
            "",
            "Status",
            words.status(),
            "Phase",
            words.phase(),
            "CopiedBlock",
            blocks);
  }

  /** Either both ends are named or none, and one of them is the storage system itself. */
  private void requireOne(Call call, String name, @Nullable String from, @Nullable String to) {
    if (from == null && to == null) {
      return;
    }
    if (from == null || to == null) {
      throw new CcmException(
          Trouble.MISSING_OPTION, from == null ? "-sa" : "-ta", name() + " " + syntax().usage());
    }
    if (!from.equals(name) && !to.equals(name)) {
      throw new CcmException(Trouble.WRONG_VALUE, "-sa, -ta", from + ", " + to, "one is " + name);
    }
    call.array(from);
    call.array(to);
  }

  private static boolean wanted(String type, CopySession session) {
    return switch (type) {
      case "local" -> !session.kind().remote();
      case "remote" -> session.kind().remote();
      case "odx" -> false;
      default -> true;
    };
  }

  private static boolean ends(
      Call call, CopySession session, @Nullable String from, @Nullable String to) {
    return from == null
        || to == null
        || (session.sourceArray() == call.array(from) && session.targetArray() == call.array(to));
  }

  private static void row(Call call, Box box, CopySession session, Columns columns) {
    Status status = call.status(session);
    String word = box.latest(session) ? status.ccmStatus() : status.ccmOlder();
    String sid = "0x" + Integer.toHexString(session.sid());
    String source = call.ref(session.sourceArray(), session.from()).text();
    String target = call.ref(session.targetArray(), session.to()).text();
    String copied = Long.toString(session.copiedBlocks());
    columns.row(
        sid,
        session.kind().word(),
        source,
        target,
        '"' + word + '"',
        '"' + status.ccmPhase() + '"',
        copied);
    call.response()
        .entry(
            "SID",
            sid,
            "Type",
            session.kind().word(),
            "Source",
            source,
            "Target",
            target,
            "Status",
            word,
            "Phase",
            status.ccmPhase(),
            "CopiedBlock",
            copied);
  }
}
