package org.arraytwin.product.threepar.cli.service;

import java.io.IOException;
import java.util.List;
import org.arraytwin.fleet.service.SwitchCim;
import org.arraytwin.fleet.site.Services;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.profile.CimDoor;

/** {@code startcim}, {@code stopcim} and {@code setcim} (sources: docs/FIDELITY.md). */
public final class CimServerWords {
  private CimServerWords() {}

  /**
   * All of them.
   *
   * @param door where the CIM server listens
   */
  public static List<Word> all(CimDoor door) {
    return List.of(new Start(door), new Stop(door), new Set(door));
  }

  private static Services.Cim cim(Call call) {
    return call.site().desk().services().cim();
  }

  /** What cannot be listened on is refused before anything is changed. */
  private static void put(Call call, CimDoor door, Services.Cim cim) {
    try {
      if (cim.answers()) {
        door.open();
      }
      try {
        call.execute(
            new SwitchCim(call.array(), cim.active(), cim.http(), cim.slp(), cim.entities()),
            "CIM server");
      } finally {
        door.settle();
      }
    } catch (IOException e) {
      throw new CommandError(
          "CIM server: " + e.getMessage() + "; it can be started once the port is free");
    }
  }

  /** {@code startcim}. */
  private record Start(CimDoor door) implements Word {
    @Override
    public String name() {
      return "startcim";
    }

    @Override
    public Syntax syntax() {
      return new Syntax("Starts the CIM server.", "", 0, 0, List.of(), List.of());
    }

    @Override
    public void run(Call call) {
      Services.Cim cim = cim(call);
      if (cim.active()) {
        throw new CommandError("CIM server is already started");
      }
      put(call, door, new Services.Cim(true, cim.http(), cim.slp(), cim.entities()));
      call.print("CIM server will start shortly.");
    }
  }

  /** {@code stopcim}. */
  private record Stop(CimDoor door) implements Word {
    @Override
    public String name() {
      return "stopcim";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Stops the CIM server: connections to it are refused.",
          "",
          0,
          0,
          List.of(
              Confirm.FORCE, Option.flag("-x", "at once, without waiting for requests under way")),
          List.of("Requests under way are always broken off here.", Confirm.NO_TERMINAL));
    }

    @Override
    public void run(Call call) {
      Confirm.require(call, name());
      Services.Cim cim = cim(call);
      if (!cim.active()) {
        throw new CommandError("CIM server is already stopped");
      }
      put(call, door, new Services.Cim(false, cim.http(), cim.slp(), cim.entities()));
      call.print("CIM server stopped successfully.");
    }
  }

  /** {@code setcim}. */
  private record Set(CimDoor door) implements Word {
    private static final String SWITCH = "{enable|disable}";

    @Override
    public String name() {
      return "setcim";
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Sets how the CIM server can be reached, and its policies.",
          "",
          0,
          0,
          List.of(
              Confirm.FORCE,
              Option.value("-http", SWITCH, "answers over HTTP"),
              Option.refused("-https", "there is no HTTPS here"),
              Option.value("-slp", SWITCH, "lets itself be found over SLP"),
              Option.value(
                  "-pol", "{replica_entity|no_replica_entity}", "entities for remote volumes")),
          List.of(
              "replica_entity: a peer's volume that is out of reach is a TPD_ReplicationEntity.",
              Confirm.NO_TERMINAL));
    }

    @Override
    public void run(Call call) {
      String http = call.arguments().value("-http");
      String slp = call.arguments().value("-slp");
      String policy = call.arguments().value("-pol");
      if (http == null && slp == null && policy == null) {
        throw new CommandError("nothing to set; -http, -slp or -pol must be given");
      }
      Confirm.require(call, name());
      Services.Cim cim = cim(call);
      put(
          call,
          door,
          new Services.Cim(
              cim.active(),
              http == null ? cim.http() : enabled("-http", http),
              slp == null ? cim.slp() : enabled("-slp", slp),
              policy == null ? cim.entities() : entities(policy)));
    }

    private static boolean enabled(String option, String value) {
      return switch (value) {
        case "enable" -> true;
        case "disable" -> false;
        default ->
            throw new CommandError(
                "invalid value " + value + " of " + option + "; enable and disable are legal");
      };
    }

    private static boolean entities(String policy) {
      return switch (policy) {
        case "replica_entity" -> true;
        case "no_replica_entity" -> false;
        default ->
            throw new CommandError(
                "invalid policy "
                    + policy
                    + "; replica_entity and no_replica_entity are legal; the interop namespace is"
                    + " set in the product file");
      };
    }
  }
}
