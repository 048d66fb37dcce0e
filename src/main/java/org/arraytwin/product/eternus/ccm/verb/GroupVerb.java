package org.arraytwin.product.eternus.ccm.verb;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Pair;
import org.arraytwin.product.eternus.ccm.call.Sessions;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.Kind;
import org.jspecify.annotations.Nullable;

/** {@code acgroup}: copy groups. */
public final class GroupVerb {
  private GroupVerb() {}

  /** {@code acgroup create}. */
  public static final class Create implements Verb {
    @Override
    public String name() {
      return "acgroup create";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "-g GROUP -type {OPC | QuickOPC | SnapOPC | SnapOPCP | EC | REC} -a ARRAY [-ra ARRAY]",
          "Creates a copy group; one of REC names both storage systems.",
          List.of("-g", "-type", "-a", "-ra"),
          List.of(),
          List.of("-g", "-type", "-a"),
          List.of());
    }

    @Override
    public void run(Call call) {
      String type = call.arguments().needed("-type");
      Kind kind = Kind.ofWord(type);
      if (kind == null) {
        String all =
            String.join(", ", java.util.Arrays.stream(Kind.values()).map(Kind::word).toList());
        throw new CcmException(Trouble.WRONG_VALUE, "-type", type, all);
      }
      String box = call.arguments().needed("-a");
      call.box(box);
      call.store().create(new Group(name(call), kind, box, remote(call, kind, box), List.of()));
      call.response().line("Successful completion.");
    }

    private static String name(Call call) {
      String name = call.arguments().needed("-g");
      if (!name.matches("[A-Za-z0-9_#+@.-]{1,32}")) {
        throw new CcmException(
            Trouble.WRONG_VALUE, "-g", name, "1 to 32 letters, digits or _ # + @ . -");
      }
      return name;
    }

    private String remote(Call call, Kind kind, String box) {
      String remote = call.arguments().value("-ra");
      String line = name() + " " + syntax().usage();
      if (!kind.remote()) {
        if (remote != null) {
          throw new CcmException(Trouble.CONFLICTING_OPTIONS, "-ra -type " + kind.word(), line);
        }
        return "";
      }
      if (remote == null) {
        throw new CcmException(Trouble.MISSING_OPTION, "-ra", line);
      }
      boolean joined =
          call.box(box).site().target(call.box(remote).array()) != null && !remote.equals(box);
      if (!joined) {
        throw new CcmException(Trouble.NO_PATH, box, remote);
      }
      return remote;
    }
  }

  /** {@code acgroup delete}. */
  public static final class Delete implements Verb {
    @Override
    public String name() {
      return "acgroup delete";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "-g GROUP [-a]",
          "Deletes a copy group; -a its pairs with it. Sessions must have ended.",
          List.of("-g"),
          List.of("-a"),
          List.of("-g"),
          List.of());
    }

    @Override
    public void run(Call call) {
      Group group = call.store().group(call.arguments().needed("-g"));
      for (Pair pair : group.pairs()) {
        if (Sessions.either(call, group, pair) != null) {
          throw new CcmException(
              Trouble.GROUP_IN_USE, group.name(), "a session of pair " + pair.text());
        }
      }
      if (!group.pairs().isEmpty() && !call.arguments().has("-a")) {
        throw new CcmException(
            Trouble.GROUP_IN_USE, group.name(), group.pairs().size() + " pairs; -a deletes them");
      }
      call.store().remove(group.name());
      call.response().line("Successful completion.");
    }
  }

  /** {@code acgroup query}. */
  public static final class Query implements Verb {
    @Override
    public String name() {
      return "acgroup query";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "[-g GROUP]", "Lists the copy groups.", List.of("-g"), List.of(), List.of(), List.of());
    }

    @Override
    public void run(Call call) {
      String only = call.arguments().value("-g");
      List<Group> groups = groups(call, only);
      Columns columns =
          new Columns("Copy Group Name", "Copy Group Type", "Disk Array Name", "+Pairs");
      call.response().list("GroupList", "Group");
      for (Group group : groups) {
        String arrays = group.remote().isEmpty() ? group.box() : group.box() + "," + group.remote();
        String pairs = Integer.toString(group.pairs().size());
        columns.row(group.name(), group.kind().word(), arrays, pairs);
        call.response()
            .entry(
                "Name",
                group.name(),
                "Type",
                group.kind().word(),
                "DiskArray",
                arrays,
                "Pairs",
                pairs);
      }
      columns.print(call.response());
    }

    private static List<Group> groups(Call call, @Nullable String only) {
      return only == null
          ? new ArrayList<>(call.store().groups().toJavaList())
          : List.of(call.store().group(only));
    }
  }
}
