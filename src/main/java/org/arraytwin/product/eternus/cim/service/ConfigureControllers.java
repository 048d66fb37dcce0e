package org.arraytwin.product.eternus.cim.service;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.masking.ExposePaths;
import org.arraytwin.fleet.masking.HidePaths;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** FUJITSU_ControllerConfigurationService (fujitsu C.3): hosts come to see volumes, or cease to. */
final class ConfigureControllers {
  private static final String EXPOSE = "ExposePaths";
  private static final String HIDE = "HidePaths";
  private static final String DELETE = "DeleteProtocolController";
  private static final long READ_WRITE = 2;
  private static final int HEX = 16;

  private final Calls calls;
  private final Paths paths;
  private final Capacity capacity;

  ConfigureControllers(Calls calls, Paths paths, Capacity capacity) {
    this.calls = calls;
    this.paths = paths;
    this.capacity = capacity;
  }

  MethodResult expose(Box box, Map<String, Object> in) {
    Given given = new Given(EXPOSE, box, in);
    return calls.answer(
        given,
        () -> {
          requireAccess(given);
          Vector<Controller> to = controllers(given);
          Vector<String> ports = ports(given, to);
          Vector<String> initiators = given.texts("InitiatorPortIDs");
          TreeSet<Integer> groups = TreeSet.ofAll(to.map(Controller::group));
          Vector<Command> each =
              (groups.isEmpty() ? Vector.of(-1) : groups.toVector())
                  .map(
                      group ->
                          new ExposePaths(
                              calls.array(),
                              group,
                              volumes(given),
                              units(given),
                              initiators,
                              initiators.isEmpty() ? Vector.empty() : ports));
          Box after =
              calls.execute(
                  steps -> {
                    each.forEach(command -> command.decide(steps));
                    capacity.masking(steps);
                  });
          return Calls.out("ProtocolControllers", shown(after, to, initiators, ports));
        });
  }

  /** The controllers that were asked for, or those at which the initiators see something now. */
  private List<ObjectPath> shown(
      Box after, Vector<Controller> asked, Vector<String> initiators, Vector<String> ports) {
    List<ObjectPath> found = new ArrayList<>();
    Masking masking = after.site().masking();
    Vector<Controller> all = asked;
    if (asked.isEmpty()) {
      for (String port : ports) {
        UnitGroup group =
            masking.at(new HostPath(initiators.head().toLowerCase(Locale.ROOT), port));
        all = group == null ? all : all.append(new Controller(group.id(), port));
      }
    }
    all.forEach(controller -> found.add(paths.of(after, controller)));
    return found;
  }

  MethodResult hide(Box box, Map<String, Object> in) {
    Given given = new Given(HIDE, box, in);
    return calls.answer(
        given,
        () -> {
          Vector<Controller> from = controllers(given);
          if (from.isEmpty()) {
            throw given.refused(Reason.INV_INPUT_PARAM_CONFLICT, "ProtocolControllers", "missing");
          }
          Vector<String> initiators = given.texts("InitiatorPortIDs");
          Vector<String> ports = given.texts("TargetPortIDs");
          boolean takesPaths = !initiators.isEmpty() || !ports.isEmpty();
          Vector<String> at = takesPaths ? ports(given, from) : Vector.empty();
          Vector<Command> each =
              TreeSet.ofAll(from.map(Controller::group))
                  .toVector()
                  .map(
                      group -> new HidePaths(calls.array(), group, volumes(given), initiators, at));
          Box after = calls.execute(steps -> each.forEach(command -> command.decide(steps)));
          List<ObjectPath> left = new ArrayList<>();
          from.filter(c -> Controller.of(after.site().masking(), c.deviceId()) != null)
              .forEach(c -> left.add(paths.of(after, c)));
          return Calls.out("ProtocolControllers", left);
        });
  }

  /** The port of a controller is taken from its group; the last one takes the volumes with it. */
  MethodResult delete(Box box, Map<String, Object> in) {
    Given given = new Given(DELETE, box, in);
    return calls.answer(
        given,
        () -> {
          Controller controller =
              given.needed("ProtocolController", Reason.NON_EXISTENT_UNIT_GROUP, paths::controller);
          UnitGroup group =
              Objects.requireNonNull(box.site().masking().group(controller.group()), "its group");
          boolean last = group.ports().size() == 1;
          Vector<String> shown =
              last
                  ? group.units().values().map(id -> name(box.site(), id)).toVector()
                  : Vector.empty();
          calls.execute(
              new HidePaths(
                  calls.array(),
                  controller.group(),
                  shown,
                  Vector.empty(),
                  Vector.of(controller.port())));
          return Map.of();
        });
  }

  private static String name(Site site, int volume) {
    return Objects.requireNonNull(site.volumes().get(volume), "an exposed volume is there").name();
  }

  private Vector<Controller> controllers(Given given) {
    return given.objects("ProtocolControllers", Reason.NON_EXISTENT_UNIT_GROUP, paths::controller);
  }

  private static Vector<String> volumes(Given given) {
    return given
        .texts("LUNames")
        .map(
            uid -> {
              Volume volume = Names.volume(given.box().site(), uid.toUpperCase(Locale.ROOT));
              if (volume == null) {
                throw given.refused(Reason.NON_EXISTENT_VOLUME, "LUNames", "not to know " + uid);
              }
              return volume.name();
            });
  }

  private static void requireAccess(Given given) {
    Vector<Long> accesses = given.numbers("DeviceAccesses");
    Vector<String> volumes = given.texts("LUNames");
    if (accesses.exists(access -> access != READ_WRITE)
        || (!accesses.isEmpty() && accesses.size() != volumes.size())) {
      throw given.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "DeviceAccesses",
          accesses + ", for " + volumes.size() + " volumes, all read and write");
    }
  }

  /** Unit numbers come in hexadecimal. */
  private static Vector<String> units(Given given) {
    return given
        .texts("DeviceNumbers")
        .map(
            text -> {
              String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
              if (!digits.matches("[0-9a-f]{1,16}")
                  || digits.replaceFirst("^0+", "").length() > 4) {
                throw given.refused(
                    Reason.INV_INPUT_PARAM_CONFLICT, "DeviceNumbers", "no unit number: " + text);
              }
              return Long.toString(Long.parseUnsignedLong(digits, HEX));
            });
  }

  /** Ports by WWN, iSCSI name (with or without portal group) or id; else those of controllers. */
  private static Vector<String> ports(Given given, Vector<Controller> controllers) {
    Vector<String> named = given.texts("TargetPortIDs");
    if (named.isEmpty()) {
      return controllers.map(Controller::port).distinct();
    }
    return named.map(
        text -> {
          HostPort port = port(given.box().site().masking(), text);
          if (port == null) {
            throw given.refused(Reason.NON_EXISTENT_PORT, "TargetPortIDs", "not to know " + text);
          }
          return port.id();
        });
  }

  private static @Nullable HostPort port(Masking masking, String text) {
    return masking
        .ports()
        .values()
        .find(
            port ->
                port.id().equals(text)
                    || port.name().equalsIgnoreCase(text)
                    || (port.protocol() == HostProtocol.ISCSI
                        && Endpoints.iscsiName(masking, port).equalsIgnoreCase(text)))
        .getOrNull();
  }
}
